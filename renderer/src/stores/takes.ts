import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { TakeId } from '../../../shared/contract/ids.ts';
import type { Input, Payload } from '../../../shared/contract/index.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { followRevisions } from './revisions.ts';

/** A mirror of main's queue. What an action meets is thrown to whoever asked for it. */
export type TakesState = {
  /** Null until main has answered for the first time. */
  readonly takes: ReadonlyMap<TakeId, Take> | null;
  readonly error: AppError | null;
  reload(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Resolves with how many were still waiting, and so were cancelled. */
  cancel(ids: readonly TakeId[]): Promise<number>;
  restore(ids: readonly TakeId[]): Promise<void>;
  move(id: TakeId, before: TakeId | null): Promise<void>;
  dismiss(ids: readonly TakeId[]): Promise<void>;
  fetchClip(id: TakeId): Promise<void>;
  approve(id: TakeId): Promise<void>;
  lookAgain(id: TakeId): Promise<Take>;
  decide(id: TakeId, choice: Input<'takes.decide'>['choice']): Promise<Take>;
};

type Change = Payload<'takes.changed'>;

function applyChange(takes: ReadonlyMap<TakeId, Take>, change: Change): ReadonlyMap<TakeId, Take> {
  const next = new Map(takes);
  for (const id of change.removed) next.delete(id);
  for (const take of change.upserts) next.set(take.id, take);
  return next;
}

/** The contract's limit of ids in one request. */
const most = 500;

function inPages(ids: readonly TakeId[]): TakeId[][] {
  const pages: TakeId[][] = [];
  for (let at = 0; at < ids.length; at += most) pages.push(ids.slice(at, at + most));
  return pages;
}

export function createTakesStore(bridge: Bridge): StoreApi<TakesState> {
  async function cancel(ids: readonly TakeId[]): Promise<number> {
    let cancelled = 0;
    for (const page of inPages(ids))
      cancelled += (await ask(bridge, 'takes.cancel', { ids: page })).cancelled;
    return cancelled;
  }
  const store = createStore<TakesState>()(() => ({
    takes: null,
    error: null,
    reload: () => follower.reload(),
    pause: async () => void (await ask(bridge, 'takes.pause', {})),
    resume: async () => void (await ask(bridge, 'takes.resume', {})),
    cancel,
    async restore(ids) {
      for (const page of inPages(ids)) await ask(bridge, 'takes.restore', { ids: page });
    },
    move: async (id, before) => void (await ask(bridge, 'takes.move', { id, before })),
    async dismiss(ids) {
      for (const page of inPages(ids)) await ask(bridge, 'takes.dismiss', { ids: page });
    },
    fetchClip: async (id) => void (await ask(bridge, 'takes.fetch', { id })),
    approve: async (id) => void (await ask(bridge, 'takes.approve', { ids: [id] })),
    lookAgain: (id) => ask(bridge, 'takes.lookAgain', { id }),
    decide: (id, choice) => ask(bridge, 'takes.decide', { id, choice }),
  }));
  const follower = followRevisions({
    subscribe: (listener: (change: Change) => void) => bridge.subscribe('takes.changed', listener),
    load: () => ask(bridge, 'takes.list', {}),
    onSnapshot: ({ takes }) =>
      store.setState({ takes: new Map(takes.map((take) => [take.id, take])), error: null }),
    onEvent: (change) => store.setState(({ takes }) => ({ takes: applyChange(takes ?? new Map(), change) })),
    onError: (error) => store.setState({ error: asAppError(error) }),
  });
  return store;
}
