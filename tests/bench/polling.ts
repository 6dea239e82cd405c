import type { Random } from '../../electron/services/ports.ts';
import type { ObservedEnd } from '../../electron/services/takes/journal.ts';
import { createEstimates } from '../../electron/services/takes/estimates.ts';
import { jittered, observed } from '../../electron/services/takes/look-times.ts';
import { createSeededRandom } from '../fakes/random.ts';
import { rounded } from './median.ts';
import { cellS, drawSeconds, workloads, type Workload } from './polling-distributions.ts';
import { optimalSchedule } from './polling-optimum.ts';
import type { Report } from './run.ts';

const earlierTakes = 100;
const measuredTakes = 2000;
const floorS = 5;
const kind = { service: 'https://api.example', model: 'm', recipe: { durationS: 5 } } as const;

/** Looks one take needed, and how long after its completion the last was. */
type Walk = { readonly gets: number; readonly delayMs: number };
type Figures = { readonly gets: number; readonly meanDelayMs: number; readonly p95DelayMs: number };
type Strategies<T> = { readonly ours: T; readonly fixed1s: T; readonly fixed5s: T; readonly optimum: T };
/** The true completion times of one workload, and which stage of it each came from. */
type Played = { readonly workload: Workload; readonly takes: readonly { stage: number; doneS: number }[] };

/**
 * GETs per take and the delay from completion to the GET that finds it: the product's plan, learned as it goes from its own sight of
 * the last hundred takes, against fixed paces and against the best schedule there is for who knows the true distribution, at the
 * same mean delay. All on the same completion times.
 */
export function run(report: Report): Promise<Strategies<Figures>> {
  const played = workloads.map((workload, index) => play(workload, createSeededRandom(index + 1)));
  const ours = played.map((one, index) => walkOurs(one, createSeededRandom(100 + index)));
  for (const [index, one] of played.entries()) report(one.workload.name, compare([one], [ours[index] ?? []]));
  return Promise.resolve(compare(played, ours));
}

function play(workload: Workload, random: Random): Played {
  const { stages } = workload;
  const takes = Array.from({ length: earlierTakes + measuredTakes }, (_, index) => {
    const stage = Math.max(0, Math.floor(((index - earlierTakes) / measuredTakes) * stages.length));
    return { stage, doneS: drawSeconds(stages[stage] ?? [], random) };
  });
  return { workload, takes };
}

function compare(played: readonly Played[], ours: readonly (readonly Walk[])[]): Strategies<Figures> {
  const walksOfOurs = ours.flat();
  const fixed = (paceS: number) =>
    figuresOf(played.flatMap((one) => measured(one).map((take) => walkFixed(take, paceS))));
  return {
    ours: figuresOf(walksOfOurs),
    fixed1s: fixed(1),
    fixed5s: fixed(5),
    optimum: optimumAt(played, meanDelay(walksOfOurs)),
  };
}

function measured({ takes }: Played): Played['takes'] {
  return takes.slice(earlierTakes);
}

/** Every take in turn by the product's plan; what it saw of the earlier ones is all it knows. */
function walkOurs({ takes }: Played, random: Random): Walk[] {
  const observations: ObservedEnd[] = [];
  const estimates = createEstimates({
    observations: (_service, _model, _duration, limit) => observations.slice(-limit),
  });
  const walks = takes.map(({ doneS }) => {
    const plan = estimates.plan(kind);
    let [gets, at, lastRunning] = [0, 0, 0];
    do {
      lastRunning = at;
      at += jittered(plan.delayAfter(at), estimates.floorMs(kind), random);
      gets += 1;
    } while (at < doneS * 1000);
    const observation = observed(lastRunning, at);
    if (observation !== null) observations.push({ ...observation, hasOutput: true });
    if (observation !== null) estimates.learn(kind);
    return { gets, delayMs: at - doneS * 1000 };
  });
  return walks.slice(earlierTakes);
}

function walkFixed({ doneS }: { doneS: number }, paceS: number): Walk {
  const gets = Math.max(1, Math.ceil(doneS / paceS));
  return { gets, delayMs: (gets * paceS - doneS) * 1000 };
}

/** The price of a look is sought at which the optimum has this mean delay; between two prices it is mixed. */
function optimumAt(played: readonly Played[], meanDelayMs: number): Figures {
  let [cheap, dear] = [0, 60];
  for (let round = 0; round < 16; round += 1) {
    const middle = (cheap + dear) / 2;
    if (meanDelay(walkOptimum(played, middle)) < meanDelayMs) cheap = middle;
    else dear = middle;
  }
  const [below, above] = [figuresOf(walkOptimum(played, cheap)), figuresOf(walkOptimum(played, dear))];
  const gap = above.meanDelayMs - below.meanDelayMs;
  const share = gap === 0 ? 0 : Math.min(1, Math.max(0, (meanDelayMs - below.meanDelayMs) / gap));
  const mix = (figure: keyof Figures) => rounded(below[figure] + share * (above[figure] - below[figure]), 2);
  return { gets: mix('gets'), meanDelayMs: mix('meanDelayMs'), p95DelayMs: mix('p95DelayMs') };
}

function walkOptimum(played: readonly Played[], lookCostS: number): Walk[] {
  return played.flatMap((one) => {
    const schedules = one.workload.stages.map((stage) => optimalSchedule(stage, lookCostS, floorS));
    return measured(one).map(({ stage, doneS }) => {
      let [gets, cell] = [0, 0];
      do {
        cell += schedules[stage]?.[cell] ?? floorS / cellS;
        gets += 1;
      } while (cell * cellS < doneS);
      return { gets, delayMs: (cell * cellS - doneS) * 1000 };
    });
  });
}

function meanDelay(walks: readonly Walk[]): number {
  return walks.reduce((sum, { delayMs }) => sum + delayMs, 0) / walks.length;
}

function figuresOf(walks: readonly Walk[]): Figures {
  const delays = walks.map(({ delayMs }) => delayMs).toSorted((a, b) => a - b);
  return {
    gets: rounded(walks.reduce((sum, { gets }) => sum + gets, 0) / walks.length, 2),
    meanDelayMs: rounded(meanDelay(walks), 0),
    p95DelayMs: rounded(delays[Math.floor(0.95 * delays.length)] ?? 0, 0),
  };
}
