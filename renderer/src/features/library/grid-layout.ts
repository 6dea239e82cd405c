import { breakRows, breakScratch, isOpenRow, tameRatio } from './justified-rows.ts';
import type { RowOptions } from './justified-rows.ts';

/**
 * Where everything in the grid lies, in CSS pixels from its top left: columns of numbers, so that a hundred thousand clips are laid out
 * within a frame. A line is a group's heading or a row of clips.
 */
export type GridLayout = {
  readonly clips: number;
  readonly lines: number;
  /** By line; each holds one more entry, where the last one ends. */
  readonly starts: Int32Array;
  readonly tops: Float64Array;
  /** By line. */
  readonly heights: Int32Array;
  readonly groupOf: Int32Array;
  /** By clip. */
  readonly lineOf: Int32Array;
  readonly lefts: Int32Array;
  readonly widths: Int32Array;
  /** The first line of each group, and one more. */
  readonly groupLines: Int32Array;
  readonly height: number;
};

export type GridOptions = RowOptions & {
  /** Height of a group's heading; 0 draws none. */
  readonly headingHeight: number;
};

/** Whether a line is a heading: it holds no clips. */
export function isHeading(layout: GridLayout, line: number): boolean {
  return layout.starts[line] === layout.starts[line + 1];
}

type Draft = { -readonly [K in keyof GridLayout]: GridLayout[K] };

function emptyDraft(clips: number, groups: number): Draft {
  const most = clips + groups;
  return {
    clips,
    lines: 0,
    starts: new Int32Array(most + 1),
    tops: new Float64Array(most + 1),
    heights: new Int32Array(most),
    groupOf: new Int32Array(most),
    lineOf: new Int32Array(clips),
    lefts: new Int32Array(clips),
    widths: new Int32Array(clips),
    groupLines: new Int32Array(groups + 1),
    height: 0,
  };
}

function addLine(draft: Draft, group: number, start: number, end: number, height: number, gap: number): void {
  const line = draft.lines;
  draft.groupOf[line] = group;
  draft.heights[line] = height;
  draft.starts[line + 1] = end;
  draft.tops[line + 1] = (draft.tops[line] ?? 0) + height + gap;
  for (let at = start; at < end; at += 1) draft.lineOf[at] = line;
  draft.lines = line + 1;
}

/** Places the clips of one row and answers with its height. */
function placeRow(
  draft: Draft,
  ratios: Float32Array,
  start: number,
  end: number,
  isLast: boolean,
  options: RowOptions,
): number {
  const count = end - start;
  let ratioSum = 0;
  for (let at = start; at < end; at += 1) ratioSum += ratios[at] ?? 1;
  const isOpen = isLast && isOpenRow(ratioSum, count, options);
  const room = isOpen
    ? ratioSum * Math.round(options.targetHeight)
    : Math.max(count, options.width - options.gap * (count - 1));
  let used = 0;
  let exact = 0;
  for (let at = start; at < end; at += 1) {
    exact += (room * (ratios[at] ?? 1)) / ratioSum;
    // Rounding the running total keeps the right edge exact to the pixel.
    const width = Math.max(1, Math.round(exact) - used);
    draft.lefts[at] = used + options.gap * (at - start);
    draft.widths[at] = width;
    used += width;
  }
  return Math.max(1, Math.round(room / ratioSum));
}

/** Groups as headings, then their rows. `ratios` are width ÷ height × 1000 by clip, `counts` the clips of each group, in their order. */
export function layoutGrid(
  ratios: ArrayLike<number>,
  counts: readonly number[],
  options: GridOptions,
): GridLayout {
  const draft = emptyDraft(ratios.length, counts.length);
  const tame = new Float32Array(ratios.length);
  // Not Float32Array.from: it goes through an iterator, which takes as long as all the rest.
  for (let at = 0; at < ratios.length; at += 1) tame[at] = tameRatio(ratios[at] ?? 0);
  const most = counts.reduce((longest, count) => Math.max(longest, count), 0);
  const scratch = breakScratch(most);
  const ends = new Int32Array(most);
  let start = 0;
  for (const [group, count] of counts.entries()) {
    draft.groupLines[group] = draft.lines;
    if (options.headingHeight > 0) addLine(draft, group, start, start, options.headingHeight, options.gap);
    const end = Math.min(start + count, ratios.length);
    const rows = breakRows(tame, start, end, options, scratch, ends);
    for (let row = 0; row < rows; row += 1) {
      const next = ends[row] ?? end;
      const height = placeRow(draft, tame, start, next, next === end, options);
      addLine(draft, group, start, next, height, options.gap);
      start = next;
    }
  }
  draft.groupLines[counts.length] = draft.lines;
  draft.height = Math.max(0, (draft.tops[draft.lines] ?? 0) - options.gap);
  return draft;
}

/** The line that holds this height, or the last one before it; -1 in an empty grid. */
export function lineAt(layout: GridLayout, y: number): number {
  let low = 0;
  let high = layout.lines - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}
