import { useState } from 'react';
import type { DragEvent, RefObject } from 'react';
import { useClipDrop } from '../../stores/own-drag.ts';
import { insertionAt } from './grid-insertion.ts';
import type { Insertion } from './grid-insertion.ts';
import type { GridLayout } from './grid-layout.ts';
import { gap, padding } from './grid-measures.ts';
import { useArranging } from './use-arranging.ts';
import type { GridScroll } from './use-grid-window.ts';

type Options = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: GridLayout;
  readonly scroll: GridScroll;
};

/** Clips that are dropped between others come to lie there, where the order is the user's own. */
export function useArrangeDrop({ scroller, layout, scroll }: Options) {
  const arranging = useArranging();
  const [place, setPlace] = useState<Insertion | null>(null);

  function placeOf(event: DragEvent): Insertion | null {
    const box = scroller.current?.getBoundingClientRect();
    if (box === undefined || !arranging.isByHand()) return null;
    const x = event.clientX - box.left - padding.left;
    return insertionAt(layout, x, event.clientY - box.top + scroll.offset());
  }
  const drop = useClipDrop(
    (clips, event) => {
      const at = placeOf(event);
      if (at !== null) arranging.putAt(clips, at.index);
    },
    (event) => setPlace(placeOf(event)),
  );
  return { handlers: drop.handlers, place: drop.isOver ? place : null };
}

type InsertionMarkProps = {
  readonly place: Insertion;
  readonly layout: GridLayout;
  readonly shift: number;
};

/** The line between two clips where what is held would be put. */
export function InsertionMark({ place, layout, shift }: InsertionMarkProps) {
  const isAfter = place.index === layout.starts[place.line + 1];
  const left = place.x + (isAfter ? gap / 2 : -gap / 2) - 1;
  const top = (layout.tops[place.line] ?? 0) - shift;
  const height = layout.heights[place.line] ?? 0;
  return <div className="grid-insertion" style={{ left, top, height }} aria-hidden="true" />;
}
