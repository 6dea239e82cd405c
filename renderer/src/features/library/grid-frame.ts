import type { ClipId } from '../../../../shared/contract/ids.ts';
import { lineAt } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';

/** Two corners, CSS pixels of the layout. */
export type Frame = {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
};

/** The same frame by its edges. */
export function edgesOf({ fromX, fromY, toX, toY }: Frame) {
  return {
    left: Math.min(fromX, toX),
    right: Math.max(fromX, toX),
    top: Math.min(fromY, toY),
    bottom: Math.max(fromY, toY),
  };
}

/** The clips that a frame touches, in their order. */
export function clipsInFrame(layout: GridLayout, frame: Frame, ids: readonly ClipId[]): readonly ClipId[] {
  const { left, right, top, bottom } = edgesOf(frame);
  const found: ClipId[] = [];
  const first = Math.max(0, lineAt(layout, top));
  const last = lineAt(layout, bottom);
  for (let line = first; line <= last; line += 1) {
    // The gap beneath a line belongs to it, and is no clip.
    if ((layout.tops[line] ?? 0) + (layout.heights[line] ?? 0) < top) continue;
    if ((layout.tops[line] ?? 0) > bottom) continue;
    const end = layout.starts[line + 1] ?? 0;
    for (let clip = layout.starts[line] ?? 0; clip < end; clip += 1) {
      const from = layout.lefts[clip] ?? 0;
      const id = ids[clip];
      if (id !== undefined && from <= right && from + (layout.widths[clip] ?? 0) >= left) found.push(id);
    }
  }
  return found;
}
