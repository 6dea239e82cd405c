import type { TakeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { endedStates } from '../../../shared/take-state.ts';
import type { Clock } from '../ports.ts';
import type { Service, Services } from '../service.ts';
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

  async function comeOver({ id, recipe }: TakeRecord, service: Service): Promise<void> {
    const { unitMicros } = await quotes.ask(service, recipe);
    if (board.get(id).state !== 'queued') return;
    const isFree = service.kind === 'practice';
    board.note(id, 'other-service', null, {
      service: service.id,
      priceMicros: unitMicros,
      agreedMicros: 0,
      hold: isFree ? null : 'price-changed',
      money: isFree ? 'free' : 'not-spent',
    });
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
     * The user says "send it": accepts the price that is written on the take, or that one which was turned away for haste is sent again.
     * A take for another service comes over to the present one, and asks once more, with the price there: nobody has seen that yet.
     */
    async approve(ids: readonly TakeId[]): Promise<void> {
      for (const id of ids) {
        const waiting = board.get(id);
        const service = services.current();
        if (waiting.service !== service.id) await comeOver(waiting, service);
        else if (waiting.state === 'queued') {
          const agreedMicros = Math.max(waiting.agreedMicros, waiting.priceMicros);
          board.note(id, 'approved', null, { hold: null, agreedMicros });
        }
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
