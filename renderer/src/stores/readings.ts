import { behindFrame } from './behind-frame.ts';

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
export const pauseMs = 250;

/** Readings follow behind the frame that shows a key, never before it: no reading makes a key late. */
export function createReadings(read: () => void): Readings {
  let readAtMs = -Infinity;
  let stop: (() => void) | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;

  function readNow(): void {
    clearTimeout(pause);
    stop?.();
    stop = null;
    readAtMs = performance.now();
    read();
  }

  function readBehind(): void {
    clearTimeout(pause);
    stop ??= behindFrame(readNow);
  }

  return {
    typed() {
      clearTimeout(pause);
      if (performance.now() - readAtMs >= everyMs) readBehind();
      else pause = setTimeout(readBehind, pauseMs);
    },
    read: readNow,
  };
}
