import type { Random } from '../../electron/services/ports.ts';

/** Completion times in cells of half a second; the chance of each cell. */
export type Chances = readonly number[];
/** One true distribution after another, each for as many takes; a single one where nothing drifts. */
export type Workload = { readonly name: string; readonly stages: readonly Chances[] };

export const cellS = 0.5;
/** Services end what takes longer. */
const longestS = 3600;

/** Kling's times are undocumented: "plan for 2–6 minutes". Shapes are what matters here. */
export const workloads: readonly Workload[] = [
  { name: 'unimodal', stages: [chances(logNormal(180, 0.2))] },
  { name: 'bimodal', stages: [chances(mixed(0.6, normal(100, 15), normal(320, 30)))] },
  { name: 'heavy tail', stages: [chances((s) => (s < 60 ? 0 : (60 / s) ** 3))] },
  {
    name: 'drifting',
    stages: Array.from({ length: 40 }, (_, stage) => chances(logNormal(120 * 2.5 ** (stage / 39), 0.2))),
  },
];

export function drawSeconds(stage: Chances, random: Pick<Random, 'uniform'>): number {
  let left = random.uniform();
  for (const [cell, chance] of stage.entries()) {
    if (left < chance) return (cell + left / chance) * cellS;
    left -= chance;
  }
  return longestS;
}

function chances(density: (seconds: number) => number): Chances {
  const weights = Array.from({ length: longestS / cellS }, (_, cell) => density((cell + 0.5) * cellS));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function logNormal(medianS: number, spread: number): (seconds: number) => number {
  return (s) => Math.exp(-((Math.log(s / medianS) / spread) ** 2) / 2) / s;
}

function normal(meanS: number, deviationS: number): (seconds: number) => number {
  return (s) => Math.exp(-(((s - meanS) / deviationS) ** 2) / 2) / deviationS;
}

function mixed(
  share: number,
  first: (seconds: number) => number,
  second: (seconds: number) => number,
): (seconds: number) => number {
  return (s) => share * first(s) + (1 - share) * second(s);
}
