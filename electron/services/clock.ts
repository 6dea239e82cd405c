import type { Clock } from './ports.ts';

/** The system's time. A sleep keeps the process alive until it ends or is aborted. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        // Node turns a longer delay than 2^31-1 ms into 1 ms; waking after 24 days is the smaller surprise.
        const timer = setTimeout(wake, Math.min(Math.max(0, ms), 2 ** 31 - 1));
        signal?.addEventListener('abort', wake);
      }),
  };
}
