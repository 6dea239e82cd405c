import path from 'node:path';
import { listIfThere } from './files.ts';
import type { Shelf } from './shelf.ts';
import { mostInline } from './worker/choose-reader.ts';

/** Would a look through this library hold up main? By what is known, or by the names in the folder of an index that knows nothing yet. */
export async function isLarge({
  disk,
  index,
  paths,
}: Pick<Shelf, 'disk' | 'index' | 'paths'>): Promise<boolean> {
  if (index.file === null) return false;
  if (index.totals().clips > mostInline) return true;
  let names = 0;
  for (const entry of await listIfThere(disk, paths.root)) {
    if (entry.kind !== 'folder' || entry.name.startsWith('.')) continue;
    names += (await listIfThere(disk, path.join(paths.root, entry.name))).length;
    // Each clip is two files.
    if (names > mostInline * 2) return true;
  }
  return false;
}
