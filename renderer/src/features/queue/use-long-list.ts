import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Up to so many rows are simply drawn: no jump while scrolling, and find-in-page sees them all. */
const shortList = 100;

type LongList = {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly keyOf: (index: number) => string;
  readonly sizeOf: (index: number) => number;
};

/** Which rows to draw, and the emptiness before and after them; rows stay in the normal flow. */
export function useLongList({ count, scroller, keyOf, sizeOf }: LongList) {
  const isLong = count > shortList;
  // oxlint-disable-next-line react/incompatible-library -- what is returned is read anew at every render.
  const virtualizer = useVirtualizer({
    count,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: 6,
    // Rows drawn a frame later, behind the overscan, instead of holding up the wheel.
    useFlushSync: false,
  });
  if (!isLong) {
    const indexes = Array.from({ length: count }, (_, index) => index);
    return { indexes, before: 0, after: 0, measure: undefined };
  }
  const items = virtualizer.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
}
