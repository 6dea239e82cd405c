import { closeSync } from 'node:fs';
import type { Clock } from '../../electron/services/ports.ts';
import type { Dice } from './dice.ts';

/** Where a life is to end: at the `nth` call that `matches`, with the other side having acted on that call or not. */
export type Death = { readonly matches: string; readonly nth: number; readonly effectFirst: boolean };

/**
 * One life of the program. Everything it awaits of the world goes through here: the places where it can be cut off. After its death
 * nothing that it does has any effect, and nothing that it waits for comes.
 */
export type Life = {
  readonly number: number;
  readonly clock: Clock;
  isDead(): boolean;
  /** Resolves at its death. */
  readonly died: Promise<void>;
  /** Dies now. */
  kill(reason: string): void;
  spare(): void;
  /** One call, with a wait before and after it. `cut` is what remains of it when the life ends in its middle. */
  outside<T>(name: string, effect: () => T, cut?: () => void): Promise<T>;
  /** A call that waits by itself: a request, say. */
  through<T>(name: string, work: () => Promise<T>): Promise<T>;
  holds(handle: number): void;
  releases(handle: number): void;
};

type Options = {
  readonly number: number;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly death: Death | null;
  onDeath(reason: string): void;
};

export function createLife({ number, clock, dice, death, onDeath }: Options): Life {
  const handles = new Set<number>();
  const died = Promise.withResolvers<void>();
  let plan = death;
  let matching = 0;
  let isDead = false;

  function kill(reason: string): void {
    if (isDead) return;
    isDead = true;
    for (const handle of handles) closeSync(handle);
    handles.clear();
    onDeath(reason);
    died.resolve();
  }

  /** Whether this call is the one to die at. */
  function isLast(name: string): boolean {
    if (plan === null || !name.includes(plan.matches)) return false;
    matching += 1;
    return matching === plan.nth;
  }

  async function mortal<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      return isDead ? await never() : result;
    } catch (error) {
      if (isDead) return await never();
      throw error;
    }
  }

  const sleep = (ms: number, signal?: AbortSignal) => mortal(clock.sleep(ms, signal));

  return {
    number,
    clock: { now: clock.now, monotonic: clock.monotonic, sleep },
    isDead: () => isDead,
    died: died.promise,
    kill,
    spare: () => {
      plan = null;
    },
    async outside(name, effect, cut) {
      if (isDead) return await never();
      if (isLast(name)) {
        try {
          if (plan?.effectFirst === true) (cut ?? effect)();
        } catch {
          // Refused, and nobody is left to hear of it.
        }
        kill(name);
        return await never();
      }
      if (dice.chance(0.15)) await sleep(dice.whole(0, 5));
      const result = effect();
      if (dice.chance(0.15)) await sleep(dice.whole(0, 5));
      return result;
    },
    async through(name, work) {
      if (isDead) return await never();
      if (!isLast(name)) return await mortal(work());
      // The other side still hears of it, in its own time.
      if (plan?.effectFirst === true) work().catch(() => undefined);
      kill(name);
      return await never();
    },
    holds: (handle) => void handles.add(handle),
    releases: (handle) => {
      if (handles.delete(handle)) closeSync(handle);
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}
