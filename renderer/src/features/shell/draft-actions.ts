import { useMemo } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import type { Bridge } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { goTo } from '../../stores/route.ts';
import { shellText } from '../../text/shell.ts';

export type DraftActions = {
  /** Opens a new draft, or the one in the window while nothing is written in it. */
  add(): void;
  trash(draft: DraftSummary): void;
  rename(draft: DraftSummary, title: string): void;
};

function createDraftActions(bridge: Bridge, notices: Notices): DraftActions {
  const drafts = storeOf(bridge, createDraftsStore);
  const editor = storeOf(bridge, createEditorStore);

  function isBlank(): boolean {
    const { draft, recipe } = editor.getState();
    if (draft === null || recipe === null || draft.ownTitle !== null) return false;
    return recipe.prompt === '' && recipe.negativePrompt === '';
  }

  async function add(): Promise<void> {
    const open = editor.getState().draft;
    if (open !== null && isBlank()) {
      goTo('write', open.id);
      return;
    }
    await editor.getState().flush();
    goTo('write', (await drafts.getState().create()).id);
  }

  async function trash(draft: DraftSummary): Promise<void> {
    await editor.getState().flush();
    const all = drafts.getState().drafts ?? [];
    const at = all.findIndex((each) => each.id === draft.id);
    const neighbour = all[at + 1] ?? all[at - 1];
    await drafts.getState().trash(draft.id);
    if (editor.getState().draft?.id === draft.id) goTo('write', neighbour?.id);
    notices.show({
      title: shellText.drafts.trashed(draft.title),
      action: {
        label: shellText.drafts.undo,
        run: () =>
          notices.run(async () => {
            await drafts.getState().restore(draft.id);
            goTo('write', draft.id);
          }),
      },
    });
  }

  return {
    add: () => notices.run(add),
    trash: (draft) => notices.run(() => trash(draft)),
    rename: (draft, title) => notices.run(() => drafts.getState().rename(draft.id, title)),
  };
}

export function useDraftActions(): DraftActions {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => createDraftActions(bridge, notices), [bridge, notices]);
}
