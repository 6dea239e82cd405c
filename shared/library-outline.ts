import type { ClipId } from './contract/ids.ts';

/*
 * How a result of any size crosses to the page: as two strings, which cost a copy, where lists of a hundred thousand strings and numbers
 * would hold up both sides for longer than a frame.
 */

export function packIds(ids: readonly string[]): string {
  return ids.join(' ');
}

export function unpackIds(packed: string): ClipId[] {
  // Packed from ids.
  return packed === '' ? [] : (packed.split(' ') as ClipId[]);
}

/** Below: no readable text. Above: not part of pairs, which no encoding may take apart. */
const [least, greatest] = [32, 50_000];

/** Letters that one call of fromCharCode takes: each is an argument. */
const lettersAtOnce = 8192;

/** Each a letter of that number: width ÷ height × 1000, from 0.032 to 50. */
export function packRatios(ratios: ArrayLike<number>): string {
  const letters = new Uint16Array(ratios.length);
  for (let at = 0; at < letters.length; at += 1) {
    letters[at] = Math.min(Math.max(ratios[at] ?? 0, least), greatest);
  }
  let packed = '';
  for (let from = 0; from < letters.length; from += lettersAtOnce) {
    packed += String.fromCharCode(...letters.subarray(from, from + lettersAtOnce));
  }
  return packed;
}

export function unpackRatios(packed: string): Uint16Array {
  const ratios = new Uint16Array(packed.length);
  for (let at = 0; at < ratios.length; at += 1) ratios[at] = packed.charCodeAt(at);
  return ratios;
}
