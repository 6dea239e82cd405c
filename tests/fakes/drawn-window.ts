import { afterEach, beforeEach, vi } from 'vitest';

/** More than a frame takes to the screen, and less than any pause of typing. */
const shownMs = 20;

/**
 * A window that draws a frame only when the test says so, for each test of a file with fake timers.
 * @returns what draws it, and has all done that waited for it to be shown. Answers how much that was.
 */
export function withDrawnWindow(): () => number {
  let waiting = new Map<number, () => void>();
  let last = 0;
  beforeEach(() => {
    waiting = new Map();
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
      waiting.set((last += 1), work);
      return last;
    });
    vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id));
  });
  afterEach(() => void vi.unstubAllGlobals());
  return () => {
    const ready = [...waiting.values()];
    waiting.clear();
    for (const work of ready) work();
    vi.advanceTimersByTime(shownMs);
    return ready.length;
  };
}
