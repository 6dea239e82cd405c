import type { Random } from '../../electron/services/ports.ts';
import { createSeededRandom } from '../fakes/random.ts';

/** Random choices of one schedule, all from its seed. */
export type Dice = {
  chance(share: number): boolean;
  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Between `low` and `high`, each order of magnitude as likely as the next. */
  scale(low: number, high: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** Dice of its own: what is thrown here does not change what is thrown there. */
  readonly random: Random;
};

export function createDice(seed: number): Dice {
  const random = createSeededRandom(seed);
  const whole = (low: number, high: number) => low + Math.floor(random.uniform() * (high - low + 1));
  return {
    random,
    chance: (share) => random.uniform() < share,
    whole,
    scale: (low, high) => Math.exp(Math.log(low) + random.uniform() * Math.log(high / low)),
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
  };
}

/** Independent dice for one part of a schedule. */
export function diceFor(seed: number, part: string): Dice {
  let mixed = seed >>> 0;
  for (const letter of part) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return createDice(Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0);
}
