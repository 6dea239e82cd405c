import type { Clock } from '../../electron/services/ports.ts';

export type VirtualClock = Clock & {
  /** Lets `ms` pass, waking each sleeper at its time and letting it run before time goes on. */
  advance(ms: number): Promise<void>;
  /** Lets time pass from sleeper to sleeper until nobody sleeps. Throws after `limitMs`, so that an endless loop is seen. */
  runUntilIdle(limitMs?: number): Promise<void>;
  /** Sets the wall clock forward or back without time passing, as a user or a time server does. */
  jump(ms: number): void;
  /** How many sleeps are open. */
  sleepers(): number;
};

type Sleeper = { readonly dueMs: number; readonly order: number; readonly wake: () => void };

/** A clock that only moves when told to. Same calls, same order: sleepers due together wake in the order they lay down. */
export function createVirtualClock(startMs = Date.UTC(2026, 10, 22, 12)): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let elapsedMs = 0;
  let offsetMs = startMs;
  let order = 0;

  const next = () => [...sleepers].toSorted((a, b) => a.dueMs - b.dueMs || a.order - b.order).at(0);

  async function passUntil(limitMs: number): Promise<void> {
    await settled();
    for (let due = next(); due !== undefined && due.dueMs <= limitMs; due = next()) {
      elapsedMs = Math.max(elapsedMs, due.dueMs);
      due.wake();
      await settled();
    }
  }

  return {
    now: () => offsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        order += 1;
        const sleeper = { dueMs: elapsedMs + Math.max(0, ms), order, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake);
      }),
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await passUntil(untilMs);
      elapsedMs = untilMs;
    },
    async runUntilIdle(limitMs = 30 * 24 * 3_600_000) {
      const untilMs = elapsedMs + limitMs;
      await passUntil(untilMs);
      if (sleepers.size > 0) throw new Error(`Still ${sleepers.size} sleeping after ${limitMs} ms`);
    },
    jump: (ms) => {
      offsetMs += ms;
    },
    sleepers: () => sleepers.size,
  };
}

/** After one turn of the event loop every promise that could go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
