import { cellS, type Chances } from './polling-distributions.ts';

/** For each cell: how many cells later to look again at a take that still runs there. */
export type Schedule = readonly number[];

/**
 * The schedule that minimises `lookCostS × looks + delay` when the distribution is known, looks being at least `floorS` apart: by
 * dynamic programming backwards over all cells, in sums of chances. Nothing of the product is in it.
 */
export function optimalSchedule(chances: Chances, lookCostS: number, floorS: number): Schedule {
  const cells = chances.length;
  const least = Math.max(1, Math.round(floorS / cellS));
  const alive = backwardSums(chances);
  const cost = new Float64Array(cells + least + 1);
  const step = Array.from({ length: cells }, () => least);
  for (let from = cells - 1; from >= 0; from -= 1) {
    let best = Number.POSITIVE_INFINITY;
    let delay = 0;
    // Each cell further on, all that completed before it waits a cell longer; what completes in it waits half a cell.
    for (let gap = 1; from + gap <= cells + least; gap += 1) {
      const before = (alive[from] ?? 0) - (alive[from + gap - 1] ?? 0);
      const inside = chances[from + gap - 1] ?? 0;
      delay += (before + inside / 2) * cellS;
      if (delay > best) break;
      const total = lookCostS * (alive[from] ?? 0) + delay + (cost[from + gap] ?? 0);
      if (gap >= least && total < best) {
        best = total;
        step[from] = gap;
      }
    }
    cost[from] = best;
  }
  return step;
}

/** The chance that a take has not completed at the start of each cell. */
function backwardSums(chances: Chances): Float64Array {
  const sums = new Float64Array(chances.length + 1);
  for (let cell = chances.length - 1; cell >= 0; cell -= 1) {
    sums[cell] = (sums[cell + 1] ?? 0) + (chances[cell] ?? 0);
  }
  return sums;
}
