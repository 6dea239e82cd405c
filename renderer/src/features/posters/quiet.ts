import type { Bridge } from '../../bridge.ts';
import { storeOf } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';

/** Quiet after the last turn of the wheel before work goes on. */
const afterScrollMs = 500;

/** Tells when background work with video may run: not while something plays or scrolls, and not in a window nobody sees. */
export type Quiet = {
  isQuiet(): boolean;
  /** Resolves when it is quiet. Rejects when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
};

export function createQuiet(bridge: Bridge, ended: AbortSignal): Quiet {
  const player = storeOf(bridge, createPlayerStore);
  const waiting = new Set<() => void>();
  let scrollTimer: ReturnType<typeof setTimeout> | null = null;

  function isQuiet(): boolean {
    return !player.getState().isPlaying && scrollTimer === null && document.visibilityState === 'visible';
  }
  function look(): void {
    if (!isQuiet()) return;
    for (const go of waiting) go();
  }
  function handleScroll(): void {
    if (scrollTimer !== null) clearTimeout(scrollTimer);
    scrollTimer = setTimeout(() => {
      scrollTimer = null;
      look();
    }, afterScrollMs);
  }

  document.addEventListener('scroll', handleScroll, { capture: true, passive: true, signal: ended });
  document.addEventListener('visibilitychange', look, { signal: ended });
  ended.addEventListener('abort', player.subscribe(look), { once: true });

  return {
    isQuiet,
    async wait(signal) {
      signal.throwIfAborted();
      if (isQuiet()) return;
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => reject(new Error('ended'));
        function go(): void {
          waiting.delete(go);
          signal.removeEventListener('abort', stop);
          resolve();
        }
        waiting.add(go);
        signal.addEventListener('abort', stop, { once: true });
      });
    },
  };
}
