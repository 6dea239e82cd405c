import type { DiskFile } from '../disk.ts';
import { parseBoxes, writeBox, writeBoxes, type Box } from './boxes.ts';
import { shiftChunks } from './chunk-offsets.ts';
import { tagsOfRecipe, type InsideRecipe } from './clip-recipe.ts';
import { readFilm, type Film } from './film.ts';
import { withTags } from './metadata.ts';

/** A new file, in order: bytes of its own, and stretches of the old one. */
export type Stretch =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'copied'; readonly from: number; readonly length: number };

/** Fragments and what indexes them, and metadata that points into the file: nothing that a few changed offsets would do for. */
const beyondUs: ReadonlySet<string> = new Set(['meta', 'mfra', 'moof', 'sidx', 'ssix']);

/**
 * The MP4 with the recipe in its metadata. Only `moov` is written anew; every other byte, the film's data above all, is copied. Null for a
 * file that cannot be changed without risk (fragments, data in other files, tables this program does not know): it is then left as it is.
 */
export async function planRecipe(
  file: DiskFile,
  sizeBytes: number,
  recipe: InsideRecipe,
): Promise<readonly Stretch[] | null> {
  const film = await readFilm(file, sizeBytes);
  if (film === null || film.extents.some(({ type }) => beyondUs.has(type))) return null;
  const movie = parseBoxes(film.body);
  const tagged = movie === null ? null : withTags(movie, tagsOfRecipe(recipe));
  const settled = tagged === null ? null : settle(film, tagged);
  if (settled === null) return null;
  return film.extents.map((extent) =>
    extent === film.movie
      ? { kind: 'bytes', bytes: settled }
      : { kind: 'copied', from: extent.from, length: extent.length },
  );
}

/** What lies behind `moov` moves by as much as it grows; how much it grows depends on the width of the offsets, not on their values. */
function settle({ movie }: Film, boxes: readonly Box[]): Uint8Array | null {
  const from = movie.from + movie.length;
  for (const isWide of [false, true]) {
    const measured = shiftChunks(boxes, { from, by: 0, isWide });
    if (measured === null) return null;
    const by = writeBoxes(measured.boxes).byteLength + 8 - movie.length;
    const shifted = shiftChunks(boxes, { from, by, isWide });
    if (shifted !== null && !shifted.overflows) {
      return writeBox({ type: 'moov', body: writeBoxes(shifted.boxes) });
    }
  }
  return null;
}
