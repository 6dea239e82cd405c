import type { Clock, Log } from '../ports.ts';

export type Loop = {
  /** Runs the next step now, or right after the one that is running. */
  wake(): void;
};

const restAfterFaultMs = 1000;
const longestSleepMs = 60 * 60_000;

/**
 * Runs `step` again and again until `signal` aborts. A step answers how long to wait for the next one: 0 for at once, null for
 * until woken. A step that throws is a fault of ours or of the disk: it is logged and tried again after a rest.
 */
export function startLoop(loop: {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  step(): Promise<number | null>;
}): Loop {
  const { name, clock, log, signal } = loop;
  let woken = false;
  let bell = new AbortController();

  function wake(): void {
    woken = true;
    // With a reason of its own: the usual one is an error with a stack, made for every wake.
    bell.abort('woken');
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      bell = new AbortController();
      try {
        const waitMs = await loop.step();
        if (woken || waitMs === 0) continue;
        // Whole milliseconds: a rest smaller than the clock's step would never pass.
        await clock.sleep(Math.min(Math.ceil(waitMs ?? longestSleepMs), longestSleepMs), bell.signal);
      } catch (error) {
        if (signal.aborted) return;
        log.error('takes.loop-fault', error, { loop: name });
        await clock.sleep(restAfterFaultMs);
      }
    }
  }

  signal.addEventListener('abort', wake);
  drop(run(), log, name);
  return { wake };
}

/** Lets work go on by itself; whatever it throws is logged, never lost. */
export function drop(work: Promise<unknown>, log: Log, name: string): void {
  work.catch((error: unknown) => log.error('takes.background-fault', error, { work: name }));
}
