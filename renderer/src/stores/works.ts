import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { WorkId } from '../../../shared/contract/ids.ts';
import type { Payload } from '../../../shared/contract/index.ts';
import type { Work } from '../../../shared/contract/works.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type WorksState = {
  /** In the order in which they began; those that have ended stay until they are cleared. */
  readonly works: readonly Work[];
  readonly revision: number;
  stop(id: WorkId): Promise<void>;
  clear(id: WorkId): Promise<void>;
};

/** Long works, as main tells of them. Each event is the whole list, so a gap needs no reload. */
export function createWorksStore(bridge: Bridge): StoreApi<WorksState> {
  const store = createStore<WorksState>()(() => ({
    works: [],
    revision: -1,
    stop: async (id) => void (await ask(bridge, 'works.stop', { id })),
    clear: async (id) => void (await ask(bridge, 'works.clear', { id })),
  }));

  function accept({ works, revision }: Payload<'works.changed'>): void {
    if (revision >= store.getState().revision) store.setState({ works, revision });
  }

  bridge.subscribe('works.changed', accept);
  // Without an answer the list stays empty until the next event; nothing of the user's hangs on it.
  ask(bridge, 'works.list', {}).then(accept, () => undefined);
  return store;
}
