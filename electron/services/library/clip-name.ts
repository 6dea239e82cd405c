/** Bytes in UTF-8 of the part of a name that comes from the title: leaves room for date, id and extension in Windows' 260. */
const longestSlugBytes = 96;

/** Windows refuses these as a whole name and before the first dot, in any case, and with superscript digits. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/**
 * Refused by Windows, or with a meaning in a path elsewhere; control characters; what writes backwards or is never seen. The joiners
 * U+200C and U+200D stay: Persian, Indic scripts and emoji are spelled with them.
 */
const unsafe =
  /[<>:"/\\|?*\p{Cc}\p{Noncharacter_Code_Point}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** A text as a part of a file name that Windows, macOS and Linux all take, in its own script. Empty when nothing of it can be used. */
export function slug(text: string, longestBytes: number = longestSlugBytes): string {
  const clean = text.toWellFormed().normalize('NFC').replace(unsafe, ' ').replace(/\s+/g, ' ');
  const trimmed = trimEnds(cutToBytes(trimEnds(clean), longestBytes));
  const [beforeDot = ''] = trimmed.split('.', 1);
  return reserved.test(beforeDot.trimEnd()) ? `_${trimmed}` : trimmed;
}

/** A leading dot hides a file, a leading dash reads as an option, and Windows drops dots and spaces at the end. */
function trimEnds(text: string): string {
  return text.replace(/^[\s.\-–—…]+|[\s.,;:\-–—…]+$/gu, '');
}

/** Never cuts inside what a reader sees as one character. */
function cutToBytes(text: string, longestBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > longestBytes) break;
    kept += segment;
  }
  return kept;
}

/** "2026-11-22 fox in falling snow a1b2c3", by the local day. */
export function clipStem(clip: {
  readonly title: string;
  readonly keptAtMs: number;
  readonly id: string;
}): string {
  return [localDate(clip.keptAtMs), slug(clip.title), clip.id.slice(0, 6)]
    .filter((part) => part !== '')
    .join(' ');
}

/** "2026-11". */
export function monthOf(timeMs: number): string {
  return localDate(timeMs).slice(0, 7);
}

function localDate(timeMs: number): string {
  const date = new Date(timeMs);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/** Two names that some file system takes for one have the same key. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The stem, or the first of "stem (2)", "stem (3)" … that is free. */
export function freeStem(stem: string, isTaken: (stem: string) => boolean): string {
  if (!isTaken(stem)) return stem;
  let number = 2;
  while (isTaken(`${stem} (${number})`)) number += 1;
  return `${stem} (${number})`;
}
