import { useMemo } from 'react';
import type { CurationChange } from '../../../../shared/contract/curation.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useActs } from '../../notices/use-acts.ts';
import type { Acts } from '../../notices/use-acts.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import type { SavedSearch } from '../../stores/searches.ts';
import { wireSelection } from '../../stores/wire-selection.ts';
import { libraryActs } from '../../text/library-acts.ts';
import { listsText } from '../../text/library-lists.ts';

export type ListActions = {
  open(query: string): void;
  /** Its clips in their own order. */
  openCollection(name: string): void;
  saveSearch(search: SavedSearch): void;
  removeSearch(search: SavedSearch): void;
  createCollection(name: string): void;
  renameCollection(from: string, to: string): void;
  removeCollection(name: string): void;
  change(clips: ReadonlySet<ClipId>, change: CurationChange): void;
};

function createListActions(bridge: Bridge, notices: Notices, acts: Acts): ListActions {
  const library = storeOf(bridge, createLibraryStore);
  async function change(clips: ReadonlySet<ClipId>, wanted: CurationChange): Promise<void> {
    const { ids, answeredQuery: query } = library.getState();
    const selection = wireSelection(clips, { ids, query });
    if (selection === null) return;
    const { changed, act } = await ask(bridge, 'library.curate', { selection, change: wanted });
    acts.tell(libraryActs.done(wanted, changed), act);
  }
  async function renameCollection(from: string, to: string): Promise<void> {
    if (from === to) return;
    await ask(bridge, 'library.renameCollection', { from, to });
    if (library.getState().collection === from) library.getState().openCollection(to);
  }
  async function removeCollection(name: string): Promise<void> {
    const { act } = await ask(bridge, 'library.deleteCollection', { name });
    if (library.getState().collection === name) library.getState().search('');
    acts.tell(listsText.collections.removed(name), act);
  }
  return {
    open: (query) => library.getState().search(query),
    openCollection: (name) => library.getState().openCollection(name),
    saveSearch: (search) => notices.run(() => ask(bridge, 'library.saveSearch', search)),
    removeSearch: (search) =>
      notices.run(async () => {
        const { act } = await ask(bridge, 'library.deleteSearch', { id: search.id });
        acts.tell(listsText.searches.removed(search.name), act);
      }),
    createCollection: (name) => notices.run(() => ask(bridge, 'library.createCollection', { name })),
    renameCollection: (from, to) => notices.run(() => renameCollection(from, to)),
    removeCollection: (name) => notices.run(() => removeCollection(name)),
    change: (clips, wanted) => notices.run(() => change(clips, wanted)),
  };
}

/** What can be done with searches, collections and tags from the drawer. Each is an act: undo takes it back. */
export function useListActions(): ListActions {
  const bridge = useBridge();
  const notices = useNotices();
  const acts = useActs();
  return useMemo(() => createListActions(bridge, notices, acts), [bridge, notices, acts]);
}
