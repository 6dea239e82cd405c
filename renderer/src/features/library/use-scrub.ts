import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { stripFrameAt, stripFrames } from '../../../../shared/strip.ts';

/** Where the scrub begins, from 0 to 1, and by what. */
export type Scrub = { readonly by: 'pointer' | 'keys'; readonly place: number };

const steps: Readonly<Record<string, number>> = { ',': -1, '.': 1 };

/** The middle of the frame that many frames on; stays at the ends. */
function stepped(place: number | null, by: number): number {
  const from = place === null ? (by > 0 ? -1 : stripFrames) : stripFrameAt(place);
  return (Math.min(stripFrames - 1, Math.max(0, from + by)) + 0.5) / stripFrames;
}

/** Asked when it counts, as there are many cells. */
function isMotionReduced(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function placeOf(event: { readonly clientX: number }, surface: Element): number {
  const box = surface.getBoundingClientRect();
  return box.width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
}

/**
 * Looking through a clip without playing it: by moving over its picture, or with the comma and the full stop, as frames are stepped in the
 * player. Where motion is reduced, a passing pointer moves nothing.
 */
export function useScrub() {
  const [scrub, setScrub] = useState<Scrub | null>(null);
  const leave = () => setScrub(null);
  return {
    scrub,
    leave,
    handlers: {
      onPointerEnter(event: PointerEvent) {
        // A finger that passes wants to scroll.
        if (event.pointerType === 'touch' || isMotionReduced()) return;
        setScrub({ by: 'pointer', place: placeOf(event, event.currentTarget) });
      },
      // What the keys show stays while the keyboard does.
      onPointerLeave: () => setScrub((before) => (before?.by === 'keys' ? before : null)),
      onBlur: leave,
      onKeyDown(event: KeyboardEvent) {
        const by = steps[event.key];
        if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        setScrub((before) => ({ by: 'keys', place: stepped(before?.place ?? null, by) }));
      },
    },
  };
}
