import type { Take } from '../../../shared/contract/takes.ts';
import type { Journal } from './journal.ts';
import { planLooks, type PollingPlan } from './polling-plan.ts';
import { serviceKind, type TakeRecord } from './record.ts';

/** Undocumented: "plan for 2–6 minutes" (reference: How official clients poll). The practice service needs seconds. */
const priorMedianMs = { live: { 5: 210_000, 10: 300_000 }, practice: { 5: 6000, 10: 9000 } } as const;
/** Looks at one take are never closer: documentation says "video ≥ 5 s". Practice is local and free. */
const floorMs = { live: 5000, practice: 700 } as const;
/** Chosen so that the mean delay is about that of asking every five seconds: see tests/bench/polling.ts. */
const lookCostShare = 0.02;
const samples = 100;
const fewestForRange = 3;
/** A plan is made anew when this share of what it was made from has come in addition. */
const replanShare = 0.1;

type Learned = {
  /** Of those that brought a clip, ascending. */
  readonly tookMs: readonly number[];
  /** From all that ended: a take that fails soon is to be told soon. */
  readonly plan: PollingPlan;
  readonly observed: number;
  additions: number;
};

/** What of a take decides how long it will need. */
type Kind = Pick<TakeRecord, 'service' | 'model'> & {
  readonly recipe: Pick<TakeRecord['recipe'], 'durationS'>;
};

export type Estimates = ReturnType<typeof createEstimates>;

/** How long takes of one kind need, learned from those that were made. */
export function createEstimates(journal: Pick<Journal, 'observations'>) {
  const learned = new Map<string, Learned>();

  function of(take: Kind): Learned {
    const key = keyOf(take);
    const known = learned.get(key);
    if (known !== undefined) return known;
    const { durationS } = take.recipe;
    const kind = serviceKind(take.service);
    const observations = journal.observations(take.service, take.model, durationS, samples);
    const plan = planLooks({
      observations,
      priorMedianMs: priorMedianMs[kind][durationS],
      floorMs: floorMs[kind],
      lookCostMs: floorMs[kind] * lookCostShare,
    });
    const tookMs = observations
      .flatMap((seen) => (seen.hasOutput ? [seen.tookMs] : []))
      .toSorted((a, b) => a - b);
    const entry: Learned = { tookMs, plan, observed: observations.length, additions: 0 };
    learned.set(key, entry);
    return entry;
  }

  return {
    plan: (take: Kind): PollingPlan => of(take).plan,
    floorMs: (take: Pick<Kind, 'service'>): number => floorMs[serviceKind(take.service)],
    /** The middle 80 % of what such takes needed; null while too few are known. */
    usual(take: Kind): Take['usual'] {
      const { tookMs } = of(take);
      if (tookMs.length < fewestForRange) return null;
      const quantile = (share: number) => tookMs[Math.round(share * (tookMs.length - 1))] ?? 0;
      return { lowMs: Math.round(quantile(0.1)), highMs: Math.round(quantile(0.9)), samples: tookMs.length };
    },
    /** A take of this kind ended. */
    learn(take: Kind): void {
      const known = learned.get(keyOf(take));
      if (known === undefined) return;
      known.additions += 1;
      if (known.additions > known.observed * replanShare) learned.delete(keyOf(take));
    },
  };
}

function keyOf(take: Kind): string {
  return `${take.service} ${take.model} ${take.recipe.durationS}`;
}
