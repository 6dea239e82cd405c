import { useLayoutEffect, useRef } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBridge } from '../../stores/bound.ts';
import { isHeading, lineAt } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';
import { headingHeight } from './grid-measures.ts';
import type { GridScroll } from './use-grid-window.ts';

/** A clip at the top of the screen, and how far beneath the edge it began. */
type Top = { readonly id: ClipId; readonly below: number };

/** Per studio: leaving the room and coming back finds the same place. */
const tops = new WeakMap<object, Top | null>();

type Options = {
  readonly scroll: GridScroll;
  readonly layout: GridLayout;
  readonly ids: readonly ClipId[];
  /** What the grid answers: another query, another order. A new answer begins at its top. */
  readonly answer: string;
};

/** What sticks to the top of the screen and hides what is beneath. */
function headOf(layout: GridLayout): number {
  return isHeading(layout, 0) ? headingHeight : 0;
}

function topOf(layout: GridLayout, ids: readonly ClipId[], offset: number): Top | null {
  if (offset < 8) return null;
  let line = lineAt(layout, offset + headOf(layout));
  if (line >= 0 && isHeading(layout, line)) line += 1;
  const id = ids[layout.starts[line] ?? -1];
  return id === undefined ? null : { id, below: (layout.tops[line] ?? 0) - offset };
}

/**
 * Keeps the clip at the top of the screen there while the layout changes around it: another size of pictures, a wider window,
 * new clips above. At the very top nothing is kept, so that new clips are seen.
 */
export function useKeptPlace({ scroll, layout, ids, answer }: Options): void {
  const bridge = useBridge();
  const laidOut = useRef<{ readonly layout: GridLayout | null; readonly answer: string }>({
    layout: null,
    answer,
  });

  useLayoutEffect(() => {
    const before = laidOut.current;
    if (before.layout === layout || layout.lines === 0) return;
    laidOut.current = { layout, answer };
    if (before.answer !== answer) {
      tops.set(bridge, null);
      scroll.scrollTo(0);
      return;
    }
    const top = tops.get(bridge) ?? null;
    const clip = top === null ? -1 : ids.indexOf(top.id);
    if (top !== null && clip >= 0)
      scroll.scrollTo((layout.tops[layout.lineOf[clip] ?? 0] ?? 0) - Math.max(top.below, headOf(layout)));
  }, [bridge, scroll, layout, ids, answer]);

  useLayoutEffect(
    () =>
      scroll.onMove(() => {
        if (laidOut.current.layout === layout) tops.set(bridge, topOf(layout, ids, scroll.offset()));
      }),
    [bridge, scroll, layout, ids],
  );
}
