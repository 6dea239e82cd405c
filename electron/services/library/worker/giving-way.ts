import type { Disk } from '../../disk.ts';

/** Somebody searches: while they type, and until they have seen the answer. */
const asksForMs = 300;
/** A look that never ended would never find what was changed outside. */
const longestMs = 60_000;
/** Nobody is woken in time by a main that has ended. */
const lookAgainMs = 250;

const [nobody, somebody] = [0, 1];

/** Tells other threads whether somebody searches. */
export type Asking = {
  /** One number that is seen from every thread. */
  readonly seen: SharedArrayBuffer;
  tell(): void;
};

export function createAsking(forMs = asksForMs): Asking {
  const seen = new SharedArrayBuffer(4);
  const state = new Int32Array(seen);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    seen,
    tell: () => {
      Atomics.store(state, 0, somebody);
      clearTimeout(timer);
      timer = setTimeout(() => {
        Atomics.store(state, 0, nobody);
        Atomics.notify(state, 0);
      }, forMs);
      timer.unref();
    },
  };
}

/**
 * For a thread whose work nobody waits for: the returned function holds it up while somebody searches, who would otherwise share a small
 * machine's cores with it. All in all no longer than `mostMs`.
 */
export function createGivingWay(seen: SharedArrayBuffer, mostMs = longestMs): () => void {
  const state = new Int32Array(seen);
  let leftMs = mostMs;
  return () => {
    while (leftMs > 0 && Atomics.load(state, 0) === somebody) {
      const startedAt = performance.now();
      Atomics.wait(state, 0, somebody, Math.min(lookAgainMs, leftMs));
      leftMs -= performance.now() - startedAt;
    }
  };
}

/** Lets others go first before it looks at a file or into a folder. */
export function considerate(disk: Disk, giveWay: () => void): Disk {
  return {
    ...disk,
    stat: async (path) => {
      giveWay();
      return await disk.stat(path);
    },
    list: async (folder) => {
      giveWay();
      return await disk.list(folder);
    },
  };
}
