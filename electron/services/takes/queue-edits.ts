import type { TakeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { endedStates } from '../../../shared/take-state.ts';
import type { Clock } from '../ports.ts';
import type { Services } from '../service.ts';
import { transaction } from '../sqlite.ts';
import type { Board } from './board.ts';
import type { Journal } from './journal.ts';
import type { Quotes } from './quotes.ts';
import type { TakeRecord } from './record.ts';

/** What the user does to takes that wait, or that have ended. */
export function createQueueEdits(ports: {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly board: Board;
  readonly quotes: Quotes;
  readonly services: Services;
}) {
  const { clock, journal, board, quotes, services } = ports;

  function inOrder(): TakeRecord[] {
    return board.inState('queued').toSorted((a, b) => a.position - b.position);
  }

  /** Whole numbers again, when halving has used up what lies between two of them. */
  function renumber(takes: readonly TakeRecord[]): void {
    transaction(journal.database, () => {
      for (const [index, take] of takes.entries()) journal.amend(take, { ...take, position: index + 1 });
    });
    for (const take of takes) board.reload(take.id);
  }

  return {
    /** Only what still waits can be cancelled: the service has no cancel. Answers how many were. */
    cancel(ids: readonly TakeId[]): { cancelled: number } {
      const waiting = ids.filter((id) => board.get(id).state === 'queued');
      for (const id of waiting) board.request(id, 'cancel');
      return { cancelled: waiting.length };
    },
    restore(ids: readonly TakeId[]): { restored: number } {
      const cancelled = ids.filter((id) => board.get(id).state === 'cancelled');
      for (const id of cancelled) board.request(id, 'restore');
      return { restored: cancelled.length };
    },
    /** Puts a queued take before another queued one, or last. */
    move(id: TakeId, before: TakeId | null): void {
      if (board.get(id).state !== 'queued') throw new AppError('conflict', 'Only a queued take has a place');
      const others = inOrder().filter((take) => take.id !== id);
      const at = before === null ? others.length : others.findIndex((take) => take.id === before);
      if (at < 0) throw new AppError('conflict', 'The other take is not queued');
      const low = others[at - 1]?.position ?? (others[at]?.position ?? 1) - 2;
      const high = others[at]?.position ?? Math.max(low, journal.lastPosition()) + 2;
      const middle = (low + high) / 2;
      board.note(id, 'moved', null, { position: middle });
      if (middle <= low || middle >= high) renumber(others.toSpliced(at, 0, board.get(id)));
    },
    /** Answers with those that left the list. */
    dismiss(ids: readonly TakeId[]): TakeId[] {
      const ended = ids.filter((id) => endedStates.has(board.get(id).state));
      for (const id of ended) board.amend(id, { dismissedMs: clock.now() });
      return ended;
    },
    /**
     * The user says "send it": accepts a new price, another service with its price, or that a take which was turned away for
     * haste is sent again.
     */
    async approve(ids: readonly TakeId[]): Promise<void> {
      for (const id of ids) {
        const service = services.current();
        const { recipe } = board.get(id);
        const quote = quotes.recall(service, recipe) ?? (await quotes.ask(service, recipe));
        const take = board.get(id);
        if (take.state !== 'queued') continue;
        const isSame = take.service === service.id;
        // The price the user saw is the one written on the take; a higher one asks again.
        const agreedMicros = isSame ? Math.max(take.agreedMicros, take.priceMicros) : quote.unitMicros;
        const money = service.kind === 'practice' ? 'free' : 'not-spent';
        const priceMicros = isSame ? take.priceMicros : quote.unitMicros;
        board.note(id, 'approved', null, {
          hold: null,
          service: service.id,
          agreedMicros,
          priceMicros,
          money,
        });
      }
    },
    /** "Go on" for all: takes that were turned away for haste are sent again. */
    releaseRateHolds(): void {
      for (const take of board.inState('queued')) {
        if (take.hold === 'rate') board.note(take.id, 'approved', 'resume', { hold: null });
      }
    },
  };
}
