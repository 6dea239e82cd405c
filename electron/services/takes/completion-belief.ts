/** One take as it was seen: it ended within `gapMs`, the middle of which was `tookMs` after the POST. */
export type Observation = { readonly tookMs: number; readonly gapMs: number };

export type BeliefFacts = {
  /** Any order; the newest hundred are plenty. */
  readonly observations: readonly Observation[];
  /** Believed until observations outweigh it. */
  readonly priorMedianMs: number;
  /** No two looks at one take are closer. */
  readonly floorMs: number;
};

/** The probability that a take still runs after so long. */
export type Survival = (elapsedMs: number) => number;

/** Spread of the prior (of the logarithm): two thirds of takes within a factor of 1.7 of the median. */
const priorSpread = 0.55;
/** The prior counts as this many observations, and half as many when so many were made. */
const priorWeight = 3;
const priorHalvedBy = 10;
/**
 * Share of the prior that a take ends early, any time up to its median (log-uniform): refusals (moderation, bad input) come within
 * seconds, and another service or model may be quick.
 */
const earlyShare = 0.5;
/** Where the early part begins, in floors. */
const earliestEnd = 0.4;
/** One take in so many, and one more for each observation, is a straggler: all that is known is that it outlives the others. */
const stragglerOneIn = 30;
const narrowestKernel = 0.03;
/** A gap is divided into parts of about the floor, up to so many. */
const partsOfGap = 12;
/** Rounds of weighing the parts of each gap by what the other takes make likely. */
const weighings = 2;

/** A part of a gap in which a take completed, and the share of belief that it was in this part. */
type Part = { readonly atMs: number; readonly widthMs: number; weight: number };

/**
 * What is believed of how long takes of one kind need: a prior (log-normal with an early part), a log-normal kernel on each
 * observation, and a heavy (1/t) tail. That a take completed at a certain moment is never seen, only that it did between two looks:
 * taking the middle would make the next plan surer than the looks were, and look less, and so on. Therefore each gap is divided,
 * and its parts weighed by the belief itself (B. W. Turnbull, "The Empirical Distribution Function with Arbitrarily Grouped,
 * Censored and Truncated Data", J. R. Statist. Soc. B 38 (1976) 290–295; here smoothed by the kernels).
 */
export function believe(facts: BeliefFacts): Survival {
  const seen = facts.observations.filter(({ tookMs }) => tookMs > 0);
  const gaps = seen.map((observation) => partsOf(observation, facts.floorMs));
  for (let round = 0; round < weighings; round += 1) {
    const survival = survivalOf(gaps.flat(), facts);
    for (const parts of gaps) weigh(parts, survival);
  }
  return survivalOf(gaps.flat(), facts);
}

/** The longest ordinary duration that is plausible. */
export function longestPlausibleMs({ observations, priorMedianMs }: BeliefFacts): number {
  return Math.max(priorMedianMs * Math.exp(2 * priorSpread), ...observations.map(({ tookMs }) => tookMs));
}

function partsOf({ tookMs, gapMs }: Observation, floorMs: number): Part[] {
  const widthMs = Math.min(gapMs, 2 * tookMs);
  const count = Math.max(1, Math.min(partsOfGap, Math.round(widthMs / floorMs)));
  return Array.from({ length: count }, (_, index) => ({
    atMs: tookMs + widthMs * ((index + 0.5) / count - 0.5),
    widthMs: widthMs / count,
    weight: 1 / count,
  }));
}

function weigh(parts: readonly Part[], survival: Survival): void {
  if (parts.length < 2) return;
  const chances = parts.map(
    ({ atMs, widthMs }) => survival(atMs - widthMs / 2) - survival(atMs + widthMs / 2),
  );
  const sum = chances.reduce((total, chance) => total + chance, 0);
  for (const [index, part] of parts.entries()) part.weight = (chances[index] ?? 0) / sum;
}

function survivalOf(parts: readonly Part[], facts: BeliefFacts): Survival {
  const kernels = parts.map(({ atMs, weight }) => ({ log: Math.log(atMs), weight }));
  const width = kernelWidth(kernels);
  const observed = facts.observations.length;
  const ofPrior = (priorWeight * priorHalvedBy) / (priorHalvedBy + observed);
  const ofStraggler = 1 / (stragglerOneIn + observed);
  const longest = parts.reduce((ms, { atMs }) => Math.max(ms, atMs), 0);
  const outliving = longest === 0 ? facts.priorMedianMs : longest;
  const total = ofPrior + kernels.reduce((sum, { weight }) => sum + weight, 0);
  return (elapsedMs) => {
    if (elapsedMs <= 0) return 1;
    const at = Math.log(elapsedMs);
    let sum = ofPrior * priorSurvival(elapsedMs, facts);
    for (const { log, weight } of kernels) sum += weight * above((at - log) / width);
    return (1 - ofStraggler) * (sum / total) + ofStraggler * Math.min(1, outliving / elapsedMs);
  };
}

function priorSurvival(elapsedMs: number, { priorMedianMs, floorMs }: BeliefFacts): number {
  const earliest = Math.min(priorMedianMs / 2, earliestEnd * floorMs);
  const early = Math.log(priorMedianMs / elapsedMs) / Math.log(priorMedianMs / earliest);
  const ordinary = above(Math.log(elapsedMs / priorMedianMs) / priorSpread);
  return earlyShare * Math.min(1, Math.max(0, early)) + (1 - earlyShare) * ordinary;
}

/** Half of Silverman's rule (which smooths two peaks into one), on the logarithms; from 3 % to the prior's own spread. */
function kernelWidth(kernels: readonly { readonly log: number; readonly weight: number }[]): number {
  const sorted = kernels.toSorted((a, b) => a.log - b.log);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  if (total < 1.5) return priorSpread / 2;
  const quantile = (share: number) => {
    let left = share * total;
    return sorted.find(({ weight }) => (left -= weight) <= 0)?.log ?? sorted.at(-1)?.log ?? 0;
  };
  const mean = sorted.reduce((sum, { log, weight }) => sum + weight * log, 0) / total;
  const variance = sorted.reduce((sum, { log, weight }) => sum + weight * (log - mean) ** 2, 0) / total;
  const deviation = Math.sqrt(variance);
  const spread = Math.min(deviation, (quantile(0.75) - quantile(0.25)) / 1.34 || deviation);
  return Math.min(priorSpread, Math.max(narrowestKernel, 0.45 * spread * total ** -0.2));
}

/** Upper tail of the normal distribution, by Abramowitz and Stegun 26.2.17 (error below 7.5e-8). */
function above(z: number): number {
  if (z < 0) return 1 - above(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
