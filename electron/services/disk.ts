import { constants } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  unlink,
  type FileHandle,
} from 'node:fs/promises';

/**
 * The few acts on files that keeping a clip consists of. Injected, so that a test can fill the disk, stop the program between any two
 * acts, or lose what was not synced. Every function rejects with Node's own error and its `code`.
 */
export type Disk = {
  /** `write` keeps what is there or starts an empty file; `create` rejects with EEXIST when something has the name. */
  open(path: string, mode: 'read' | 'write' | 'create'): Promise<DiskFile>;
  /** Null when nothing has this name. A symbolic link is not followed: it is 'other'. */
  stat(path: string): Promise<FileFacts | null>;
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** Makes one folder in an existing one; false when it was there. */
  makeFolder(path: string): Promise<boolean>;
  /** Overwrites. */
  rename(from: string, to: string): Promise<void>;
  /** Harmless when the file is gone. */
  unlink(path: string): Promise<void>;
  /** Removes an empty folder; harmless when it is gone. */
  removeFolder(path: string): Promise<void>;
  /** Rejects with EEXIST instead of overwriting. */
  copy(from: string, to: string): Promise<void>;
  /** Makes names created, moved or removed in this folder survive a power loss, where the system can. */
  syncFolder(path: string): Promise<void>;
};

export type DiskFile = {
  /** Fills `into` from `position`; answers with fewer bytes only at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  write(bytes: Uint8Array, position: number): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

type EntryKind = 'file' | 'folder' | 'other';
export type FileFacts = { readonly kind: EntryKind; readonly sizeBytes: number; readonly modifiedMs: number };
export type FolderEntry = { readonly name: string; readonly kind: EntryKind };

/** The system's error code of a rejected act, or null. */
export function errorCode(error: unknown): string | null {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return hasCode ? String(error.code) : null;
}

const openFlags = {
  read: constants.O_RDONLY,
  write: constants.O_RDWR | constants.O_CREAT,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
} as const;

export const realDisk: Disk = {
  open: async (path, mode) => diskFile(await open(path, openFlags[mode])),
  stat,
  list: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  makeFolder,
  rename,
  unlink: (path) => unless(['ENOENT'], unlink(path)),
  removeFolder: (path) => unless(['ENOENT'], rmdir(path)),
  copy: async (from, to) => {
    // COPYFILE_FICLONE copies nothing at all where the volume can share blocks.
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE).catch(
      async (error: unknown) => {
        if (errorCode(error) !== 'EEXIST') await rm(to, { force: true });
        throw error;
      },
    );
  },
  syncFolder,
};

function diskFile(handle: FileHandle): DiskFile {
  return {
    read: async (into, position) => {
      let filled = 0;
      while (filled < into.byteLength) {
        const { bytesRead } = await handle.read(into, filled, into.byteLength - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
    write: async (bytes, position) => {
      let written = 0;
      while (written < bytes.byteLength) {
        const rest = bytes.byteLength - written;
        written += (await handle.write(bytes, written, rest, position + written)).bytesWritten;
      }
    },
    truncate: (sizeBytes) => handle.truncate(sizeBytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function stat(path: string): Promise<FileFacts | null> {
  try {
    const facts = await lstat(path);
    return { kind: kindOf(facts), sizeBytes: facts.size, modifiedMs: Math.trunc(facts.mtimeMs) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
}

async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Windows cannot sync a folder, and some network volumes refuse to; the names are then as durable as the volume makes them. */
async function syncFolder(path: string): Promise<void> {
  const cannot = [
    'EISDIR',
    'EINVAL',
    'ENOTSUP',
    'ENOSYS',
    ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
  ];
  await unless(
    cannot,
    (async () => {
      const handle = await open(path, constants.O_RDONLY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    })(),
  );
}

async function unless(codes: readonly string[], act: Promise<void>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
