import { believe, longestPlausibleMs, type BeliefFacts } from './completion-belief.ts';

/** All in milliseconds. */
export type PlanFacts = BeliefFacts & {
  /** How much waiting after completion one look is worth avoiding. */
  readonly lookCostMs: number;
};

export type PollingPlan = {
  /** When to look again at a take that was still running after `elapsedMs`. Never less than the floor. */
  delayAfter(elapsedMs: number): number;
};

const cellsPerFloor = 5;
const cellGrowth = 0.005;
/** In units of the longest plausible ordinary duration. */
const horizonFactor = 2.5;
const longestDelayMs = 2 * 60_000;
/** Whatever was learned: a wall clock that was set while a POST was out makes a take look hours or days long. */
const longestPlannedMs = 10 * 60_000;

/**
 * An optimal inspection schedule: the times to look that minimise the expected cost `lookCost × looks + delay`, where delay is
 * from completion to the look that finds it. After R. E. Barlow, L. C. Hunter and F. Proschan, "Optimum Checking Procedures",
 * J. SIAM 11 (1963) 1078–1095, and Barlow and Proschan, "Mathematical Theory of Reliability" (1965), chapter 4. Their recursion
 * needs a density without a second peak; here the schedule is found by dynamic programming on a grid, which needs nothing.
 * A take that outlives all others is asked about less and less often, and never forgotten.
 */
export function planLooks(facts: PlanFacts): PollingPlan {
  const grid = gridOf(facts);
  const alive = grid.map(believe(facts));
  const next = bestNextLook(grid, alive, facts);
  const end = grid.at(-1) ?? 0;
  const tail = (elapsedMs: number) => clampDelay(tailDelay(elapsedMs, facts.lookCostMs), facts.floorMs);
  return {
    delayAfter(elapsedMs) {
      const elapsed = Math.max(0, elapsedMs);
      if (elapsed >= end) return tail(elapsed);
      const planned = grid[next[cellAt(grid, elapsed)] ?? 0] ?? 0;
      return Math.max(facts.floorMs, Math.min(planned - elapsed, longestPlannedMs));
    },
  };
}

/** Cells of a fifth of the floor, growing with time, as far as ordinary durations can go. */
function gridOf(facts: PlanFacts): number[] {
  const { floorMs } = facts;
  const horizon = horizonFactor * longestPlausibleMs(facts);
  const grid = [0];
  let at = 0;
  while (at < horizon) {
    at += Math.max(floorMs / cellsPerFloor, at * cellGrowth);
    grid.push(at);
  }
  return grid;
}

/**
 * For each moment the index of the best next look, backwards: the cost from moment i with the next look at j is one look, plus
 * the expected wait of what completes in between, plus the best cost from j if still running there.
 */
function bestNextLook(grid: readonly number[], alive: readonly number[], facts: PlanFacts): number[] {
  const last = grid.length - 1;
  const cost: number[] = Array.from({ length: grid.length }, () => 0);
  const next: number[] = Array.from({ length: grid.length }, () => last);
  cost[last] = (alive[last] ?? 0) * tailCost(grid[last] ?? 0, facts);
  const area = cumulativeArea(grid, alive);
  for (let i = last - 1; i >= 0; i -= 1) {
    let best = Number.POSITIVE_INFINITY;
    const from = grid[i] ?? 0;
    for (let j = i + 1; j <= last; j += 1) {
      const gap = (grid[j] ?? 0) - from;
      if (gap < facts.floorMs - ((grid[j] ?? 0) - (grid[j - 1] ?? 0)) / 2 && j < last) continue;
      // ∫(t_j − u) dF(u) over the gap equals the gap's length times the alive at its start, less the area under the survival.
      const wait = gap * (alive[i] ?? 0) - ((area[j] ?? 0) - (area[i] ?? 0));
      const total = facts.lookCostMs * (alive[i] ?? 0) + wait + (cost[j] ?? 0);
      if (total < best) {
        best = total;
        next[i] = j;
      }
      // The wait only grows with the gap: past this, no later look can be better.
      if (wait > best) break;
    }
    cost[i] = best;
  }
  return next;
}

function cumulativeArea(grid: readonly number[], alive: readonly number[]): number[] {
  const area = [0];
  for (let i = 1; i < grid.length; i += 1) {
    const width = (grid[i] ?? 0) - (grid[i - 1] ?? 0);
    area.push((area[i - 1] ?? 0) + (width * ((alive[i] ?? 0) + (alive[i - 1] ?? 0))) / 2);
  }
  return area;
}

/** In a 1/t tail the hazard is 1/t, and the best gap for a small hazard h is √(2·lookCost/h) (Barlow and Proschan, §4.3). */
function tailDelay(elapsedMs: number, lookCostMs: number): number {
  return Math.sqrt(2 * lookCostMs * elapsedMs);
}

function tailCost(elapsedMs: number, { lookCostMs, floorMs }: PlanFacts): number {
  const gap = clampDelay(tailDelay(elapsedMs, lookCostMs), floorMs);
  return (lookCostMs * elapsedMs) / gap + gap / 2;
}

function clampDelay(delayMs: number, floorMs: number): number {
  return Math.max(floorMs, Math.min(longestDelayMs, delayMs));
}

function cellAt(grid: readonly number[], elapsed: number): number {
  let low = 0;
  let high = grid.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((grid[middle] ?? 0) <= elapsed) low = middle;
    else high = middle - 1;
  }
  return low;
}
