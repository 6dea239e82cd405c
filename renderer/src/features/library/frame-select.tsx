import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createSelectionStore, joinSelection } from '../../stores/selection.ts';
import type { JoinHow } from '../../stores/selection.ts';
import { clipsInFrame, edgesOf } from './grid-frame.ts';
import type { Frame } from './grid-frame.ts';
import type { GridLayout } from './grid-layout.ts';
import { padding } from './grid-measures.ts';
import type { GridScroll } from './use-grid-window.ts';

type FrameSelectProps = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: GridLayout;
  readonly scroll: GridScroll;
  readonly ids: readonly ClipId[];
  /** From the layout's pixels to the page's. */
  readonly shift: number;
};

/** Nearer than this it is a click. */
const threshold = 4;
/** How near the edge the grid scrolls by itself, and how fast at most, CSS pixels per frame. */
const edge = 36;
const fastest = 42;

function howOf(event: PointerEvent): JoinHow {
  if (event.ctrlKey || event.metaKey) return 'toggle';
  return event.shiftKey ? 'add' : 'only';
}

/** Whether a press here begins a frame: on nothing, and not on the scrollbar. */
function isOnNothing(event: PointerEvent, scroller: HTMLElement): boolean {
  const { left } = scroller.getBoundingClientRect();
  const { target } = event;
  if (!(target instanceof Element) || event.button !== 0) return false;
  return event.clientX < left + scroller.clientWidth && target.closest('[role=gridcell], button') === null;
}

function autoscrollOf(clientY: number, box: DOMRect): number {
  const above = box.top + edge - clientY;
  const below = clientY - (box.bottom - edge);
  const over = Math.max(above, below, 0);
  return Math.min(fastest, over * 0.5) * (above > below ? -1 : 1);
}

/** The frame one draws around clips with the pointer, from a place where there is none. */
export function FrameSelect({ scroller, layout, scroll, ids, shift }: FrameSelectProps) {
  const selection = storeOf(useBridge(), createSelectionStore);
  const [frame, setFrame] = useState<Frame | null>(null);
  const now = useRef({ layout, ids });
  useEffect(() => {
    now.current = { layout, ids };
  }, [layout, ids]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const listening = new AbortController();
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (isOnNothing(event, element)) begin(element, event);
      },
      { signal: listening.signal },
    );

    function begin(surface: HTMLDivElement, press: PointerEvent): void {
      const base = selection.getState().selected;
      const how = howOf(press);
      const ended = new AbortController();
      const options = { signal: AbortSignal.any([ended.signal, listening.signal]) };
      let pointer = press;
      let drawn: Frame | null = null;
      const pointOf = (event: PointerEvent) => {
        const box = surface.getBoundingClientRect();
        return { x: event.clientX - box.left - padding.left, y: event.clientY - box.top + scroll.offset() };
      };
      const from = pointOf(press);

      function draw(): void {
        const to = pointOf(pointer);
        const isClick =
          Math.hypot(pointer.clientX - press.clientX, pointer.clientY - press.clientY) < threshold;
        if (drawn === null && isClick) return;
        drawn = { fromX: from.x, fromY: from.y, toX: to.x, toY: to.y };
        setFrame(drawn);
        const inside = clipsInFrame(now.current.layout, drawn, now.current.ids);
        selection.getState().join(joinSelection(base, inside, how), inside.at(-1) ?? null);
      }
      function tick(): void {
        if (options.signal.aborted) return;
        const by = drawn === null ? 0 : autoscrollOf(pointer.clientY, surface.getBoundingClientRect());
        if (by !== 0) {
          scroll.scrollTo(scroll.offset() + by);
          draw();
        }
        requestAnimationFrame(tick);
      }
      function end(): void {
        ended.abort();
        setFrame(null);
        if (drawn === null && how === 'only') selection.getState().clear();
      }
      window.addEventListener(
        'pointermove',
        (event) => {
          pointer = event;
          draw();
        },
        options,
      );
      window.addEventListener('pointerup', end, options);
      window.addEventListener('pointercancel', end, options);
      window.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          selection.getState().join(base);
          drawn ??= { fromX: 0, fromY: 0, toX: 0, toY: 0 };
          end();
        },
        { ...options, capture: true },
      );
      requestAnimationFrame(tick);
    }
    return () => listening.abort();
  }, [scroller, scroll, selection]);

  if (frame === null) return null;
  const { left, right, top, bottom } = edgesOf(frame);
  const place = { left, top: top - shift, width: right - left, height: bottom - top };
  return <div className="grid-frame" style={place} aria-hidden="true" />;
}
