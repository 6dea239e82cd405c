import type { DiskFile } from './disk.ts';

/**
 * `boxes`: a row of boxes that fills the file exactly, `ftyp` first, with `moov` in it. `truncated`: it begins as one, and ends in the
 * middle of a box or before `moov`. `foreign`: it does not begin with `ftyp`.
 */
export type BoxVerdict = 'boxes' | 'truncated' | 'foreign';

const headerBytes = 16;
/** More top-level boxes than any real clip has; a fragmented film of hours stays below. */
const mostBoxes = 200_000;

/**
 * Walks the top-level boxes of an ISO base media file (ISO/IEC 14496-12, 4.2) by their headers alone. A download that lost its end passes
 * a look at the first bytes, and many demuxers too; it does not pass this.
 */
export async function walkBoxes(file: DiskFile, sizeBytes: number): Promise<BoxVerdict> {
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  let position = 0;
  let hasMovie = false;
  for (let count = 0; position < sizeBytes && count < mostBoxes; count += 1) {
    const got = await file.read(header, position);
    const type = String.fromCharCode(...header.subarray(4, 8));
    if (position === 0 && (got < 8 || type !== 'ftyp')) return 'foreign';
    if (got < 8) return 'truncated';
    const length = boxLength(view, got, sizeBytes - position);
    if (length === null) return 'truncated';
    if (type === 'moov') hasMovie = true;
    position += length;
  }
  return position === sizeBytes && hasMovie ? 'boxes' : 'truncated';
}

/** Null when the box cannot have this length, or reaches beyond the file. */
function boxLength(view: DataView, headerRead: number, restBytes: number): number | null {
  const short = view.getUint32(0);
  // 0: to the end of the file. 1: the length follows in 64 bits.
  if (short === 0) return restBytes;
  if (short === 1 && headerRead < headerBytes) return null;
  const length = short === 1 ? Number(view.getBigUint64(8)) : short;
  return length < (short === 1 ? headerBytes : 8) || length > restBytes ? null : length;
}
