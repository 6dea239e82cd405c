import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftId, TakeId } from '../../../shared/contract/ids.ts';
import type { Payload } from '../../../shared/contract/index.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

/** All takes of one draft, ended and dismissed ones too. */
export type DraftTakesState = {
  readonly draftId: DraftId | null;
  /** Null until main has answered for this draft. */
  readonly takes: ReadonlyMap<TakeId, Take> | null;
  readonly error: AppError | null;
  show(draftId: DraftId): Promise<void>;
};

export function createDraftTakesStore(bridge: Bridge): StoreApi<DraftTakesState> {
  let revision: number | null = null;

  async function load(draftId: DraftId): Promise<void> {
    try {
      const { takes } = await ask(bridge, 'takes.ofDraft', { draftId });
      if (store.getState().draftId !== draftId) return;
      store.setState({ takes: new Map(takes.map((take) => [take.id, take])), error: null });
    } catch (error) {
      if (store.getState().draftId === draftId) store.setState({ error: asAppError(error) });
    }
  }

  const store = createStore<DraftTakesState>()((set, get) => ({
    draftId: null,
    takes: null,
    error: null,
    async show(draftId) {
      if (get().draftId !== draftId) set({ draftId, takes: null, error: null });
      await load(draftId);
    },
  }));

  // `removed` means out of the queue's list; in the draft's history a take stays.
  function receive({ revision: next, upserts }: Payload<'takes.changed'>): void {
    const hasGap = revision !== null && next > revision + 1;
    revision = next;
    const { draftId, takes } = store.getState();
    if (draftId === null) return;
    if (hasGap || takes === null) {
      void load(draftId);
      return;
    }
    const mine = upserts.filter((take) => take.draftId === draftId);
    if (mine.length === 0) return;
    store.setState({ takes: new Map([...takes, ...mine.map((take) => [take.id, take] as const)]) });
  }
  bridge.subscribe('takes.changed', receive);
  return store;
}
