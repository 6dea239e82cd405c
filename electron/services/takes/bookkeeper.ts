import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Clock, Log } from '../ports.ts';
import type { Services } from '../service.ts';
import { billingsAtOnce, type Billing } from '../wavespeed/client.ts';
import type { Board } from './board.ts';
import type { Journal } from './journal.ts';
import type { TakeRecord } from './record.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** When a take is asked about after its end: refunds come "within three hours" (reference: Money). */
const askAfterMs: readonly number[] = [
  10_000,
  2 * minuteMs,
  15 * minuteMs,
  hourMs,
  2 * hourMs,
  3.2 * hourMs,
  8 * hourMs,
];
/** A bill that did not come in this time will not come: the price at purchase stays what counts. */
export const askForMs = 8 * dayMs;
const gatherMs = 15_000;
const restAfterTroubleMs = { first: 10 * minuteMs, longest: 6 * hourMs };

/** The next moment after `askedMs` at which the billing may know more of a take that ended at `endedMs`. */
export function nextAskMs(endedMs: number, askedMs: number | null): number {
  const planned = askAfterMs.map((after) => endedMs + after);
  if (askedMs === null) return planned[0] ?? endedMs;
  return planned.find((at) => at > askedMs) ?? askedMs + dayMs;
}

/**
 * Learns from the account's billing what takes really cost, and which refunds have come. Nothing waits for it and nothing fails by it: a
 * service that tells nothing leaves the price at purchase, and a refund expected.
 */
export function createBookkeeper(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly board: Board;
  readonly journal: Journal;
  readonly services: Services;
}) {
  const { clock, log, board, journal, services } = ports;
  const asked = new Map<TakeId, number>();
  let troubles = 0;
  let restUntil = 0;

  function settle(take: TakeRecord, billings: readonly Billing[]): void {
    const own = billings.filter(({ remoteId }) => remoteId === take.remoteId);
    const charge = own.find(({ kind }) => kind === 'charge');
    const refund = own.find(({ kind }) => kind === 'refund');
    const costMicros = charge?.micros ?? take.costMicros;
    if (refund !== undefined) {
      const patch = { costMicros: costMicros ?? refund.micros, refundedMs: clock.now() };
      board.happened(take.id, 'refunded', patch, String(refund.micros));
    } else if (costMicros !== take.costMicros) board.amend(take.id, { costMicros });
  }

  function rest(): number {
    const { first, longest } = restAfterTroubleMs;
    const restMs = Math.min(first * 2 ** Math.min(troubles, 10), longest);
    troubles += 1;
    restUntil = clock.monotonic() + restMs;
    return restMs;
  }

  return {
    /** One step of the loop: one question about the takes that are due. */
    async step(): Promise<number | null> {
      const service = services.current();
      if (service.kind === 'practice') return null;
      if (restUntil > clock.monotonic()) return restUntil - clock.monotonic();
      const now = clock.now();
      const open = journal.unbilled(service.id, now - askForMs);
      const dueAt = (take: TakeRecord) => nextAskMs(take.endedMs ?? now, asked.get(take.id) ?? null);
      const due = open.filter((take) => dueAt(take) <= now).slice(0, billingsAtOnce);
      if (due.length === 0) {
        const nextAt = Math.min(...open.map(dueAt));
        return Number.isFinite(nextAt) ? Math.max(1, nextAt - now) : null;
      }
      const outcome = await service.client.billings(due.flatMap(({ remoteId }) => remoteId ?? []));
      if (outcome.kind !== 'billings') {
        log.info('takes.no-billing', { why: outcome.kind });
        return rest();
      }
      troubles = 0;
      for (const take of due) {
        asked.set(take.id, now);
        settle(board.find(take.id) ?? take, outcome.billings);
      }
      // Takes end one by one; those that end close by are asked about together.
      if (due.length < billingsAtOnce) restUntil = clock.monotonic() + gatherMs;
      return 0;
    },
  };
}
