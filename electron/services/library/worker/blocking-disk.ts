import { closeSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import { realDisk, type Disk, type DiskFile } from '../../disk.ts';

/**
 * A disk for a thread that has nothing else to do: what a look through a folder does two hundred thousand times is done at once, in a
 * fifth of the time that handing each act to another thread takes.
 */
export const blockingDisk: Disk = {
  ...realDisk,
  open: async (path, mode) => (mode === 'read' ? readable(openSync(path, 'r')) : realDisk.open(path, mode)),
  stat: async (path) => {
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (facts === undefined) return null;
    return { kind: kindOf(facts), sizeBytes: facts.size, modifiedMs: Math.trunc(facts.mtimeMs) };
  },
  list: async (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
};

function readable(file: number): DiskFile {
  const refuse = (): never => {
    throw new Error('Opened for reading');
  };
  return {
    read: async (into, position) => {
      let filled = 0;
      while (filled < into.byteLength) {
        const length = readSync(file, into, filled, into.byteLength - filled, position + filled);
        if (length === 0) break;
        filled += length;
      }
      return filled;
    },
    write: async () => refuse(),
    truncate: async () => refuse(),
    sync: async () => refuse(),
    close: async () => closeSync(file),
  };
}

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory'>): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
