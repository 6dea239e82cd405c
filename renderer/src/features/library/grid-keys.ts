import { clipSpan } from './grid-layout.ts';
import type { GridLayout, GridLine } from './grid-layout.ts';

export type GridMove =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down';

export type MoveOptions = {
  readonly gap: number;
  /** Height of what is visible, for pages. */ readonly viewHeight: number;
};

type Key = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

/** Which way a key moves in the grid, or null. Ctrl or ⌘ with Home and End go to the ends of everything. */
export function moveOfKey({ key, ctrlKey, metaKey }: Key): GridMove | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'ArrowUp':
      return far ? 'first' : 'up';
    case 'ArrowDown':
      return far ? 'last' : 'down';
    case 'Home':
      return far ? 'first' : 'row-start';
    case 'End':
      return far ? 'last' : 'row-end';
    case 'PageUp':
      return 'page-up';
    case 'PageDown':
      return 'page-down';
    default:
      return null;
  }
}

/** The clip in `row` whose middle is nearest to `centre`. */
function nearestInRow(row: Extract<GridLine, { kind: 'clips' }>, centre: number, gap: number): number {
  let best = row.start;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = row.start; index < row.end; index += 1) {
    const { left, width } = clipSpan(row, index, gap);
    const distance = Math.abs(left + width / 2 - centre);
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

/** Walks lines from the clip's own until `enough` pixels are passed; headings count as distance, not as stops. */
function climb(layout: GridLayout, from: number, step: 1 | -1, enough: number, options: MoveOptions): number {
  const here = layout.lines[layout.lineOf[from] ?? -1];
  if (here?.kind !== 'clips') return from;
  const span = clipSpan(here, from, options.gap);
  const centre = span.left + span.width / 2;
  let reached = here;
  let passed = 0;
  for (let at = (layout.lineOf[from] ?? 0) + step; at >= 0 && at < layout.lines.length; at += step) {
    const line = layout.lines[at];
    if (line === undefined) break;
    passed += line.height + options.gap;
    if (line.kind !== 'clips') continue;
    if (reached !== here && passed > enough) break;
    reached = line;
    if (passed >= enough) break;
  }
  return reached === here ? from : nearestInRow(reached, centre, options.gap);
}

/** The clip index a move leads to; stays at the edges. */
export function moveInGrid(layout: GridLayout, from: number, move: GridMove, options: MoveOptions): number {
  const last = layout.lineOf.length - 1;
  if (last < 0) return -1;
  const line = layout.lines[layout.lineOf[from] ?? -1];
  switch (move) {
    case 'left':
      return Math.max(0, from - 1);
    case 'right':
      return Math.min(last, from + 1);
    case 'up':
      return climb(layout, from, -1, 1, options);
    case 'down':
      return climb(layout, from, 1, 1, options);
    case 'row-start':
      return line?.kind === 'clips' ? line.start : from;
    case 'row-end':
      return line?.kind === 'clips' ? line.end - 1 : from;
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'page-up':
      return climb(layout, from, -1, options.viewHeight, options);
    case 'page-down':
      return climb(layout, from, 1, options.viewHeight, options);
  }
}
