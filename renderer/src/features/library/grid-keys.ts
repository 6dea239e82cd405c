import { isHeading } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';

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

function middleOf(layout: GridLayout, clip: number): number {
  return (layout.lefts[clip] ?? 0) + (layout.widths[clip] ?? 0) / 2;
}

/** The clip on `line` whose middle is nearest to `centre`. */
function nearestOnLine(layout: GridLayout, line: number, centre: number): number {
  const start = layout.starts[line] ?? 0;
  const end = layout.starts[line + 1] ?? start;
  let best = start;
  for (let clip = start + 1; clip < end; clip += 1) {
    const isNearer = Math.abs(middleOf(layout, clip) - centre) < Math.abs(middleOf(layout, best) - centre);
    if (isNearer) best = clip;
  }
  return best;
}

/** Walks lines from the clip's own until `enough` pixels are passed; headings count as distance, not as stops. */
function climb(layout: GridLayout, from: number, step: 1 | -1, enough: number): number {
  const here = layout.lineOf[from] ?? 0;
  const top = layout.tops[here] ?? 0;
  let reached = here;
  for (let line = here + step; line >= 0 && line < layout.lines; line += step) {
    if (isHeading(layout, line)) continue;
    const passed = Math.abs((layout.tops[line] ?? 0) - top);
    if (reached !== here && passed > enough) break;
    reached = line;
    if (passed >= enough) break;
  }
  return reached === here ? from : nearestOnLine(layout, reached, middleOf(layout, from));
}

/** The clip index a move leads to; stays at the edges. `viewHeight` is the height of a page. */
export function moveInGrid(layout: GridLayout, from: number, move: GridMove, viewHeight: number): number {
  const last = layout.clips - 1;
  if (last < 0 || from < 0) return last < 0 ? -1 : 0;
  const line = layout.lineOf[from] ?? 0;
  switch (move) {
    case 'left':
      return Math.max(0, from - 1);
    case 'right':
      return Math.min(last, from + 1);
    case 'up':
      return climb(layout, from, -1, 1);
    case 'down':
      return climb(layout, from, 1, 1);
    case 'row-start':
      return layout.starts[line] ?? from;
    case 'row-end':
      return (layout.starts[line + 1] ?? from + 1) - 1;
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'page-up':
      return climb(layout, from, -1, viewHeight);
    case 'page-down':
      return climb(layout, from, 1, viewHeight);
  }
}
