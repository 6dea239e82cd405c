import { useMemo } from 'react';
import { ask } from '../../bridge.ts';
import { useActs } from '../../notices/use-acts.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { createActsStore } from '../../stores/acts.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { goTo, rooms } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { draftsText } from '../../text/drafts.ts';
import { actsText } from '../../text/acts.ts';
import { phrasebookText } from '../../text/phrasebook.ts';
import { shellText } from '../../text/shell.ts';
import { transferText } from '../../text/transfer.ts';
import { tagsText } from '../../text/tags.ts';
import { useDraftActions } from './draft-actions.ts';

export type PaletteItem = {
  readonly value: string;
  readonly label: string;
  readonly keys: string | null;
  readonly run: () => void;
};
export type PaletteGroup = { readonly value: string; readonly items: readonly PaletteItem[] };

const words = shellText.palette;

function item(label: string, run: () => void, keys: string | null = null, value = label): PaletteItem {
  return { value, label, keys, run };
}

/** What was done with clips can be taken back from anywhere. */
function useLibraryItems(): readonly PaletteItem[] {
  const undoable = useBound(createActsStore, (state) => state.undoable);
  const redoable = useBound(createActsStore, (state) => state.redoable);
  const acts = useActs();
  return useMemo(
    () => [
      ...(undoable === null ? [] : [item(actsText.undoOf(undoable), acts.undo, 'Mod+Z', 'undo')]),
      ...(redoable === null ? [] : [item(actsText.redoOf(redoable), acts.redo, 'Mod+Shift+Z', 'redo')]),
      item(tagsText.open, () => goTo('library', 'tags')),
    ],
    [undoable, redoable, acts],
  );
}

export function usePaletteGroups(onSheet: () => void): readonly PaletteGroup[] {
  const bridge = useBridge();
  const notices = useNotices();
  const actions = useDraftActions();
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const libraryItems = useLibraryItems();
  const isPaused = useBound(createStatusStore, (state) => state.status?.queuePaused ?? false);
  return useMemo(() => {
    const settings = storeOf(bridge, createSettingsStore);
    const themed = (theme: 'dark' | 'light' | 'system') =>
      item(words[theme], () => notices.run(() => settings.getState().update({ theme })));
    const roomItems = rooms.map((room, at) => item(shellText.room[room], () => goTo(room), `Mod+${at + 1}`));
    const actionItems = [
      item(words.newDraft, actions.add, 'Mod+N'),
      isPaused
        ? item(words.resume, () => notices.run(() => ask(bridge, 'takes.resume', {})))
        : item(words.pause, () => notices.run(() => ask(bridge, 'takes.pause', {}))),
      item(phrasebookText.open, () => {
        goTo('write');
        storeOf(bridge, createWriteViewStore).getState().openPhrasebook('snippet');
      }),
      themed('dark'),
      themed('light'),
      themed('system'),
      item(transferText.import.files, () =>
        notices.run(() => ask(bridge, 'library.importFiles', { from: 'files' })),
      ),
      item(transferText.import.folder, () =>
        notices.run(() => ask(bridge, 'library.importFiles', { from: 'folder' })),
      ),
      ...libraryItems,
      item(words.spending, () => goTo('settings', 'spending')),
      item(words.shortcuts, onSheet, '?'),
    ];
    const draftItems = (drafts ?? []).map((draft) =>
      item(
        draft.title === '' ? draftsText.untitled : draft.title,
        () => goTo('write', draft.id),
        null,
        draft.id,
      ),
    );
    return [
      { value: words.groups.rooms, items: roomItems },
      { value: words.groups.actions, items: actionItems },
      ...(draftItems.length === 0 ? [] : [{ value: words.groups.drafts, items: draftItems }]),
    ];
  }, [bridge, notices, actions, drafts, isPaused, onSheet, libraryItems]);
}
