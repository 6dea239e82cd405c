/** When what reads a text (count, price, elements, timeline) is brought up to date with what is typed. */
export type Readings = {
  /** A key was typed. */
  typed(): void;
  /** Reads now. */
  read(): void;
};

/** In typing without any pause they follow so often; oftener, and keys would wait for the frames that their news takes. */
export const everyMs = 1000;
/** The last key of a word or a thought is followed by them after so long. */
export const pauseMs = 150;
/** Longest that anything waits for a window that is never idle. */
const longestIdleMs = 100;

/** Runs something behind the frame that shows a key. Answers what `cancelIdleCallback` takes. */
export function behindFrame(run: () => void): number {
  return requestIdleCallback(run, { timeout: longestIdleMs });
}

/** Readings follow behind the frame that shows a key, never before it: no reading makes a key late. */
export function createReadings(read: () => void): Readings {
  let readAtMs = -Infinity;
  let idle: number | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;

  function readNow(): void {
    clearTimeout(pause);
    if (idle !== null) cancelIdleCallback(idle);
    idle = null;
    readAtMs = performance.now();
    read();
  }

  function readWhenIdle(): void {
    clearTimeout(pause);
    idle ??= behindFrame(readNow);
  }

  return {
    typed() {
      clearTimeout(pause);
      if (performance.now() - readAtMs >= everyMs) readWhenIdle();
      else pause = setTimeout(readWhenIdle, pauseMs);
    },
    read: readNow,
  };
}
