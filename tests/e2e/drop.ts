import type { Page } from '@playwright/test';

type Spot = { readonly x: number; readonly y: number };

type Hand = {
  /** Over the window from outside, or on over it. */
  hover(spot: Spot): Promise<void>;
  letGo(spot: Spot): Promise<void>;
};

/**
 * Takes real files into the hand outside the window, as the system does it: the events are trusted, and the files know where they lie.
 * They must be let go in the window, as the protocol knows no leaving of it (`dragCancel` tells the page nothing).
 */
export async function dragFiles(
  page: Page,
  files: readonly string[],
  act: (hand: Hand) => Promise<void>,
): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  let isOver = false;
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', { x, y }: Spot) =>
    cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  try {
    await act({
      async hover(spot) {
        if (!isOver) await send('dragEnter', spot);
        isOver = true;
        await send('dragOver', spot);
      },
      async letGo(spot) {
        await send('drop', spot);
      },
    });
  } finally {
    await cdp.detach();
  }
}

/** Drags files over the window and lets them go. `onTheWay` is called while they hover. */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  spot: Spot = { x: 400, y: 300 },
  onTheWay: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await dragFiles(page, files, async ({ hover, letGo }) => {
    await hover(spot);
    await onTheWay();
    await letGo(spot);
  });
}
