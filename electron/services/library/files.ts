import path from 'node:path';
import { errorCode, type Disk, type FolderEntry } from '../disk.ts';

/** No sidecar, note or plan of ours comes near this. */
const longestTextBytes = 4 * 1024 * 1024;

/** Null when there is no such file, or it is far too long to be ours. */
export async function readText(disk: Disk, file: string): Promise<string | null> {
  const facts = await disk.stat(file);
  if (facts?.kind !== 'file' || facts.sizeBytes > longestTextBytes) return null;
  const opened = await disk.open(file, 'read');
  try {
    const bytes = new Uint8Array(facts.sizeBytes);
    const length = await opened.read(bytes, 0);
    return new TextDecoder().decode(bytes.subarray(0, length));
  } finally {
    await opened.close();
  }
}

/**
 * Writes a file that is there whole or not at all, whatever happens meanwhile: a temporary file, synced, renamed over the target, and the
 * name synced. `temporary` is in a folder of ours on the same volume, where leftovers are swept at the next start.
 */
export async function writeWhole(
  disk: Disk,
  temporary: string,
  target: string,
  content: string | Uint8Array,
): Promise<void> {
  const file = await disk.open(temporary, 'write');
  try {
    await file.truncate(0);
    await file.write(typeof content === 'string' ? new TextEncoder().encode(content) : content, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await disk.rename(temporary, target);
  await disk.syncFolder(path.dirname(target));
}

/** Moves within the volume, and makes both names durable. The caller has seen that the new name is free. */
export async function moveFile(disk: Disk, from: string, to: string): Promise<void> {
  await disk.rename(from, to);
  await disk.syncFolder(path.dirname(to));
  await disk.syncFolder(path.dirname(from));
}

/** Makes a folder in an existing one, durably. One that is there may have been made by a program that was killed before it could sync. */
export async function ensureFolder(disk: Disk, folder: string): Promise<void> {
  await disk.makeFolder(folder);
  await disk.syncFolder(path.dirname(folder));
}

/** Nothing where there is no such folder. */
export async function listIfThere(disk: Disk, folder: string): Promise<readonly FolderEntry[]> {
  return (await unlessUnreadable(() => disk.list(folder))) ?? [];
}

const unreadable: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'EIO',
  'EBUSY',
  'EISDIR',
]);

/** Null when one file or folder cannot be read, which must not keep a whole library from being looked through. */
export async function unlessUnreadable<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!unreadable.has(errorCode(error) ?? '')) throw error;
    return null;
  }
}
