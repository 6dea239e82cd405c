import type { TakeId } from '../../../shared/contract/ids.ts';
import { klingModel } from '../../../shared/recipe.ts';
import type { Clock } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import { capReached, type Caps, type Spend } from '../spend.ts';
import type { Board } from './board.ts';
import type { Healths } from './health.ts';
import type { Journal } from './journal.ts';
import { queueHold, turns, type Hold } from './queue-holds.ts';
import { priceAtPurchase, type Quote, type Quotes } from './quotes.ts';
import type { TakeRecord } from './record.ts';

/** A take whose purchase is unclear may still run there; after this it certainly does not (15 min under load; reference). */
const unconfirmedHoldsPlaceMs = 20 * 60_000;
const minuteMs = 60_000;

export type SchedulerPorts = {
  readonly clock: Clock;
  readonly board: Board;
  readonly journal: Journal;
  readonly healths: Healths;
  readonly quotes: Quotes;
  readonly services: Services;
};
export type SchedulerOptions = {
  limits(): { readonly concurrent: number; readonly perMinute: number };
  caps(): Caps;
  spend(): Spend;
  isPaused(): boolean;
  onHold(id: TakeId): void;
  /** The row is committed: send the POST, once. */
  submit(service: Service, take: TakeRecord): void;
};

