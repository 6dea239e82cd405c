import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { PruneKey } from '../../../shared/craft/pruning.ts';

/** Which variations of each draft the user left out; kept while the window is open, whatever is edited meanwhile. */
export type PruningState = {
  readonly keys: ReadonlyMap<DraftId, readonly PruneKey[]>;
  /** Leaves a combination out, or takes it in again. */
  toggle(draftId: DraftId, key: PruneKey): void;
  takeAll(draftId: DraftId): void;
};

export function createPruningStore(): StoreApi<PruningState> {
  return createStore<PruningState>()((set) => ({
    keys: new Map(),
    toggle: (draftId, key) =>
      set(({ keys }) => {
        const before = keys.get(draftId) ?? [];
        const after = before.includes(key) ? before.filter((each) => each !== key) : [...before, key];
        return { keys: new Map(keys).set(draftId, after) };
      }),
    takeAll: (draftId) => set(({ keys }) => ({ keys: new Map(keys).set(draftId, []) })),
  }));
}
