import { useMemo } from 'react';
import { ask } from '../../bridge.ts';
import { createCommandRuns } from '../../commands/command-runs.ts';
import { commandIds, commands } from '../../commands/commands.ts';
import type { CommandId } from '../../commands/commands.ts';
import { useRunCommand } from '../../commands/use-command.ts';
import { useActs } from '../../notices/use-acts.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { createActsStore } from '../../stores/acts.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { draftsText } from '../../text/drafts.ts';
import { actsText } from '../../text/acts.ts';
import { commandText, shortcutsText } from '../../text/commands.ts';
import { shellText } from '../../text/shell.ts';
import { transferText } from '../../text/transfer.ts';
import { tagsText } from '../../text/tags.ts';

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

type CommandItems = {
  readonly rooms: readonly PaletteItem[];
  readonly write: readonly PaletteItem[];
  readonly of: (id: CommandId) => PaletteItem;
};

/** The commands as items. What spends is offered only where its price is in view. */
function useCommandItems(): CommandItems {
  const run = useRunCommand();
  const bound = useBound(createCommandRuns, (state) => state.bound);
  return useMemo(() => {
    const of = (id: CommandId) => item(commandText[id], () => run(id), commands[id].keys, id);
    return {
      of,
      rooms: commandIds.filter((id) => id.startsWith('room.')).map(of),
      write: commandIds
        .filter((id) => commands[id].scope === 'write' && (commands[id].spends !== true || bound.has(id)))
        .map(of),
    };
  }, [run, bound]);
}

export function usePaletteGroups(): readonly PaletteGroup[] {
  const bridge = useBridge();
  const notices = useNotices();
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const libraryItems = useLibraryItems();
  const commandItems = useCommandItems();
  const isPaused = useBound(createStatusStore, (state) => state.status?.queuePaused ?? false);
  return useMemo(() => {
    const settings = storeOf(bridge, createSettingsStore);
    const themed = (theme: 'dark' | 'light' | 'system') =>
      item(words[theme], () => notices.run(() => settings.getState().update({ theme })));
    const actionItems = [
      commandItems.of('draft.new'),
      isPaused
        ? item(words.resume, () => notices.run(() => ask(bridge, 'takes.resume', {})))
        : item(words.pause, () => notices.run(() => ask(bridge, 'takes.pause', {}))),
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
      commandItems.of('sheet'),
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
      { value: words.groups.rooms, items: commandItems.rooms },
      { value: words.groups.actions, items: actionItems },
      { value: shortcutsText.palette, items: commandItems.write },
      ...(draftItems.length === 0 ? [] : [{ value: words.groups.drafts, items: draftItems }]),
    ];
  }, [bridge, notices, drafts, isPaused, libraryItems, commandItems]);
}
