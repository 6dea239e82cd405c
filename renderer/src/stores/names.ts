import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../shared/contract/index.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type NameCount = Output<'library.tags'>['tags'][number];

/** Every tag and collection of the library with its clips, as main orders them. */
export type NamesState = {
  readonly tags: readonly NameCount[];
  readonly collections: readonly NameCount[];
};

export function createNamesStore(bridge: Bridge): StoreApi<NamesState> {
  const store = createStore<NamesState>()(() => ({ tags: [], collections: [] }));
  let latest = 0;

  async function load(): Promise<void> {
    latest += 1;
    const turn = latest;
    const [{ tags }, { collections }] = await Promise.all([
      ask(bridge, 'library.tags', {}),
      ask(bridge, 'library.collections', {}),
    ]);
    if (turn === latest) store.setState({ tags, collections });
  }
  // Names only complete what is typed: while the library is away there are none, and its return is told.
  const reload = (): void => void load().catch(() => undefined);

  bridge.subscribe('library.listsChanged', reload);
  reload();
  return store;
}
