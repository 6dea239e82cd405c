import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBridge } from '../../stores/bound.ts';
import type { GridLayout } from './grid-layout.ts';
import { useLibrary } from './use-library.ts';

/** The clip at the top of the screen, per studio: leaving the room and coming back finds the same place. */
const tops = new WeakMap<object, ClipId | null>();

/**
 * Keeps the clip at the top of the screen there while the layout changes around it: another size of pictures, a wider window,
 * new clips above. Another search begins at its top. At the very top nothing is kept, so that new clips are seen.
 */
export function useKeptPlace(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  layout: GridLayout,
  ids: readonly ClipId[],
): void {
  const bridge = useBridge();
  const query = useLibrary((state) => state.answeredQuery);
  const laidOutQuery = useRef(query);
  const laidOut = useRef<GridLayout | null>(null);

  useLayoutEffect(() => {
    if (laidOut.current === layout || layout.lines.length === 0 || virtualizer.options.count === 0) return;
    laidOut.current = layout;
    virtualizer.measure();
    if (laidOutQuery.current !== query) {
      laidOutQuery.current = query;
      virtualizer.scrollToOffset(0);
      return;
    }
    const top = tops.get(bridge) ?? null;
    const line = top === null ? undefined : layout.lineOf[ids.indexOf(top)];
    if (line !== undefined) virtualizer.scrollToIndex(line, { align: 'start' });
  }, [bridge, virtualizer, layout, ids, query]);

  useLayoutEffect(() => {
    const scroller = virtualizer.scrollElement;
    if (scroller === null) return undefined;
    function remember(): void {
      if (scroller === null || laidOut.current !== layout) return;
      const offset = scroller.scrollTop;
      const item = virtualizer.getVirtualItemForOffset(offset + 1);
      const line = offset < 8 || item === undefined ? undefined : layout.lines[item.index];
      const next = line?.kind === 'day' && item !== undefined ? layout.lines[item.index + 1] : line;
      tops.set(bridge, next?.kind === 'clips' ? (ids[next.start] ?? null) : null);
    }
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [bridge, virtualizer, virtualizer.scrollElement, layout, ids]);
}
