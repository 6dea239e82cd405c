import { describe, expect, it } from 'vitest';
import { createEstimates } from '../../../electron/services/takes/estimates.ts';
import type { ObservedEnd } from '../../../electron/services/takes/journal.ts';

const live = { service: 'https://service.test', model: 'm', recipe: { durationS: 5 } } as const;
const practice = { ...live, service: 'practice' } as const;

function ended(tookMs: number, hasOutput = true): ObservedEnd {
  return { tookMs, gapMs: 1000, hasOutput };
}

function estimatesOf(observations: readonly ObservedEnd[]) {
  return createEstimates({ observations: () => [...observations] });
}

describe('estimates', () => {
  it.each([live, practice])('say nothing of what is usual from fewer than three: $service', (kind) => {
    expect(estimatesOf([ended(9000), ended(10_000)]).usual(kind)).toBeNull();
    expect(estimatesOf([ended(9000), ended(10_000), ended(11_000)]).usual(kind)).toEqual({
      lowMs: 9000,
      highMs: 11_000,
      samples: 3,
    });
  });

  it('count only takes that brought a clip as usual', () => {
    const failures = Array.from({ length: 20 }, () => ended(3000, false));
    expect(estimatesOf([...failures, ended(9000), ended(10_000)]).usual(live)).toBeNull();
    const known = estimatesOf([...failures, ended(200_000), ended(210_000), ended(220_000)]);
    expect(known.usual(live)).toEqual({ lowMs: 200_000, highMs: 220_000, samples: 3 });
  });

  it('look early where takes failed early', () => {
    const clips = Array.from({ length: 95 }, () => ended(210_000));
    const withFailures = [...clips, ...Array.from({ length: 5 }, () => ended(5000, false))];
    expect(estimatesOf(withFailures).plan(live).delayAfter(0)).toBeLessThanOrEqual(10_000);
    expect(estimatesOf(clips).plan(live).delayAfter(0)).toBeGreaterThan(20_000);
  });

  it('learn anew when a tenth more has come, and not before', () => {
    let asked = 0;
    const estimates = createEstimates({
      observations: () => {
        asked += 1;
        return Array.from({ length: 100 }, () => ended(210_000));
      },
    });
    estimates.plan(live);
    for (let take = 0; take < 10; take += 1) estimates.learn(live);
    estimates.plan(live);
    expect(asked).toBe(1);
    estimates.learn(live);
    estimates.plan(live);
    expect(asked).toBe(2);
  });
});
