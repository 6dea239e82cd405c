/** Breaks clips into rows that fill the width, so that the grid has no ragged right edge. */

export type RowOptions = {
  readonly width: number;
  /** Wished row height; rows come as near to it as filling the width allows. */
  readonly targetHeight: number;
  readonly gap: number;
};

/** A last row this full is stretched too: a sliver of emptiness looks like a mistake. */
const nearlyFull = 0.9;

/** Width ÷ height of one clip from the outline's × 1000. Extremes are tamed so that one odd file cannot wreck a row. */
export function tameRatio(thousandths: number): number {
  return thousandths > 0 ? Math.min(4, Math.max(0.25, thousandths / 1000)) : 16 / 9;
}

/** Whether a last row of these clips is left at the wished height, with room beside it. */
export function isOpenRow(ratioSum: number, count: number, options: RowOptions): boolean {
  const natural = ratioSum * options.targetHeight + options.gap * (count - 1);
  return natural < options.width * nearlyFull;
}

/** Memory for breaking, shared by all groups of a layout. */
export type BreakScratch = {
  readonly cost: Float64Array;
  readonly from: Int32Array;
  /** Running total of the ratios. */
  readonly sums: Float64Array;
};

/** Scratch for groups of up to `most` clips. */
export function breakScratch(most: number): BreakScratch {
  const size = most + 1;
  return { cost: new Float64Array(size), from: new Int32Array(size), sums: new Float64Array(size) };
}

/** Rows of less than half the width, or more than twice of it, are not looked at where there are others. */
const stretchLimit = 2;

/**
 * Writes where the rows of the clips from `start` to before `end` end into `ends`, in order, and answers with how many there are.
 * Breaks with the least total strain (as paragraphs are broken by Knuth and Plass): greedy filling leaves single rows of double height
 * where a portrait clip meets a landscape one. `ratios` are tame.
 */
export function breakRows(
  ratios: Float32Array,
  start: number,
  end: number,
  options: RowOptions,
  scratch: BreakScratch,
  ends: Int32Array,
): number {
  const { cost, from, sums } = scratch;
  const { width, targetHeight, gap } = options;
  const count = end - start;
  for (let at = 0; at < count; at += 1) sums[at + 1] = (sums[at] ?? 0) + (ratios[start + at] ?? 1);
  const natural = (first: number, last: number): number =>
    ((sums[last] ?? 0) - (sums[first] ?? 0)) * targetHeight + gap * (last - first - 1);
  // The candidates for a row's beginning move forward with its end.
  let farthest = 0;
  let nearest = 0;
  for (let last = 1; last <= count; last += 1) {
    while (farthest < last - 1 && natural(farthest, last) > width * stretchLimit) farthest += 1;
    while (nearest < last - 1 && natural(nearest + 1, last) >= width / stretchLimit) nearest += 1;
    const to = last === count ? last - 1 : Math.max(farthest, nearest);
    let least = Number.POSITIVE_INFINITY;
    let leastFrom = farthest;
    for (let first = farthest; first <= to; first += 1) {
      const ratioSum = (sums[last] ?? 0) - (sums[first] ?? 0);
      const height = Math.max(1, width - gap * (last - first - 1)) / ratioSum;
      const isOpen = last === count && isOpenRow(ratioSum, last - first, options);
      // How far from the wished height; the same for half of it and for double.
      const strain = isOpen ? 0 : height / targetHeight + targetHeight / height - 2;
      const total = (cost[first] ?? 0) + strain;
      if (total < least) {
        least = total;
        leastFrom = first;
      }
    }
    cost[last] = least;
    from[last] = leastFrom;
  }
  return collectBreaks(from, count, start, ends);
}

/** Follows the breaks from the end to the beginning; `ends` gets them in order. */
function collectBreaks(from: Int32Array, count: number, start: number, ends: Int32Array): number {
  let rows = 0;
  for (let at = count; at > 0; at = from[at] ?? 0) rows += 1;
  let row = rows;
  for (let at = count; at > 0; at = from[at] ?? 0) {
    row -= 1;
    ends[row] = start + at;
  }
  return rows;
}
