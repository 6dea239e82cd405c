import { klingModel } from '../../../shared/recipe.ts';
import type { ClipKeeper } from '../library/clip-keeper.ts';
import type { Clock } from '../ports.ts';
import type { Service, Services } from '../service.ts';
import type { Board } from './board.ts';
import type { Healths } from './health.ts';
import type { Journal } from './journal.ts';
import { readUnknownTime, unknownTimeFlag, type UnknownTime } from './paused.ts';
import { readHistory } from './read-history.ts';
import { reconcile } from './reconcile.ts';
import type { TakeRecord } from './record.ts';

/** When to look after the n-th look: a history may lag, and looking is free. Then it is the user's alone. */
const looksEveryMs = [0, 60_000, 10 * 60_000, 3_600_000] as const;
/** Nobody answered. */
const againMs = 60_000;
/** Clocks differ, and a POST may be out for minutes. */
const slackMs = 10 * 60_000;

/**
 * After a damaged database gave way to an older copy: what waits there may have been bought since. Looks for each such take in the library
 * and in the account's history. Those that are found go on from there; the others ask the user before they are sent.
 */
export function createRestoredLook(ports: {
  readonly clock: Clock;
  readonly board: Board;
  readonly journal: Journal;
  readonly healths: Healths;
  readonly services: Services;
  readonly keeper: ClipKeeper;
}) {
  const { clock, board, journal, healths, services, keeper } = ports;
  let dueAt = 0;

  function suspects(): TakeRecord[] {
    return board
      .inState('queued')
      .filter((take) => take.hold === 'maybe-bought' && take.looks < looksEveryMs.length);
  }

  async function lookInLibrary(take: TakeRecord): Promise<void> {
    const clipId = await keeper.clipOfTake(take.id);
    if (clipId !== null) board.happened(take.id, 'kept', { clipId, hold: null }, 'found in the library');
  }

  /** Everything after the answer is one synchronous step on the state as it is now. */
  async function lookInHistory(service: Service, unknown: UnknownTime): Promise<boolean> {
    const answer = await readHistory(service, healths, {
      model: klingModel,
      afterMs: Math.max(0, unknown.fromMs - slackMs),
      beforeMs: unknown.toMs + slackMs,
    });
    if (!('items' in answer)) return false;
    const waiting = suspects().filter((take) => take.service === service.id);
    const { adopted, candidates } = reconcile({
      unconfirmed: waiting.map((take) => ({
        id: take.id,
        recipe: take.recipe,
        submittedMs: unknown.fromMs,
        seenBefore: [],
      })),
      items: answer.items,
      owned: new Set(
        answer.items.map(({ id }) => id).filter((id) => journal.ownerOf(service.id, id) !== null),
      ),
      submitting: board.inState('submitting').map(({ recipe }) => recipe),
      slack: { beforeMs: slackMs, afterMs: unknown.toMs - unknown.fromMs + slackMs },
    });
    for (const { id, item } of adopted) {
      const madeMs = item.createdAtMs ?? unknown.toMs;
      const patch = { remoteId: item.id, remoteCreatedMs: item.createdAtMs, candidates: [], hold: null };
      const times = { sentMs: madeMs, submittedMs: madeMs, acceptedMs: clock.now() };
      board.happened(id, 'accepted', { ...patch, ...times }, `found in the history: ${item.id}`);
    }
    for (const take of waiting) {
      const found = candidates.get(take.id);
      if (found === undefined) continue;
      board.amend(take.id, { looks: take.looks + 1, lookedMs: clock.now(), candidates: found });
    }
    return true;
  }

  return {
    /** One step of the loop: one look at all of them. */
    async step(): Promise<number | null> {
      const unknown = readUnknownTime(journal.flag(unknownTimeFlag));
      const before = suspects();
      if (unknown === null || before.length === 0) return null;
      const now = clock.monotonic();
      if (dueAt > now) return dueAt - now;
      for (const take of before) await lookInLibrary(take);
      let isAnswered = true;
      for (const id of new Set(suspects().map(({ service }) => service))) {
        const service = services.byId(id);
        if (service !== null) isAnswered = (await lookInHistory(service, unknown)) && isAnswered;
      }
      const [next] = suspects();
      if (next === undefined) return null;
      dueAt = now + (isAnswered ? (looksEveryMs[next.looks] ?? 0) : againMs);
      return Math.max(1, dueAt - now);
    },
  };
}
