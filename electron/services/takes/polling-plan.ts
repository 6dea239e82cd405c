/** What is known of how long takes of one kind need. All in milliseconds. */
export type PlanFacts = {
  /** Observed durations, any order; the newest hundred are plenty. */
  readonly durationsMs: readonly number[];
  /** Believed until observations outweigh it. */
  readonly priorMedianMs: number;
  /** No two looks at one take are closer. */
  readonly floorMs: number;
  /** How much waiting after completion one look is worth avoiding. */
  readonly lookCostMs: number;
};

export type PollingPlan = {
  /** When to look again at a take that was still running after `elapsedMs`. Never less than the floor. */
  delayAfter(elapsedMs: number): number;
};

/** Spread of the prior (of the logarithm): two thirds of takes within a factor of 1.7 of the median. */
const priorSpread = 0.55;
/** The prior counts as this many observations. */
const priorWeight = 3;
/**
 * Share of the prior that a take ends early, any time up to its median (log-uniform): refusals (moderation, bad input) come within
 * seconds, and another service or model may be quick.
 */
const earlyShare = 0.5;
/** Where the early part begins, and the look that is never left out: whoever is refused at once is told at once. In floors. */
const earliestEnd = 0.4;
const earlyLook = 1.1;
/** Share of belief that a take is a straggler, of which nothing is known but that it outlived everything so far. */
const stragglerWeight = 0.03;
const cellsPerFloor = 5;
const cellGrowth = 0.012;
/** In units of the longest plausible ordinary duration. */
const horizonFactor = 2.5;
const longestDelayMs = 2 * 60_000;

/**
 * An optimal inspection schedule: the times to look that minimise the expected cost `lookCost × looks + delay`, where delay is
 * from completion to the look that finds it. After R. E. Barlow, L. C. Hunter and F. Proschan, "Optimum Checking Procedures",
 * J. SIAM 11 (1963) 1078–1095, and Barlow and Proschan, "Mathematical Theory of Reliability" (1965), chapter 4. Their recursion
 * needs a density without a second peak; here the schedule is found by dynamic programming on a grid, which needs nothing.
 * The distribution is a prior (log-normal with an early part) mixed with a log-normal kernel on each observation and a heavy (1/t)
 * tail, so that a take that outlives all others is asked about less and less often, and never forgotten.
 */
export function planLooks(facts: PlanFacts): PollingPlan {
  const grid = gridOf(facts);
  const alive = survivalOf(grid, facts);
  const next = bestNextLook(grid, alive, facts);
  const end = grid.at(-1) ?? 0;
  const tail = (elapsedMs: number) => clampDelay(tailDelay(elapsedMs, facts.lookCostMs), facts.floorMs);
  return {
    delayAfter(elapsedMs) {
      const elapsed = Math.max(0, elapsedMs);
      if (elapsed >= end) return tail(elapsed);
      const planned = grid[next[cellAt(grid, elapsed)] ?? 0] ?? 0;
      const early = earlyLook * facts.floorMs;
      const target = elapsed < early - facts.floorMs ? Math.min(early, planned) : planned;
      return Math.max(facts.floorMs, target - elapsed);
    },
  };
}

/** Cells of a fifth of the floor, growing with time, as far as ordinary durations can go. */
function gridOf({ durationsMs, priorMedianMs, floorMs }: PlanFacts): number[] {
  const horizon = horizonFactor * Math.max(priorMedianMs * Math.exp(2 * priorSpread), ...durationsMs);
  const grid = [0];
  let at = 0;
  while (at < horizon) {
    at += Math.max(floorMs / cellsPerFloor, at * cellGrowth);
    grid.push(at);
  }
  return grid;
}

/** Probability that a take still runs at each moment of the grid. */
function survivalOf(grid: readonly number[], facts: PlanFacts): number[] {
  const { durationsMs, priorMedianMs } = facts;
  const logs = durationsMs.filter((ms) => ms > 0).map(Math.log);
  const width = kernelWidth(logs);
  const total = logs.length + priorWeight;
  const start = Math.min(priorMedianMs, ...durationsMs.filter((ms) => ms > 0));
  return grid.map((at) => {
    if (at === 0) return 1;
    const log = Math.log(at);
    let sum = priorWeight * priorAlive(at, facts);
    for (const centre of logs) sum += above((log - centre) / width);
    const straggler = Math.min(1, start / at);
    return (1 - stragglerWeight) * (sum / total) + stragglerWeight * straggler;
  });
}

function priorAlive(at: number, { priorMedianMs, floorMs }: PlanFacts): number {
  const earliest = Math.min(priorMedianMs / 2, earliestEnd * floorMs);
  const early = Math.log(priorMedianMs / at) / Math.log(priorMedianMs / earliest);
  const ordinary = above(Math.log(at / priorMedianMs) / priorSpread);
  return earlyShare * Math.min(1, Math.max(0, early)) + (1 - earlyShare) * ordinary;
}

/** Silverman's rule on the logarithms, kept between 3 % and the prior's own spread. */
function kernelWidth(logs: readonly number[]): number {
  if (logs.length < 2) return priorSpread / 2;
  const sorted = logs.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  const spread = Math.min(deviation, (quantile(0.75) - quantile(0.25)) / 1.34 || deviation);
  return Math.min(priorSpread, Math.max(0.03, 0.9 * spread * logs.length ** -0.2));
}

/** Upper tail of the normal distribution, by Abramowitz and Stegun 26.2.17 (error below 7.5e-8). */
function above(z: number): number {
  if (z < 0) return 1 - above(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
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
      if (gap < facts.floorMs && j < last) continue;
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
