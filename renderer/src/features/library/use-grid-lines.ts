import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { GridLine } from './grid-layout.ts';
import { gap, padding } from './grid-measures.ts';

type GridLines = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly lines: readonly GridLine[];
  /** The line that holds the keyboard, or -1: it stays, however far the wheel goes, so that the focus is never lost. */
  readonly activeLine: number;
};

/** Which lines of the grid to draw. */
export function useGridLines({ scroller, lines, activeLine }: GridLines) {
  // oxlint-disable-next-line react/incompatible-library -- what is returned is read anew at every render.
  return useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => lines[index]?.height ?? 0,
    gap,
    paddingEnd: padding.end,
    overscan: 4,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      if (activeLine < 0 || activeLine >= count) return range;
      if (activeLine < first) return [activeLine, ...range];
      return activeLine > last ? [...range, activeLine] : range;
    },
  });
}
