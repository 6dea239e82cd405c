import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { Disk } from '../disk.ts';
import { nameKey } from '../library/clip-name.ts';

/** A folder outside, into which nothing is put twice and nothing over something else. Places are relative, with '/'. */
export type TargetFolder = {
  /** Has a file or folder this name, with any of these endings? Of a folder that was opened before. */
  isTaken(place: string, endings: readonly string[]): boolean;
  /** Makes the folders above a place, and learns what is in the last of them. */
  open(place: string): Promise<void>;
  /** Where a file lies while it is being written: hidden, in the folder where it will stay. */
  hidden(place: string, name: string): string;
  /** Gives what was written its name. Rejects with `conflict` when something has taken it meanwhile. */
  settle(hidden: string, place: string): Promise<void>;
  /** Makes all names last. */
  sync(): Promise<void>;
};

export function createTargetFolder(disk: Disk, root: string): TargetFolder {
  const known = new Map<string, Set<string>>();
  const absolute = (place: string): string => path.join(root, ...place.split('/'));
  const folderOf = (place: string): string => path.posix.dirname(place);

  async function openFolder(folder: string): Promise<void> {
    if (known.has(nameKey(folder))) return;
    if (folder !== '.') {
      await openFolder(path.posix.dirname(folder));
      await disk.makeFolder(absolute(folder));
      // Threat: a link in the chosen folder that leads out of it.
      if ((await disk.stat(absolute(folder)))?.kind !== 'folder') {
        throw new AppError('forbidden', 'The name of the folder is taken by something else');
      }
    }
    const entries = await disk.list(absolute(folder));
    known.set(nameKey(folder), new Set(entries.map(({ name }) => nameKey(name))));
  }

  return {
    isTaken(place, endings) {
      const names = known.get(nameKey(folderOf(place)));
      return endings.some((ending) => names?.has(nameKey(path.posix.basename(place) + ending)) ?? false);
    },
    open: (place) => openFolder(folderOf(place)),
    hidden: (place, name) => path.join(absolute(folderOf(place)), name),
    async settle(hidden, place) {
      if ((await disk.stat(absolute(place))) !== null) throw new AppError('conflict', 'The name is taken');
      await disk.rename(hidden, absolute(place));
      known.get(nameKey(folderOf(place)))?.add(nameKey(path.posix.basename(place)));
    },
    async sync() {
      for (const folder of known.keys()) {
        if ((await disk.stat(absolute(folder))) !== null) await disk.syncFolder(absolute(folder));
      }
    },
  };
}
