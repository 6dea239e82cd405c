import { isHeading } from './grid-layout.ts';
import type { GridLayout } from './grid-layout.ts';

/** The part of a group that is drawn: its heading sticks within it, so it reaches as far as the group does near the screen. */
export type GridSection = {
  readonly group: number;
  /** CSS pixels in the layout. */
  readonly top: number;
  readonly height: number;
  /** The heading's line, or -1 where there are no headings. */
  readonly heading: number;
  /** Rows of clips. */
  readonly rows: readonly number[];
};

/** A section reaches no further than this beyond its rows: browsers draw no element of fifty million pixels. */
const reach = 20_000;

function bottomOf(layout: GridLayout, line: number): number {
  return (layout.tops[line] ?? 0) + (layout.heights[line] ?? 0);
}

function sectionOf(layout: GridLayout, group: number, drawn: readonly number[], held: number): GridSection {
  const firstLine = layout.groupLines[group] ?? 0;
  const lastLine = (layout.groupLines[group + 1] ?? firstLine + 1) - 1;
  const first = drawn[0] ?? held;
  const last = drawn.at(-1) ?? held;
  const top = Math.max(layout.tops[firstLine] ?? 0, (layout.tops[first] ?? 0) - reach);
  const bottom = Math.min(bottomOf(layout, lastLine), bottomOf(layout, last) + reach);
  const heading = isHeading(layout, firstLine) ? firstLine : -1;
  const lines = held < 0 || drawn.includes(held) ? drawn : held < first ? [held, ...drawn] : [...drawn, held];
  const rows = lines.filter((line) => line !== heading);
  return { group, top, height: bottom - top, heading, rows };
}

/** CSS pixels of a row from the top of its section; one held from afar waits just out of sight. */
export function rowTop(layout: GridLayout, section: GridSection, line: number): number {
  return Math.min(Math.max((layout.tops[line] ?? 0) - section.top, -reach), section.height);
}

/**
 * The groups that have lines among those from `first` to `last`, with these lines. `held` is the line that holds the keyboard, or -1: it
 * stays, and in the same section, however far the wheel goes, so that the focus is never lost.
 */
export function sectionsOf(
  layout: GridLayout,
  first: number,
  last: number,
  held: number,
): readonly GridSection[] {
  const byGroup = new Map<number, number[]>();
  for (let line = first; line <= last; line += 1) {
    const group = layout.groupOf[line] ?? 0;
    const known = byGroup.get(group);
    if (known === undefined) byGroup.set(group, [line]);
    else known.push(line);
  }
  const heldGroup = held >= 0 && held < layout.lines ? (layout.groupOf[held] ?? 0) : -1;
  if (heldGroup >= 0 && !byGroup.has(heldGroup)) byGroup.set(heldGroup, []);
  return [...byGroup]
    .toSorted(([a], [b]) => a - b)
    .map(([group, lines]) => sectionOf(layout, group, lines, group === heldGroup ? held : -1));
}
