import { useMemo } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { draftsText } from '../../text/drafts.ts';

export type DraftActions = {
  /** Opens a new draft, or the one in the window while nothing is written in it. */
  add(): void;
  duplicate(draft: DraftSummary): void;
  trash(draft: DraftSummary): void;
  restore(draft: DraftSummary): void;
  rename(draft: DraftSummary, title: string): void;
  importFiles(): void;
  exportFile(ids: readonly DraftId[], form: 'text' | 'json'): void;
};

function createDraftActions(bridge: Bridge, notices: Notices): DraftActions {
  const drafts = storeOf(bridge, createDraftsStore);
  const editor = storeOf(bridge, createEditorStore);

  function isBlank(): boolean {
    const { draft, recipe } = editor.getState();
    if (draft === null || recipe === null || draft.ownTitle !== null) return false;
    const begunWith = storeOf(bridge, createSettingsStore).getState().settings?.defaultNegative ?? '';
    return recipe.prompt === '' && ['', begunWith].includes(recipe.negativePrompt);
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

  async function duplicate({ id }: DraftSummary): Promise<void> {
    await editor.getState().flush();
    goTo('write', (await drafts.getState().duplicate(id)).id);
  }

  async function trash(draft: DraftSummary): Promise<void> {
    await editor.getState().flush();
    const all = drafts.getState().drafts ?? [];
    const at = all.findIndex((each) => each.id === draft.id);
    const neighbour = all[at + 1] ?? all[at - 1];
    await drafts.getState().trash(draft.id);
    if (editor.getState().draft?.id === draft.id) goTo('write', neighbour?.id);
    notices.show({
      title: draftsText.trashed(draft.title),
      action: { label: draftsText.undo, run: () => notices.run(() => restore(draft)) },
    });
  }

  async function restore(draft: DraftSummary): Promise<void> {
    await drafts.getState().restore(draft.id);
    await drafts.getState().reload();
    goTo('write', draft.id);
  }

  async function importFiles(): Promise<void> {
    const { made, skipped } = await ask(bridge, 'drafts.importFiles', {});
    await drafts.getState().reload();
    const [first] = made;
    if (first !== undefined) goTo('write', first);
    const title = draftsText.imported(made.length, skipped);
    notices.show(made.length === 0 ? { title, body: draftsText.importedNone, look: 'bad' } : { title });
  }

  async function exportFile(ids: readonly DraftId[], form: 'text' | 'json'): Promise<void> {
    await editor.getState().flush();
    const { written } = await ask(bridge, 'drafts.exportFile', { ids: [...ids], form });
    notices.show({ title: draftsText.exported(written) });
  }

  return {
    add: () => notices.run(add),
    duplicate: (draft) => notices.run(() => duplicate(draft)),
    trash: (draft) => notices.run(() => trash(draft)),
    restore: (draft) => notices.run(() => restore(draft)),
    rename: (draft, title) => notices.run(() => drafts.getState().rename(draft.id, title)),
    importFiles: () => notices.run(importFiles),
    exportFile: (ids, form) => notices.run(() => exportFile(ids, form)),
  };
}

export function useDraftActions(): DraftActions {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => createDraftActions(bridge, notices), [bridge, notices]);
}