/** Decides which queued take is sent next, and why the others wait. */
export function createScheduler(ports: SchedulerPorts, options: SchedulerOptions) {
  const { clock, board, journal, healths, quotes, services } = ports;
  const holds = new Map<TakeId, Hold>();
  /** Monotonic times of this process's POSTs per service, begun with those of the last minute before it. */
  const sent = new Map<string, number[]>();
  /** When unclear takes were sent, by the monotonic clock: the wall clock may be set. */
  const unclearSince = new Map<TakeId, number>();

  function sentTo(serviceId: string): number[] {
    const known = sent.get(serviceId);
    if (known !== undefined) return known;
    const now = clock.now();
    // A time ahead of the clock is one from before it was set back: counted as now, which errs on the safe side.
    const before = journal
      .sentSince(serviceId, now - minuteMs)
      .map((at) => clock.monotonic() - Math.max(0, now - at))
      .toSorted((a, b) => a - b);
    sent.set(serviceId, before);
    return before;
  }

  function setHold(id: TakeId, hold: Hold | null): void {
    const before = holds.get(id) ?? null;
    if (before?.reason === hold?.reason && isSameSecond(before?.untilMono, hold?.untilMono)) return;
    if (hold === null) holds.delete(id);
    else holds.set(id, hold);
    options.onHold(id);
  }

  function mayStillRunThere(take: TakeRecord): boolean {
    const mono = clock.monotonic();
    const elapsedMs = Math.max(0, clock.now() - (take.submittedMs ?? take.createdMs));
    const since = unclearSince.get(take.id) ?? mono - elapsedMs;
    unclearSince.set(take.id, since);
    return mono - since < unconfirmedHoldsPlaceMs;
  }

  function freePlaces(service: Service): number {
    let taken = 0;
    let inTheAir = 0;
    for (const take of board.unended()) {
      if (take.service !== service.id) continue;
      if (take.state === 'submitting') inTheAir += 1;
      if (take.state === 'submitting' || take.state === 'running') taken += 1;
      if (take.state === 'unconfirmed' && mayStillRunThere(take)) taken += 1;
    }
    const free = options.limits().concurrent - taken;
    return healths.of(service.id).proven ? free : Math.min(free, 1 - inTheAir);
  }

  function send(service: Service, take: TakeRecord, quote: Quote): void {
    const now = clock.now();
    const sending = board.happened(take.id, 'send', {
      submittedMs: now,
      sentMs: now,
      priceMicros: priceAtPurchase(quote, take.agreedMicros),
      quotedMicros: quote.source === 'live' ? quote.unitMicros : null,
    });
    if (sending === null) return;
    setHold(take.id, null);
    const mono = clock.monotonic();
    sent.set(service.id, [...sentTo(service.id).filter((at) => at > mono - minuteMs), mono]);
    options.submit(service, sending);
  }

  /** Why this take cannot be sent now though the queue runs, or null. Holds back a take whose price rose. */
  function holdOf(take: TakeRecord, priceMicros: number, spent: Spend): Hold | null {
    if (priceMicros > take.agreedMicros) {
      board.note(take.id, 'price-changed', null, { hold: 'price-changed', priceMicros });
      return { reason: 'price-changed', untilMono: null };
    }
    const cap = capReached(spent, priceMicros, options.caps());
    return cap === null ? null : { reason: cap, untilMono: null };
  }

  function sortOut(service: Service): { ready: TakeRecord[]; hold: Hold | null } {
    const hold = queueHold({
      health: healths.of(service.id),
      isPaused: options.isPaused(),
      nowMono: clock.monotonic(),
    });
    const ready: TakeRecord[] = [];
    for (const take of board.inState('queued').toSorted((a, b) => a.position - b.position)) {
      if (take.hold !== null) setHold(take.id, { reason: take.hold, untilMono: null });
      else if (take.service !== service.id) setHold(take.id, { reason: 'other-service', untilMono: null });
      else if (hold !== null) setHold(take.id, hold);
      else ready.push(take);
    }
    return { ready, hold };
  }

  /** A free question before the next POST, after one that failed. */
  async function probe(service: Service): Promise<void> {
    const balance = await service.client.balance();
    if (balance.kind === 'amount') healths.setBalance(service.id, balance.micros);
    if (balance.kind !== 'transient') {
      healths.readAnswered(service.id, balance);
      healths.probeAnswered(service.id, balance);
      return;
    }
    // Some servers have no balance to tell: the history is the other free question.
    const now = clock.now();
    const history = await service.client.history({
      model: klingModel,
      afterMs: now - minuteMs,
      beforeMs: now,
      page: 1,
    });
    healths.readAnswered(service.id, history);
    healths.probeAnswered(service.id, history);
  }

  return {
    holdOf: (id: TakeId): Hold | null => holds.get(id) ?? null,
    forget(id: TakeId): void {
      holds.delete(id);
      unclearSince.delete(id);
    },

    /** One step of the loop: sends at most one take. */
    async step(): Promise<number | null> {
      const service = services.current();
      const { ready, hold } = sortOut(service);
      const { doubt } = healths.of(service.id);
      if (hold !== null) {
        if (hold.reason === 'paused' || !hasQueued(board, service)) return null;
        if (doubt !== null && hold.reason === doubt.reason) {
          if (doubt.probeAt > clock.monotonic()) return doubt.probeAt - clock.monotonic();
          await probe(service);
          return 0;
        }
        return hold.untilMono === null ? null : Math.max(0, hold.untilMono - clock.monotonic());
      }
      const places = freePlaces(service);
      const turnOf = turns(sentTo(service.id), options.limits().perMinute, clock.monotonic());
      let spent: Spend | null = null;
      let line = 0;
      for (const take of ready) {
        if (places <= 0) setHold(take.id, { reason: 'place', untilMono: null });
        else if (turnOf(0) > 0) {
          setHold(take.id, { reason: 'rate', untilMono: turnOf(line) });
          line += 1;
        } else {
          const quote = quotes.recall(service, take.recipe);
          if (quote === null) {
            await quotes.ask(service, take.recipe);
            return 0;
          }
          spent ??= options.spend();
          const own = holdOf(take, priceAtPurchase(quote, take.agreedMicros), spent);
          if (own === null) {
            send(service, take, quote);
            return 0;
          }
          setHold(take.id, own);
        }
      }
      if (ready.length === 0) return null;
      // A place may come free, a cap end at midnight, an unclear take stop counting: none of them rings.
      const wait = turnOf(0) > 0 ? turnOf(0) - clock.monotonic() : minuteMs;
      return Math.max(1, Math.min(wait, minuteMs));
    },
  };
}

/** What is told the user changes once a second at most. */
function isSameSecond(a: number | null | undefined, b: number | null | undefined): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1000);
}

function hasQueued(board: Board, service: Service): boolean {
  for (const take of board.unended()) {
    if (take.state === 'queued' && take.service === service.id && take.hold === null) return true;
  }
  return false;
}
