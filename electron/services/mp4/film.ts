import type { DiskFile } from '../disk.ts';
import { typeAt, viewOf } from './boxes.ts';

/** Where a top-level box lies in its file. */
export type Extent = { readonly type: string; readonly from: number; readonly length: number };

/** The top-level boxes of a file, and its `moov` in memory. */
export type Film = {
  readonly extents: readonly Extent[];
  readonly movie: Extent;
  /** What follows the header of `moov`. */
  readonly body: Uint8Array;
};

/** The tables of a clip of hours are some megabytes; more is no film that this program will take into memory. */
const longestMovie = 64 * 1024 * 1024;
const mostBoxes = 10_000;

/** Null when the file is not a row of whole boxes with one `moov`. */
export async function readFilm(file: DiskFile, sizeBytes: number): Promise<Film | null> {
  const extents = await readExtents(file, sizeBytes);
  if (extents === null || extents[0]?.type !== 'ftyp') return null;
  const [movie, ...others] = extents.filter(({ type }) => type === 'moov');
  if (movie === undefined || others.length > 0 || movie.length > longestMovie) return null;
  const whole = new Uint8Array(movie.length);
  if ((await file.read(whole, movie.from)) < movie.length) return null;
  const header = viewOf(whole).getUint32(0) === 1 ? 16 : 8;
  return { extents, movie, body: whole.subarray(header) };
}

async function readExtents(file: DiskFile, sizeBytes: number): Promise<readonly Extent[] | null> {
  const extents: Extent[] = [];
  const header = new Uint8Array(16);
  const view = viewOf(header);
  for (let from = 0; from < sizeBytes;) {
    const got = await file.read(header, from);
    if (got < 8 || extents.length === mostBoxes) return null;
    const short = view.getUint32(0);
    if (short === 1 && got < 16) return null;
    const length = short === 1 ? Number(view.getBigUint64(8)) : short === 0 ? sizeBytes - from : short;
    if (length < (short === 1 ? 16 : 8) || length > sizeBytes - from) return null;
    extents.push({ type: typeAt(header, 4), from, length });
    from += length;
  }
  return extents;
}
