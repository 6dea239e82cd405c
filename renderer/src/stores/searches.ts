import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../shared/contract/index.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type SavedSearch = Output<'library.searches'>['searches'][number];

/** Searches kept by name. */
export type SearchesState = {
  readonly searches: readonly SavedSearch[];
  /** How many clips each finds, by its id; absent until it was counted. */
  readonly counts: ReadonlyMap<SavedSearch['id'], number>;
  /** Counts them while somebody looks; the returned function ends that. */
  watch(): () => void;
};

/** Counting is a search each: a burst of changes is counted once, after it. */
const quietMs = 1200;

export function createSearchesStore(bridge: Bridge): StoreApi<SearchesState> {
  let watchers = 0;
  let latest = 0;
  let pending: ReturnType<typeof setTimeout> | undefined;

  async function count(): Promise<void> {
    latest += 1;
    const turn = latest;
    const counts = new Map<string, number>();
    for (const { id, query } of store.getState().searches) {
      counts.set(id, (await ask(bridge, 'library.outline', { query, limit: 1 })).found);
      if (turn !== latest) return;
    }
    store.setState({ counts });
  }
  function countSoon(delayMs: number): void {
    clearTimeout(pending);
    // While the library is away nothing is counted; its return is told.
    if (watchers > 0) pending = setTimeout(() => void count().catch(() => undefined), delayMs);
  }
  function reload(): void {
    ask(bridge, 'library.searches', {}).then(
      ({ searches }) => {
        store.setState({ searches });
        countSoon(0);
      },
      () => undefined,
    );
  }

  const store = createStore<SearchesState>()(() => ({
    searches: [],
    counts: new Map(),
    watch() {
      watchers += 1;
      countSoon(0);
      return () => {
        watchers -= 1;
      };
    },
  }));
  bridge.subscribe('library.listsChanged', reload);
  bridge.subscribe('library.changed', () => countSoon(quietMs));
  reload();
  return store;
}
