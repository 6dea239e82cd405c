import type { Bridge } from '../../bridge.ts';
import { storeOf } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';

/** Quiet after the last key or turn of the wheel before work goes on. */
const afterUseMs = 1000;
/** Letters and turns of the wheel come in series; what is dictated or pasted presses no key. */
const uses = ['keydown', 'input', 'scroll'] as const;

/**
 * Tells when background work with video may run: not while something plays, somebody types or scrolls, or the window has just opened and
 * is about to show what it has; and not in a window nobody sees.
 */
export type Quiet = {
  isQuiet(): boolean;
  /** Resolves when it is quiet. Rejects when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
};

export function createQuiet(bridge: Bridge, ended: AbortSignal): Quiet {
  const player = storeOf(bridge, createPlayerStore);
  const waiting = new Set<() => void>();
  let inUse: ReturnType<typeof setTimeout> | null = null;
  let usedAtMs = 0;

  function isQuiet(): boolean {
    return !player.getState().isPlaying && inUse === null && document.visibilityState === 'visible';
  }
  function look(): void {
    if (!isQuiet()) return;
    for (const go of waiting) go();
  }
  /** Often for each key: the one timer is not made anew, it looks at its end whether it was used meanwhile. */
  function handleUse(): void {
    usedAtMs = performance.now();
    inUse ??= setTimeout(rest, afterUseMs);
  }
  function rest(): void {
    const leftMs = usedAtMs + afterUseMs - performance.now();
    inUse = leftMs > 0 ? setTimeout(rest, leftMs) : null;
    look();
  }

  handleUse();
  for (const use of uses) {
    document.addEventListener(use, handleUse, { capture: true, passive: true, signal: ended });
  }
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
