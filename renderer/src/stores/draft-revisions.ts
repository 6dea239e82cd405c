import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftId, RevisionId } from '../../../shared/contract/ids.ts';
import type { Revision } from '../../../shared/contract/revisions.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

/** The revisions of the draft in the window, the newest first, with what each cost and brought. */
export type DraftRevisionsState = {
  readonly draftId: DraftId | null;
  /** Null until main has answered for this draft. */
  readonly revisions: readonly Revision[] | null;
  readonly error: AppError | null;
  show(draftId: DraftId): Promise<void>;
  /** Pins the text as it is now. Throws AppError. */
  pin(recipe: Recipe): Promise<{ readonly id: RevisionId; readonly number: number }>;
  rename(id: RevisionId, name: string): Promise<void>;
};

/** A burst of changes, as when takes of a batch end together, is one look. */
const lookPauseMs = 150;

export function createDraftRevisionsStore(bridge: Bridge): StoreApi<DraftRevisionsState> {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function load(): Promise<void> {
    const { draftId } = store.getState();
    if (draftId === null) return;
    latest += 1;
    const turn = latest;
    try {
      const { revisions } = await ask(bridge, 'revisions.list', { draftId });
      if (turn === latest) store.setState({ revisions, error: null });
    } catch (error) {
      if (turn === latest) store.setState({ error: asAppError(error) });
    }
  }

  const store = createStore<DraftRevisionsState>()((set, get) => ({
    draftId: null,
    revisions: null,
    error: null,
    async show(draftId) {
      if (get().draftId !== draftId) set({ draftId, revisions: null, error: null });
      await load();
    },
    async pin(recipe) {
      const { draftId } = get();
      if (draftId === null) throw new Error('No draft is open');
      const pinned = await ask(bridge, 'revisions.pin', { draftId, recipe });
      await load();
      return pinned;
    },
    async rename(id, name) {
      await ask(bridge, 'revisions.rename', { id, name });
      await load();
    },
  }));

  function loadSoon(): void {
    clearTimeout(pause);
    pause = setTimeout(() => void load(), lookPauseMs);
  }
  // What is typed changes no revision.
  bridge.subscribe('drafts.changed', ({ saved }) => saved === undefined && loadSoon());
  bridge.subscribe('library.changed', loadSoon);
  bridge.subscribe('takes.changed', ({ upserts }) => {
    const { draftId } = store.getState();
    if (upserts.some((take) => take.draftId === draftId)) loadSoon();
  });
  return store;
}
