import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { lineAt } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';
import { headingHeight, padding } from './grid-measures.ts';
import { follow, physicalHeight, placeAt } from './tall-scroll.ts';
import type { ScrollPlace } from './tall-scroll.ts';

/** The lines to draw, first and last, and how far the page's pixels are from the layout's. */
export type GridWindow = { readonly first: number; readonly last: number; readonly shift: number };

/** Offsets are those of the layout, whatever the scroller itself says. */
export type GridScroll = {
  offset(): number;
  scrollTo(offset: number): void;
  /** Scrolls no further than needed to show a whole line beneath its sticky heading. */
  reveal(line: number): void;
  /** Calls `listener` whenever the place changed. */
  onMove(listener: () => void): () => void;
};

/** Lines drawn beyond the screen, each way. */
const overscan = 4;
/** Screens per event beyond which nothing can be seen in passing. */
const flight = 1.5;
const restMs = 90;
const none: GridWindow = { first: 0, last: -1, shift: 0 };

/** What was drawn last, of which layout, and from which offset on. */
type Drawn = { readonly window: GridWindow; readonly layout: GridLayout | null; readonly offset: number };

type Options = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: GridLayout;
  readonly viewHeight: number;
};

function windowAt(layout: GridLayout, { physical, shift }: ScrollPlace, view: number): GridWindow {
  if (layout.lines === 0) return none;
  const offset = physical + shift;
  const first = Math.max(0, lineAt(layout, offset) - overscan);
  const last = Math.min(layout.lines - 1, lineAt(layout, offset + view) + overscan);
  return { first, last, shift };
}

function isSame(a: GridWindow, b: GridWindow): boolean {
  return a.first === b.first && a.last === b.last && a.shift === b.shift;
}

/** What part of the grid to draw. Scrolling renders only when a line comes or goes. */
export function useGridWindow({ scroller, layout, viewHeight }: Options) {
  const heights = useMemo(
    () => ({ total: layout.height + padding.end, view: viewHeight }),
    [layout, viewHeight],
  );
  const place = useRef<ScrollPlace>({ physical: 0, shift: 0 });
  const listeners = useRef(new Set<() => void>());
  const [drawn, setDrawn] = useState<Drawn>({ window: none, layout: null, offset: 0 });
  const [isFlying, setIsFlying] = useState(false);
  const now = useRef({ layout, heights });

  const draw = useCallback((next: ScrollPlace) => {
    place.current = next;
    const { layout: current, heights: size } = now.current;
    const wanted = windowAt(current, next, size.view);
    setDrawn((before) =>
      before.layout === current && isSame(before.window, wanted)
        ? before
        : { window: wanted, layout: current, offset: next.physical + next.shift },
    );
  }, []);
  // A new answer is drawn right where it is to be seen, not once with the lines of the last one and then again.
  const shown = useMemo(() => {
    if (drawn.layout === layout) return drawn.window;
    return windowAt(layout, placeAt(drawn.offset, heights), heights.view);
  }, [drawn, layout, heights]);
  const tell = useCallback(() => {
    for (const listener of listeners.current) listener();
  }, []);

  useLayoutEffect(() => {
    now.current = { layout, heights };
    draw(placeAt(place.current.physical + place.current.shift, heights));
  }, [layout, heights, draw]);

  const scroll = useMemo((): GridScroll => {
    const offset = () => place.current.physical + place.current.shift;
    function scrollTo(wished: number): void {
      const next = placeAt(wished, now.current.heights);
      const isAtTop = place.current.physical === 0 && next.physical === 0;
      // Before the scroller moves, so that its own event is no news.
      draw(next);
      // To be told to stay makes the browser lay out everything at once, and again when the rest of the frame is there.
      if (!isAtTop) scroller.current?.scrollTo({ top: next.physical, behavior: 'instant' });
      tell();
    }
    return {
      offset,
      scrollTo,
      reveal(line) {
        const { layout: current, heights: size } = now.current;
        const top = current.tops[line] ?? 0;
        const bottom = top + (current.heights[line] ?? 0);
        const head = current.groupLines[current.groupOf[line] ?? 0] === line - 1 ? 0 : 1;
        if (line <= 1) scrollTo(0);
        else if (top - headingHeight * head < offset()) scrollTo(top - headingHeight);
        else if (bottom + padding.end > offset() + size.view) scrollTo(bottom + padding.end - size.view);
      },
      onMove(listener) {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    };
  }, [scroller, draw, tell]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;
    function rest(): void {
      setIsFlying(false);
      // Brings the scrollbar to where it belongs after many small steps; what is seen stays.
      const { heights: size } = now.current;
      const settled = placeAt(place.current.physical + place.current.shift, size);
      if (settled.shift === place.current.shift) return;
      draw(settled);
      element?.scrollTo({ top: settled.physical, behavior: 'instant' });
    }
    function handle(): void {
      if (element === null) return;
      const before = place.current;
      const { view } = now.current.heights;
      const next = follow(before, element.scrollTop, now.current.heights);
      const moved = Math.abs(next.physical + next.shift - before.physical - before.shift);
      if (moved === 0) return;
      if (moved > view * flight) setIsFlying(true);
      draw(next);
      tell();
      clearTimeout(resting);
      resting = setTimeout(rest, restMs);
    }
    element.addEventListener('scroll', handle, { passive: true });
    return () => {
      clearTimeout(resting);
      element.removeEventListener('scroll', handle);
    };
  }, [scroller, draw, tell]);

  return { drawn: shown, isFlying, scroll, height: physicalHeight(heights) };
}
