import type { LedgerEntry, LedgerGroup, LedgerSums } from '../../../shared/contract/ledger.ts';
import type { LedgerGrouping } from '../../../shared/ledger-groupings.ts';
import type { Micros } from '../../../shared/money.ts';
import { endedStates } from '../../../shared/take-state.ts';
import { periodStarts } from '../spend.ts';

type Counted = Pick<LedgerEntry, 'money' | 'state' | 'countedMicros'>;

/** Exact, as all amounts are whole micro-dollars; only the cost per clip is rounded. */
export function sumsOf(entries: readonly Counted[]): LedgerSums {
  const of = (money: LedgerEntry['money'], isCounted: (entry: Counted) => boolean = () => true): Micros =>
    entries
      .filter((entry) => entry.money === money && isCounted(entry))
      .reduce((sum, { countedMicros }) => sum + countedMicros, 0);
  const clips = entries.filter(({ state }) => state === 'kept').length;
  // What is still on its way has cost, and has had no time to become a clip.
  const settledMicros = of('spent', ({ state }) => endedStates.has(state));
  return {
    takes: entries.length,
    spentMicros: of('spent'),
    refundDueMicros: of('refund-expected'),
    refundedMicros: of('refunded'),
    unclearMicros: of('unknown'),
    clips,
    perClipMicros: clips === 0 ? null : Math.round(settledMicros / clips),
  };
}

/** Groups in the order of the entries, which are newest first. Days and months are the user's own. */
export function groupsOf(entries: readonly LedgerEntry[], by: LedgerGrouping): LedgerGroup[] {
  const groups = Map.groupBy(entries, (entry) =>
    by === 'draft' ? entry.draftId : startOf(entry.boughtAtMs, by),
  );
  return [...groups.values()].map((members) => groupOf(members, by));
}

function groupOf(members: readonly LedgerEntry[], by: LedgerGrouping): LedgerGroup {
  const [newest] = members;
  const oldest = members.at(-1);
  if (newest === undefined || oldest === undefined) throw new Error('A group has members');
  const sums = sumsOf(members);
  if (by === 'draft') {
    const { draftId, title } = newest;
    return { fromMs: oldest.boughtAtMs, toMs: newest.boughtAtMs, draftId, title, sums };
  }
  const fromMs = startOf(newest.boughtAtMs, by);
  return { fromMs, toMs: endOf(fromMs, by), draftId: null, title: null, sums };
}

function startOf(ms: number, by: 'day' | 'month'): number {
  const { dayMs, monthMs } = periodStarts(ms);
  return by === 'day' ? dayMs : monthMs;
}

/** The last millisecond: days of 23 and 25 hours end where the next one begins. */
function endOf(startMs: number, by: 'day' | 'month'): number {
  const start = new Date(startMs);
  const [years, months, days] = [start.getFullYear(), start.getMonth(), start.getDate()];
  const next = by === 'day' ? new Date(years, months, days + 1) : new Date(years, months + 1, 1);
  return next.getTime() - 1;
}
