import type { Page } from '@playwright/test';

type Spot = { readonly x: number; readonly y: number };

/**
 * Drags real files from outside over the window and lets them go, as the system does it: the events are trusted, and the files know
 * where they lie. `onTheWay` is called while they hover.
 */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  { x, y }: Spot = { x: 400, y: 300 },
  onTheWay: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    const move = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      cdp.send('Input.dispatchDragEvent', { type, x, y, data });
    await move('dragEnter');
    await move('dragOver');
    await onTheWay();
    await move('drop');
  } finally {
    await cdp.detach();
  }
}
