import type { ClipId } from '../../../../shared/contract/ids.ts';
import { isHeading, lineAt } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';

/** A place between two clips. */
export type Insertion = {
  /** What is put here comes before the clip of this index. */
  readonly index: number;
  /** Where to draw it, CSS pixels of the layout. */
  readonly x: number;
  readonly line: number;
};

/** The place between clips that is nearest to a point; null in an empty grid. */
export function insertionAt(layout: GridLayout, x: number, y: number): Insertion | null {
  let line = lineAt(layout, Math.max(0, y));
  if (line >= 0 && isHeading(layout, line)) line += 1;
  if (line < 0 || line >= layout.lines) return null;
  const start = layout.starts[line] ?? 0;
  const end = layout.starts[line + 1] ?? start;
  for (let clip = start; clip < end; clip += 1) {
    const left = layout.lefts[clip] ?? 0;
    if (x < left + (layout.widths[clip] ?? 0) / 2) return { index: clip, x: left, line };
  }
  const last = end - 1;
  return { index: end, x: (layout.lefts[last] ?? 0) + (layout.widths[last] ?? 0), line };
}

/** The clip before which to put others, so that they come to lie at `index`: none of them itself; null for the end. */
export function clipAfter(ids: readonly ClipId[], index: number, moved: ReadonlySet<ClipId>): ClipId | null {
  return ids.slice(index).find((id) => !moved.has(id)) ?? null;
}

/** Where `index` leads for clips that go one place earlier or later together; null where they are at the end already. */
export function indexBeside(
  ids: readonly ClipId[],
  moved: ReadonlySet<ClipId>,
  by: 'earlier' | 'later',
): number | null {
  const places = ids.flatMap((id, at) => (moved.has(id) ? [at] : []));
  const first = places[0] ?? -1;
  const last = places.at(-1) ?? -1;
  if (by === 'earlier') return first <= 0 ? null : first - 1;
  return last < 0 || last >= ids.length - 1 ? null : last + 2;
}
