import { afterEach, beforeEach, vi } from 'vitest';

/**
 * A window that is idle only when the test says so, for each test of a file.
 * @returns what lets it rest: it has drawn its frame, and does all that waited for that. Answers how much that was.
 */
export function withIdleWindow(): () => number {
  let waiting: (() => void)[] = [];
  beforeEach(() => {
    waiting = [];
    vi.stubGlobal('requestIdleCallback', (work: () => void) => waiting.push(work));
    vi.stubGlobal('cancelIdleCallback', () => waiting.splice(0));
  });
  afterEach(() => void vi.unstubAllGlobals());
  return () => {
    const ready = waiting.splice(0);
    for (const work of ready) work();
    return ready.length;
  };
}
