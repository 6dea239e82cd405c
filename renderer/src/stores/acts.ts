import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ActsAtHand } from '../../../shared/contract/curation.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type ActSummary = NonNullable<ActsAtHand['undo']>;

export type ActsState = {
  /** What undo would take back, and what redo would do again; null when nothing is left. */
  readonly undoable: ActSummary | null;
  readonly redoable: ActSummary | null;
  readonly revision: number;
  /** Resolves with what was taken back, or done again; null when nothing was left. */
  undo(): Promise<ActSummary | null>;
  redo(): Promise<ActSummary | null>;
};

/** What was done in the library, as main remembers it. Each event is the whole of it, so a gap needs no reload. */
export function createActsStore(bridge: Bridge): StoreApi<ActsState> {
  const store = createStore<ActsState>()(() => ({
    undoable: null,
    redoable: null,
    revision: -1,
    undo: async () => (await ask(bridge, 'library.undo', {})).act,
    redo: async () => (await ask(bridge, 'library.redo', {})).act,
  }));

  function accept({ undo, redo }: ActsAtHand, revision: number): void {
    if (revision < store.getState().revision) return;
    store.setState({ undoable: undo, redoable: redo, revision });
  }

  bridge.subscribe('library.actsChanged', ({ revision, ...acts }) => accept(acts, revision));
  // Without an answer nothing is offered until the next act.
  ask(bridge, 'library.acts', {}).then(
    (acts) => accept(acts, 0),
    () => undefined,
  );
  return store;
}
