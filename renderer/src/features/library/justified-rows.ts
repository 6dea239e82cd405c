/** Clips of one day in rows that fill the width, so that the grid has no ragged right edge. */
export type ClipRow = {
  /** Index of the first clip and of the one after the last, in the outline's order. */
  readonly start: number;
  readonly end: number;
  /** CSS pixels, whole numbers. */
  readonly height: number;
  readonly widths: readonly number[];
};

export type RowOptions = {
  readonly width: number;
  /** Wished row height; rows come as near to it as filling the width allows. */
  readonly targetHeight: number;
  readonly gap: number;
};

/** A last row this full is stretched too: a sliver of emptiness looks like a mistake. */
const nearlyFull = 0.9;

function naturalWidth(ratioSum: number, count: number, { targetHeight, gap }: RowOptions): number {
  return ratioSum * targetHeight + gap * (count - 1);
}

/** How far a row that fills the width is from the wished height; symmetric for half and double. */
function strain(ratioSum: number, count: number, options: RowOptions): number {
  const room = Math.max(1, options.width - options.gap * (count - 1));
  const stretch = Math.log(room / ratioSum / options.targetHeight);
  return stretch * stretch;
}

function isOpenRow(ratioSum: number, count: number, options: RowOptions): boolean {
  return naturalWidth(ratioSum, count, options) < options.width * nearlyFull;
}

/**
 * Breaks with the least total strain (as paragraphs are broken by Knuth and Plass): greedy filling leaves
 * single rows of double height where a portrait clip meets a landscape one.
 */
function breakPoints(ratios: readonly number[], start: number, end: number, options: RowOptions): number[] {
  const count = end - start;
  const cost = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(count + 1);
  cost[0] = 0;
  for (let last = 1; last <= count; last += 1) {
    let ratioSum = 0;
    for (let first = last - 1; first >= 0; first -= 1) {
      ratioSum += ratioAt(ratios, start + first);
      const inRow = last - first;
      const open = last === count && isOpenRow(ratioSum, inRow, options);
      const total = (cost[first] ?? 0) + (open ? 0 : strain(ratioSum, inRow, options));
      if (total < (cost[last] ?? 0)) {
        cost[last] = total;
        from[last] = first;
      }
      // Twice as much as fits: further back only gets worse.
      if (naturalWidth(ratioSum, inRow, options) > options.width * 2) break;
    }
  }
  const breaks: number[] = [];
  for (let at = count; at > 0; at = from[at] ?? 0) breaks.push(start + at);
  return breaks.toReversed();
}

/** Width ÷ height; the outline's is × 1000. Extremes are tamed so that one odd file cannot wreck a row. */
function ratioAt(ratios: readonly number[], index: number): number {
  const ratio = (ratios[index] ?? 0) / 1000;
  return ratio > 0 ? Math.min(4, Math.max(0.25, ratio)) : 16 / 9;
}

function rowOf(
  ratios: readonly number[],
  start: number,
  end: number,
  isLast: boolean,
  options: RowOptions,
): ClipRow {
  const count = end - start;
  let ratioSum = 0;
  for (let index = start; index < end; index += 1) ratioSum += ratioAt(ratios, index);
  if (isLast && isOpenRow(ratioSum, count, options)) {
    const height = Math.round(options.targetHeight);
    const widths = Array.from({ length: count }, (_, at) => Math.floor(ratioAt(ratios, start + at) * height));
    return { start, end, height, widths };
  }
  const room = Math.max(count, options.width - options.gap * (count - 1));
  const widths: number[] = [];
  let used = 0;
  let exact = 0;
  for (let index = start; index < end; index += 1) {
    exact += (room * ratioAt(ratios, index)) / ratioSum;
    // Rounding the running total keeps the right edge exact to the pixel.
    const width = Math.max(1, Math.round(exact) - used);
    widths.push(width);
    used += width;
  }
  return { start, end, height: Math.max(1, Math.round(room / ratioSum)), widths };
}

/** Lays out the clips from `start` to before `end`; order is kept, every row but the last fills the width exactly. */
export function justifyRows(
  ratios: readonly number[],
  start: number,
  end: number,
  options: RowOptions,
): readonly ClipRow[] {
  let first = start;
  return breakPoints(ratios, start, end, options).map((next) => {
    const row = rowOf(ratios, first, next, next === end, options);
    first = next;
    return row;
  });
}
