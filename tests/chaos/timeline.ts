import type { Clock } from '../../electron/services/ports.ts';

/**
 * Time of one schedule. It moves only from sleeper to sleeper, so that hours pass in milliseconds and the same calls give the same order.
 * Three clocks hang on it: the monotonic one, the service's (which is right), and the studio's wall clock, which may be set wrong.
 */
export type Timeline = {
  /** Of the service: always right, and not stopped by the machine's sleep. */
  readonly service: Clock;
  /** Of the studio's machine. */
  readonly studio: Clock;
  /** Sets the studio's wall clock forward or back without time passing. */
  jump(ms: number): void;
  /** How far the studio's wall clock is off. */
  skewMs(): number;
  setRight(): void;
  /** The machine sleeps: wall clocks go on, its monotonic clock stands still. */
  standby(ms: number): void;
  /** Lets time pass until `work` has ended. Throws when nobody sleeps any more and it has not. */
  drive<T>(work: Promise<T>): Promise<T>;
};

type Sleeper = { readonly dueMs: number; readonly order: number; done: boolean; readonly wake: () => void };

export function createTimeline(startMs: number): Timeline {
  const heap: Sleeper[] = [];
  let elapsedMs = 0;
  let standbyMs = 0;
  let skewMs = 0;
  let order = 0;

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      order += 1;
      const sleeper: Sleeper = { dueMs: elapsedMs + Math.max(0, ms), order, done: false, wake };
      function wake(): void {
        sleeper.done = true;
        signal?.removeEventListener('abort', wake);
        resolve();
      }
      signal?.addEventListener('abort', wake);
      push(heap, sleeper);
    });
  }

  async function drive<T>(work: Promise<T>): Promise<T> {
    const end: { reached: boolean } = { reached: false };
    const mark = () => {
      end.reached = true;
    };
    work.then(mark, mark);
    for (await settled(); !end.reached; await settled()) {
      const next = pop(heap);
      if (next === undefined) throw new Error('Everything waits, and nothing will ever happen');
      if (next.done) continue;
      elapsedMs = Math.max(elapsedMs, next.dueMs);
      next.wake();
    }
    return await work;
  }

  const right = () => Math.round(startMs + elapsedMs + standbyMs);
  return {
    service: { now: right, monotonic: () => elapsedMs, sleep },
    studio: { now: () => right() + skewMs, monotonic: () => elapsedMs, sleep },
    jump: (ms) => {
      skewMs += ms;
    },
    skewMs: () => skewMs,
    setRight: () => {
      skewMs = 0;
    },
    standby: (ms) => {
      standbyMs += ms;
    },
    drive,
  };
}

/** After one turn of the event loop every promise that could go on has gone on: no port here does anything but promises. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isBefore(a: Sleeper, b: Sleeper): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}

function push(heap: Sleeper[], sleeper: Sleeper): void {
  let at = heap.length;
  heap.push(sleeper);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(sleeper, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = sleeper;
}

function pop(heap: Sleeper[]): Sleeper | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || top === last) return top;
  let at = 0;
  while (true) {
    const left = 2 * at + 1;
    const right = left + 1;
    const child = isSmaller(heap, right, left) ? right : left;
    const below = heap[child];
    if (below === undefined || !isBefore(below, last)) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
  return top;
}

function isSmaller(heap: readonly Sleeper[], a: number, b: number): boolean {
  const [first, second] = [heap[a], heap[b]];
  return first !== undefined && second !== undefined && isBefore(first, second);
}
