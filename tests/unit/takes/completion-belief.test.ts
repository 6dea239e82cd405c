import { describe, expect, it } from 'vitest';
import {
  believe,
  type BeliefFacts,
  type Observation,
} from '../../../electron/services/takes/completion-belief.ts';

const live: BeliefFacts = { observations: [], priorMedianMs: 210_000, floorMs: 5000 };

function seen(tookMs: readonly number[], gapMs = 5000): Observation[] {
  return tookMs.map((ms) => ({ tookMs: ms, gapMs }));
}

/** The believed chance that a take ends in between. */
function chance(observations: readonly Observation[], fromMs: number, toMs: number): number {
  const survival = believe({ ...live, observations });
  return survival(fromMs) - survival(toMs);
}

describe('what is believed of how long takes need', () => {
  it('is a survival function: from one, never rising, never quite zero', () => {
    const cases = [[], seen([1]), seen([60_000, 3_600_000]), seen([100_000, 100_000, 100_000], 0)];
    for (const observations of cases) {
      const survival = believe({ ...live, observations });
      const values = Array.from({ length: 400 }, (_, step) => survival(step * 20_000));
      expect(values[0]).toBe(1);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
      expect(values.at(-1)).toBeGreaterThan(0);
    }
  });

  it('knowing nothing, holds it possible that a take ends within seconds, and within minutes', () => {
    expect(chance([], 0, 10_000)).toBeGreaterThan(0.1);
    expect(chance([], 120_000, 400_000)).toBeGreaterThan(0.3);
  });

  it('keeps two peaks apart', () => {
    const fifty = (aroundMs: number) => Array.from({ length: 50 }, (_, i) => aroundMs + (i - 25) * 400);
    const both = seen([...fifty(100_000), ...fifty(400_000)]);
    expect(chance(both, 160_000, 320_000)).toBeLessThan(0.02);
    expect(chance(both, 80_000, 130_000)).toBeGreaterThan(0.45);
  });

  it('does not take the middle of a wide gap for the moment of completion', () => {
    const wide = seen(
      Array.from({ length: 30 }, () => 120_000),
      80_000,
    );
    expect(chance(wide, 110_000, 130_000)).toBeLessThan(0.6);
    expect(chance(wide, 80_000, 160_000)).toBeGreaterThan(0.8);
  });

  it('weighs the parts of a wide gap by what narrow ones make likely', () => {
    const narrow = seen(Array.from({ length: 50 }, (_, i) => 150_000 + i * 100));
    const wide = [{ tookMs: 120_000, gapMs: 100_000 }];
    expect(chance([...narrow, ...wide], 75_000, 130_000)).toBeLessThan(0.01);
  });

  it('believes a little in a straggler, less with every take that was none', () => {
    const left = (count: number) =>
      believe({ ...live, observations: seen(Array.from({ length: count }, () => 60_000)) })(600_000);
    expect(left(3)).toBeGreaterThan(left(30));
    expect(left(30)).toBeGreaterThan(left(100));
    expect(left(100)).toBeGreaterThan(0);
  });
});
