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

/** Each a letter of that number: width ÷ height × 1000, from 0.032 to 50. */
export function packRatios(ratios: readonly number[]): string {
  return ratios.map((ratio) => String.fromCharCode(Math.min(Math.max(ratio, least), greatest))).join('');
}

export function unpackRatios(packed: string): number[] {
  return Array.from({ length: packed.length }, (_, at) => packed.charCodeAt(at));
}
