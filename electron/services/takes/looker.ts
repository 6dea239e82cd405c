import type { TakeId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { lookForMs } from '../../../shared/take-state.ts';
import type { Clock } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import type { HistoryItem, HistoryOutcome } from '../wavespeed/client.ts';
import type { Board } from './board.ts';
import type { Healths } from './health.ts';
import type { Journal } from './journal.ts';
import { readHistory } from './read-history.ts';
import { reconcile, type Slack, type Unconfirmed } from './reconcile.ts';
import type { TakeRecord } from './record.ts';

/**
 * When to look after the n-th look, in milliseconds: often for ten minutes (`lookForMs`), after which the user is asked; then
 * now and then for as long as the service remembers, as its history may lag, and looking is free.
 */
const looksEveryMs = [
  3000, 10_000, 15_000, 30_000, 60_000, 120_000, 180_000, 180_000, 1_200_000, 3_600_000,
] as const;
const looksAtLastEveryMs = 6 * 3_600_000;
const looksEndMs = 8 * 24 * 3_600_000;

/** Clocks are minutes apart at most, as a rule; the POST itself may be out for five (client). */
const usualSlack: Slack = { beforeMs: 5 * 60_000, afterMs: 10 * 60_000 };
/** When nothing was found for long: a clock may be set to another zone or day. */
const wideSlack: Slack = { beforeMs: 26 * 3_600_000, afterMs: 26 * 3_600_000 };

/** Looks for unconfirmed takes in the account's history. */
export function createLooker(ports: {
  readonly clock: Clock;
  readonly board: Board;
  readonly journal: Journal;
  readonly healths: Healths;
  readonly services: Services;
}) {
  const { clock, board, journal, healths, services } = ports;
  const dueAt = new Map<TakeId, number>();

  function dueOf(take: TakeRecord): number {
    const known = dueAt.get(take.id);
    if (known !== undefined) return known;
    const due = clock.monotonic();
    dueAt.set(take.id, due);
    return due;
  }

  function slackOf(take: TakeRecord): Slack {
    return clock.now() - (take.submittedMs ?? 0) > lookForMs ? wideSlack : usualSlack;
  }

  /** Looks for one take; others that the same answer concerns are matched with it, so that none takes another's. */
  async function look(take: TakeRecord, slack: Slack): Promise<HistoryOutcome['kind']> {
    const service = services.byId(take.service);
    if (service === null || take.submittedMs === null) return 'not-sent';
    const answer = await readHistory(service, healths, {
      model: take.model,
      afterMs: Math.max(0, take.submittedMs - slack.beforeMs),
      beforeMs: take.submittedMs + slack.afterMs,
    });
    if (!('items' in answer)) return answer.kind;
    conclude(service, take, answer.items, slack);
    return 'items';
  }

  /** Everything here is one synchronous step on the state as it is now, after the answer. */
  function conclude(service: Service, take: TakeRecord, items: readonly HistoryItem[], slack: Slack): void {
    const ofModel = items.filter((item) => item.model === null || item.model === take.model);
    const rivals = board.inState('unconfirmed').filter((other) => isRival(take, other, slack));
    if (!rivals.some(({ id }) => id === take.id)) return;
    const { adopted, candidates } = reconcile({
      unconfirmed: rivals.map(unconfirmedOf),
      items: ofModel,
      owned: new Set(ofModel.map(({ id }) => id).filter((id) => journal.ownerOf(service.id, id) !== null)),
      submitting: board
        .inState('submitting')
        .filter((other) => other.service === service.id && other.model === take.model)
        .map(({ recipe }) => recipe),
      slack,
    });
    for (const { id, item } of adopted) adopt(id, item.id, item.createdAtMs, 'found in the history');
    const found = candidates.get(take.id);
    if (found === undefined) return;
    board.amend(take.id, { looks: take.looks + 1, lookedMs: clock.now(), candidates: found });
  }

  function adopt(id: TakeId, remoteId: string, createdMs: number | null, detail: string): void {
    dueAt.delete(id);
    const patch = { remoteId, acceptedMs: clock.now(), remoteCreatedMs: createdMs, candidates: [] };
    board.happened(id, 'adopted', patch, `${detail}: ${remoteId}`);
  }

  return {
    adopt,
    lookSoon(id?: TakeId): void {
      for (const key of dueAt.keys()) if (id === undefined || key === id) dueAt.set(key, clock.monotonic());
    },

    /** The user asks: looks now, over a wide stretch of time. Throws when the service cannot be asked. */
    async lookNow(id: TakeId): Promise<TakeRecord> {
      const take = board.get(id);
      if (take.state !== 'unconfirmed') return take;
      const kind = await look(take, wideSlack);
      if (kind === 'not-sent') throw new AppError('offline', 'The history could not be asked for');
      if (kind === 'key' || kind === 'permission')
        throw new AppError('unauthorized', 'The history is not allowed');
      if (kind !== 'items') throw new AppError('unavailable', 'The history did not answer');
      return board.get(id);
    },

    /** One step of the loop: one look at most. */
    async step(): Promise<number | null> {
      const now = clock.monotonic();
      let nextAt = Number.POSITIVE_INFINITY;
      for (const take of board.inState('unconfirmed')) {
        if (services.byId(take.service) === null) continue;
        // Once at least: the clock may have been set since, and a take that nobody looked for says nothing.
        if (take.looks > 0 && clock.now() - (take.submittedMs ?? 0) > looksEndMs) continue;
        const due = Math.max(dueOf(take), healths.of(take.service).readAt);
        if (due > now) {
          nextAt = Math.min(nextAt, due);
          continue;
        }
        dueAt.set(take.id, now + (looksEveryMs[take.looks] ?? looksAtLastEveryMs));
        await look(take, slackOf(take));
        return 0;
      }
      return Number.isFinite(nextAt) ? nextAt - now : null;
    },
  };
}

/** Whether both may lay claim to the same prediction. */
function isRival(take: TakeRecord, other: TakeRecord, slack: Slack): boolean {
  if (other.service !== take.service || other.model !== take.model) return false;
  const apartMs = Math.abs((other.submittedMs ?? 0) - (take.submittedMs ?? 0));
  return apartMs <= slack.beforeMs + slack.afterMs;
}

function unconfirmedOf(take: TakeRecord): Unconfirmed {
  return {
    id: take.id,
    recipe: take.recipe,
    submittedMs: take.submittedMs ?? take.createdMs,
    seenBefore: take.candidates.map(({ remoteId }) => remoteId),
  };
}
