import { useMemo } from 'react';
import type { CurationChange } from '../../../../shared/contract/curation.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import type { SavedSearch } from '../../stores/searches.ts';
import { wireSelections } from '../../stores/wire-selection.ts';
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

function createListActions(bridge: Bridge, notices: Notices): ListActions {
  const library = storeOf(bridge, createLibraryStore);
  const say = (title: string) => notices.show({ subject: 'act', title });

  async function change(clips: ReadonlySet<ClipId>, wanted: CurationChange): Promise<void> {
    const { ids, answeredQuery: query } = library.getState();
    let changed = 0;
    for (const selection of wireSelections(clips, { ids, query }))
      changed += (await ask(bridge, 'library.curate', { selection, change: wanted })).changed;
    say(libraryActs.done(wanted, changed));
  }
  async function renameCollection(from: string, to: string): Promise<void> {
    if (from === to) return;
    await ask(bridge, 'library.renameCollection', { from, to });
    if (library.getState().collection === from) library.getState().openCollection(to);
  }
  async function removeCollection(name: string): Promise<void> {
    await ask(bridge, 'library.deleteCollection', { name });
    if (library.getState().collection === name) library.getState().search('');
    say(listsText.collections.removed(name));
  }
  return {
    open: (query) => library.getState().search(query),
    openCollection: (name) => library.getState().openCollection(name),
    saveSearch: (search) => notices.run(() => ask(bridge, 'library.saveSearch', search)),
    removeSearch: (search) =>
      notices.run(async () => {
        await ask(bridge, 'library.deleteSearch', { id: search.id });
        say(listsText.searches.removed(search.name));
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
  return useMemo(() => createListActions(bridge, notices), [bridge, notices]);
}
