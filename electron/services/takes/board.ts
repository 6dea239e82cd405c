import type { TakeId } from '../../../shared/contract/ids.ts';
import type { TakeCause } from '../../../shared/take-causes.ts';
import { AppError } from '../../../shared/errors.ts';
import { endedStates, takeStates, type TakeState } from '../../../shared/take-state.ts';
import type { Clock, Log } from '../ports.ts';
import type { Journal } from './journal.ts';
import { decide, type Effect, type Move, type TakeEvent } from './machine.ts';
import { practiceServiceId, type TakePatch, type TakeRecord } from './record.ts';

export type Board = ReturnType<typeof createBoard>;

/**
 * The takes that have not ended, in memory as they are on disk, and the only way to change one: the machine decides, the journal
 * commits, then the memory follows and the effects are called for.
 */
export function createBoard(
  ports: { readonly clock: Clock; readonly log: Log; readonly journal: Journal },
  listeners: { onChanged(id: TakeId): void; onEffect(effect: Effect, take: TakeRecord): void },
) {
  const { clock, log, journal } = ports;
  const unended = new Map<TakeId, TakeRecord>();
  const idsIn = new Map<TakeState, Set<TakeId>>(takeStates.map((state) => [state, new Set()]));

  function hold(take: TakeRecord): void {
    const before = unended.get(take.id);
    if (before !== undefined) idsIn.get(before.state)?.delete(take.id);
    if (endedStates.has(take.state)) {
      unended.delete(take.id);
      return;
    }
    unended.set(take.id, take);
    idsIn.get(take.state)?.add(take.id);
  }

  function remember(take: TakeRecord): void {
    hold(take);
    listeners.onChanged(take.id);
  }

  function find(id: TakeId): TakeRecord | null {
    return unended.get(id) ?? journal.find(id);
  }

  function move(
    before: TakeRecord,
    decision: Move,
    event: TakeEvent,
    patch: TakePatch,
    detail: string | null,
  ): TakeRecord {
    const atMs = Math.round(clock.now());
    const money = before.service === practiceServiceId ? 'free' : decision.money;
    const after: TakeRecord = {
      ...before,
      ...(decision.effects.includes('reopen')
        ? { endedMs: null, dismissedMs: null, failureCode: null, failureDetail: null }
        : {}),
      ...(decision.effects.includes('end') ? { endedMs: atMs, failureCode: null, failureDetail: null } : {}),
      ...(money === 'same' ? {} : { money }),
      ...whole(patch),
      state: decision.to,
    };
    journal.commit(before, after, { atMs, cause: event, detail });
    remember(after);
    for (const effect of decision.effects) listeners.onEffect(effect, after);
    return after;
  }

  return {
    /** Reads what has not ended from the disk. */
    load(): void {
      for (const take of journal.unended()) hold(take);
    },
    find,
    /** Throws `not-found`. */
    get(id: TakeId): TakeRecord {
      const take = find(id);
      if (take === null) throw new AppError('not-found', `No take ${id}`);
      return take;
    },
    unended(): Iterable<TakeRecord> {
      return unended.values();
    },
    inState(state: TakeRecord['state']): TakeRecord[] {
      return [...(idsIn.get(state) ?? [])].flatMap((id) => unended.get(id) ?? []);
    },
    /** A take that was just inserted, or written past the board: read from the disk. */
    reload(id: TakeId): void {
      const take = journal.find(id);
      if (take !== null) remember(take);
    },

    /**
     * Something happened to a take. Answers with the take as it is now, or null when the event changed nothing: late, or not
     * fitting. What does not fit is logged, as it is never the user's fault here.
     */
    happened(
      id: TakeId,
      event: TakeEvent,
      patch: TakePatch = {},
      detail: string | null = null,
    ): TakeRecord | null {
      const before = find(id);
      if (before === null) return null;
      const decision = decide(before.state, event);
      if (decision.kind === 'move') return move(before, decision, event, patch, detail);
      if (decision.kind === 'conflict') log.warn('takes.conflict', { take: id, state: before.state, event });
      return null;
    },
    /** The user asks for something. Throws `conflict` when it does not fit the state. */
    request(id: TakeId, event: TakeEvent, patch: TakePatch = {}): TakeRecord {
      const before = this.get(id);
      const decision = decide(before.state, event);
      if (decision.kind === 'move') return move(before, decision, event, patch, null);
      if (decision.kind === 'conflict')
        throw new AppError('conflict', `${event} does not fit ${before.state}`);
      return before;
    },
    /** Facts learned that are no event of the take's life. */
    amend(id: TakeId, patch: TakePatch): TakeRecord | null {
      const before = find(id);
      if (before === null) return null;
      const after = { ...before, ...whole(patch) };
      journal.amend(before, after);
      remember(after);
      return after;
    },
    /** As `amend`, with a line in the take's history: its own kind of cause, outside the machine. */
    note(id: TakeId, cause: TakeCause, detail: string | null, patch: TakePatch = {}): TakeRecord | null {
      const before = find(id);
      if (before === null) return null;
      const after = { ...before, ...whole(patch) };
      journal.commit(before, after, { atMs: Math.round(clock.now()), cause, detail });
      remember(after);
      return after;
    },
  };
}

/** Clocks and services tell times with fractions; the journal and the windows know whole milliseconds. */
function whole(patch: TakePatch): TakePatch {
  const isTime = (name: string, value: unknown): value is number =>
    name.endsWith('Ms') && typeof value === 'number';
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, isTime(name, value) ? Math.round(value) : value]),
  );
}
