import { useCommand } from '../../commands/use-command.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { goTo } from '../../stores/route.ts';
import { useDraftActions } from './draft-actions.ts';
import { draftBeside, draftGroups } from './drafts-order.ts';

type ShellCommands = { readonly onPalette: () => void; readonly onSheet: () => void };

/** The commands that are there in every room. */
export function useShellCommands({ onPalette, onSheet }: ShellCommands): void {
  const actions = useDraftActions();
  const bridge = useBridge();
  const openId = useBound(createEditorStore, (state) => state.draft?.id ?? null);
  const isOpen = openId !== null;
  const list = () => storeOf(bridge, createDraftsStore).getState();

  function step(by: 1 | -1): void {
    const { drafts, binders } = list();
    const next = draftBeside(draftGroups(drafts ?? [], binders), openId, by);
    if (next !== null) goTo('write', next.id);
  }

  useCommand('palette', onPalette);
  useCommand('sheet', onSheet);
  useCommand('room.write', () => goTo('write'));
  useCommand('room.queue', () => goTo('queue'));
  useCommand('room.library', () => goTo('library'));
  useCommand('room.settings', () => goTo('settings'));
  useCommand('draft.new', actions.add);
  useCommand('draft.next', () => step(1), isOpen);
  useCommand('draft.previous', () => step(-1), isOpen);
  useCommand(
    'draft.duplicate',
    () => {
      const draft = list().drafts?.find((each) => each.id === openId);
      if (draft !== undefined) actions.duplicate(draft);
    },
    isOpen,
  );
}
