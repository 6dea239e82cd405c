import { groupsOf, sumsOf } from '../../../electron/services/ledger/sums.ts';
import type { LedgerEntry } from '../../../shared/contract/ledger.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FakeHandlers, World } from './world.ts';

type LedgerRequest = Extract<keyof FakeHandlers, `ledger.${string}`>;

/** The ledger of the world's takes, as main would work it out. */
export function ledgerHandlers(world: World): FakeHandlers<LedgerRequest> {
  const entries = () =>
    [...world.takes.values()].flatMap(entryOf).toSorted((a, b) => b.boughtAtMs - a.boughtAtMs);
  return {
    'ledger.summary': ({ by }) => ({ total: sumsOf(entries()), groups: groupsOf(entries(), by) }),
    'ledger.list': ({ fromMs, toMs, draftId, offset, limit }) => {
      const found = entries().filter(
        (entry) =>
          entry.boughtAtMs >= fromMs &&
          entry.boughtAtMs <= toMs &&
          (draftId === null || entry.draftId === draftId),
      );
      return { entries: found.slice(offset, offset + limit), total: found.length };
    },
    'ledger.export': () => {
      if (world.closesDialogs) throw new AppError('cancelled', 'closed');
      return { takes: entries().length };
    },
  };
}

function entryOf(take: Take): LedgerEntry[] {
  const { money } = take;
  if (money === 'free' || money === 'not-spent') return [];
  const endedMs = take.endedAtMs ?? take.createdAtMs;
  return [
    {
      takeId: take.id,
      draftId: take.draftId,
      title: take.title,
      revisionNumber: take.revisionNumber,
      durationS: take.recipe.durationS,
      boughtAtMs: take.submittedAtMs ?? take.createdAtMs,
      state: take.state,
      money,
      estimateMicros: take.recipe.durationS === 5 ? 1_300_000 : 2_600_000,
      quotedMicros: null,
      billedMicros: take.priceIsActual ? take.priceMicros : null,
      countedMicros: take.priceMicros,
      refundDueAtMs: money === 'refund-expected' ? endedMs + 3 * 3_600_000 : null,
      refundedAtMs: money === 'refunded' ? endedMs + 3_600_000 : null,
      remoteId: take.remoteId,
    },
  ];
}
