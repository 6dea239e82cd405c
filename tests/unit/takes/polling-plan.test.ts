import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../electron/services/takes/completion-belief.ts';
import {
  planLooks,
  type PlanFacts,
  type PollingPlan,
} from '../../../electron/services/takes/polling-plan.ts';
import { observed } from '../../../electron/services/takes/look-times.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const live: PlanFacts = { observations: [], priorMedianMs: 210_000, floorMs: 5000, lookCostMs: 100 };
const seen = (tookMs: number): Observation => ({ tookMs, gapMs: 5000 });
const random = createSeededRandom(7);

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
}

const distributions: Readonly<Record<string, () => number>> = {
  'one peak': () => Math.max(20_000, 180_000 + 30_000 * normal()),
  'two peaks': () => Math.max(20_000, (random.uniform() < 0.6 ? 100_000 : 400_000) + 15_000 * normal()),
  'heavy tail': () => 60_000 / Math.sqrt(1 - random.uniform()),
};

/** Looks needed and the wait after completion, on average. */
function walk(next: (elapsedMs: number) => number, completions: readonly number[]) {
  let looks = 0;
  let delayMs = 0;
  for (const completeMs of completions) {
    let at = 0;
    do {
      at += next(at);
      looks += 1;
    } while (at < completeMs);
    delayMs += at - completeMs;
  }
  return { looks: looks / completions.length, delayMs: delayMs / completions.length };
}

function times(plan: PollingPlan, count: number): number[] {
  const found: number[] = [];
  let at = 0;
  while (found.length < count) {
    at += plan.delayAfter(at);
    found.push(at);
  }
  return found;
}

describe('the polling plan', () => {
  it.each(Object.keys(distributions))(
    'learned from a hundred takes, costs less than any fixed pace: %s',
    (name) => {
      const draw = distributions[name] ?? (() => 0);
      const observations = Array.from({ length: 100 }, () => seen(draw()));
      const plan = planLooks({ ...live, observations });
      const completions = Array.from({ length: 3000 }, draw);
      const ours = walk((at) => plan.delayAfter(at), completions);
      const cost = (result: typeof ours) => result.looks * live.lookCostMs + result.delayMs;
      for (const paceMs of [5000, 8000, 12_000, 20_000]) {
        expect(cost(ours)).toBeLessThan(cost(walk(() => paceMs, completions)));
      }
    },
  );

  it('needs far fewer looks than every five seconds, for little more delay', () => {
    const draw = distributions['one peak'] ?? (() => 0);
    const plan = planLooks({ ...live, observations: Array.from({ length: 100 }, () => seen(draw())) });
    const completions = Array.from({ length: 3000 }, draw);
    const ours = walk((at) => plan.delayAfter(at), completions);
    const fixed = walk(() => 5000, completions);
    expect(ours.looks).toBeLessThan(0.65 * fixed.looks);
    expect(ours.delayMs).toBeLessThan(1.8 * fixed.delayMs);
  });

  it('never looks sooner than the floor, whatever it has learned', () => {
    for (const tookMs of [[], [1], [3000], [120_000, 120_000], [60_000, 3_600_000], [0, -5, 90_000]]) {
      const plan = planLooks({ ...live, observations: tookMs.map(seen) });
      for (let at = 0; at < 4_000_000; at += 1777) {
        expect(plan.delayAfter(at)).toBeGreaterThanOrEqual(live.floorMs);
        expect(plan.delayAfter(at)).toBeLessThan(600_000);
      }
    }
  });

  it('looks most often where completion is likely', () => {
    const plan = planLooks({
      ...live,
      observations: Array.from({ length: 80 }, (_, i) => seen(170_000 + i * 250)),
    });
    const looks = times(plan, 100);
    const between = (from: number, to: number) => looks.filter((at) => at >= from && at < to).length;
    expect(between(0, 120_000)).toBeLessThanOrEqual(4);
    expect(between(160_000, 200_000)).toBeGreaterThanOrEqual(4);
    expect(between(160_000, 200_000)).toBeGreaterThan(between(120_000, 160_000));
  });

  it('asks about a straggler less and less, and never stops', () => {
    const plan = planLooks({ ...live, observations: Array.from({ length: 50 }, () => seen(120_000)) });
    expect(plan.delayAfter(3_600_000)).toBeGreaterThan(plan.delayAfter(130_000));
    expect(plan.delayAfter(7 * 24 * 3_600_000)).toBeLessThanOrEqual(120_000);
  });

  it.each([210_000, 300_000])('knowing nothing, looks early and often: prior %i', (priorMedianMs) => {
    const looks = times(planLooks({ ...live, priorMedianMs }), 40);
    const [first = 0, second = 0, third = 0, fourth = 0] = looks;
    expect(first).toBeLessThanOrEqual(6000);
    expect(second).toBeLessThanOrEqual(12_000);
    expect(third).toBeLessThanOrEqual(22_000);
    expect(fourth).toBeLessThanOrEqual(35_000);
    const gaps = looks.filter((at) => at < 120_000).map((at, index) => (looks[index + 1] ?? 0) - at);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15_500);
  });

  it('looks early less, the more takes it has seen need minutes', () => {
    const looksBefore = (count: number) => {
      const plan = planLooks({ ...live, observations: Array.from({ length: count }, () => seen(210_000)) });
      return times(plan, 40).filter((at) => at < 120_000).length;
    };
    const counts = [0, 3, 10, 30, 100].map(looksBefore);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.at(-1)).toBeLessThanOrEqual(2);
  });

  it('always looks early where one take in a hundred ended early', () => {
    const observations = [seen(5000), ...Array.from({ length: 99 }, () => seen(210_000))];
    expect(planLooks({ ...live, observations }).delayAfter(0)).toBeLessThanOrEqual(8000);
  });

  it('follows what takes really need, away from the prior', () => {
    const facts = { ...live, observations: Array.from({ length: 30 }, () => seen(30_000)) };
    expect(
      times(planLooks(facts), 10).filter((at) => at > 27_000 && at < 37_000).length,
    ).toBeGreaterThanOrEqual(2);
  });

  it('looks every ten minutes at least, whatever it has learned', () => {
    const hour = 3_600_000;
    for (const tookMs of [hour, 3 * hour, 150 * hour]) {
      const plan = planLooks({ ...live, observations: [seen(tookMs), seen(tookMs)] });
      for (let at = 0; at < 4 * hour; at += 30_000)
        expect(plan.delayAfter(at)).toBeLessThanOrEqual(10 * 60_000);
    }
  });

  it('learns nothing from a take that a clock which was set makes days long', () => {
    expect(observed(200_000, 205_000)).toEqual({ tookMs: 202_500, gapMs: 5000 });
    expect(observed(552_085_000, 552_090_000)).toBeNull();
  });

  it('serves practice, where takes need seconds', () => {
    const plan = planLooks({ observations: [], priorMedianMs: 6000, floorMs: 700, lookCostMs: 14 });
    expect(times(plan, 10).at(-1)).toBeLessThan(15_000);
  });
});
