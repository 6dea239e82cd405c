import type { Random } from '../../electron/services/ports.ts';

/** The same seed gives the same numbers and ids (mulberry32). */
export function createSeededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const id = (length: number) =>
    Array.from({ length }, () => Math.floor(uniform() * 36).toString(36)).join('');
  return { uniform, id };
}
