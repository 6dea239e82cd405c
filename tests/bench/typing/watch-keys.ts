import type { Page } from '@playwright/test';

/** What a page noted since it was last read. */
export type Noted = {
  /** From each key to the frame that shows what it did. */
  readonly delaysMs: number[];
  /** The same moments as Unix milliseconds. */
  readonly typedAtMs: number[];
  readonly longTasksMs: number[];
};

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the DOM's.
  interface Window {
    /** Kept by this bench in the page. */
    benchKeys: Noted;
  }
}

/** From here on the page notes each key in its first editor. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: Noted = { delaysMs: [], typedAtMs: [], longTasksMs: [] };
    window.benchKeys = noted;
    const editor = document.querySelector('.cm-content');
    if (editor === null) throw new Error('No editor');
    let typedAt: number | null = null;
    const behindFrame = new MessageChannel();
    behindFrame.port1.onmessage = ({ data }: MessageEvent<number>) =>
      noted.delaysMs.push(performance.now() - data);
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        typedAt = timeStamp;
        noted.typedAtMs.push(performance.timeOrigin + timeStamp);
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (typedAt === null) return;
      const at = typedAt;
      typedAt = null;
      // A message posted in a frame's callback is read when that frame has been drawn.
      requestAnimationFrame(() => behindFrame.port2.postMessage(at));
    }).observe(editor, { childList: true, characterData: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** What was noted since the last call. */
export async function takeNoted(page: Page): Promise<Noted> {
  return await page.evaluate(() => {
    const { delaysMs, typedAtMs, longTasksMs } = window.benchKeys;
    return {
      delaysMs: delaysMs.splice(0),
      typedAtMs: typedAtMs.splice(0),
      longTasksMs: longTasksMs.splice(0),
    };
  });
}
