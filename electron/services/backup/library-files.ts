import path from 'node:path';
import type { Disk } from '../disk.ts';
import { ownFolder } from '../library/paths.ts';

/** A file of a library; `path` is relative, with '/'. */
export type LibraryFile = { readonly path: string; readonly sizeBytes: number; readonly modifiedMs: number };

/** In .dailies, what is made anew from the rest, what is only of this moment, and what belongs to a copy, not to the library. */
const leftOut =
  /^(partial|posters|strips|index\.sqlite.*|acts\.sqlite.*|lock.*|backup\.jsonl|copy\.jsonl|older)$/;
const deepest = 12;

/**
 * Everything in a library's folder that cannot be made again: clips, sidecars, the trash, lists, and whatever the user has put there.
 * Hidden files and links are left out. Rejects when the folder itself cannot be read.
 */
export async function libraryFiles(disk: Disk, root: string): Promise<readonly LibraryFile[]> {
  const files: LibraryFile[] = [];
  const folders: { readonly place: string; readonly depth: number }[] = [{ place: '', depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { place, depth } = next;
    for (const { name, kind } of await disk.list(path.join(root, place))) {
      const below = place === '' ? name : `${place}/${name}`;
      if (place === ownFolder ? leftOut.test(name) : name.startsWith('.') && below !== ownFolder) continue;
      if (kind === 'folder' && depth < deepest) folders.push({ place: below, depth: depth + 1 });
      const facts = kind === 'file' ? await disk.stat(path.join(root, below)) : null;
      if (facts?.kind === 'file') files.push({ path: below, ...pick(facts) });
    }
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function pick({ sizeBytes, modifiedMs }: LibraryFile | Omit<LibraryFile, 'path'>): Omit<LibraryFile, 'path'> {
  return { sizeBytes, modifiedMs };
}

/** Is this a place inside a folder, written as this program writes it? Threat: a list from elsewhere that names files outside. */
export function isSafePlace(place: string): boolean {
  if (place.length > 1000 || /[\\:\p{Cc}]/u.test(place)) return false;
  return place.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}
