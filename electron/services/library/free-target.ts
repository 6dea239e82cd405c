import { clipStem, freeStem, monthOf, nameKey } from './clip-name.ts';
import { absolutePath, stemOf } from './paths.ts';
import type { Shelf } from './shelf.ts';

/** Where a clip of this name can lie, in the folder of its month, beside what is there already. */
export async function freeTarget(
  shelf: Shelf,
  clip: { readonly id: string; readonly title: string; readonly keptAtMs: number },
  extension = '.mp4',
): Promise<string> {
  const month = monthOf(clip.keptAtMs);
  const folder = absolutePath(shelf.paths, month);
  const isThere = (await shelf.disk.stat(folder)) !== null;
  const entries = isThere ? await shelf.disk.list(folder) : [];
  const taken = new Set(entries.map((entry) => nameKey(stemOf(entry.name))));
  return `${month}/${freeStem(clipStem(clip), (stem) => taken.has(nameKey(stem)))}${extension}`;
}
