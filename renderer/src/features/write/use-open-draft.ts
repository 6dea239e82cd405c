import { useEffect } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { useRoute } from '../../stores/route.ts';

/** Opens the draft that the address names, else the one that was open, else the first; an empty studio gets one. */
export function useOpenDraft(): { readonly reopen: () => void } {
  const { rest } = useRoute();
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const createFirst = useBound(createDraftsStore, (state) => state.createFirst);
  const reload = useBound(createDraftsStore, (state) => state.reload);
  const openId = useBound(createEditorStore, (state) => state.draft?.id ?? null);
  const open = useBound(createEditorStore, (state) => state.open);

  const wanted: DraftId | null =
    drafts?.find((draft) => draft.id === rest)?.id ??
    drafts?.find((draft) => draft.id === openId)?.id ??
    drafts?.[0]?.id ??
    null;
  const isEmpty = drafts !== null && drafts.length === 0;

  useEffect(() => {
    if (isEmpty) void createFirst();
  }, [isEmpty, createFirst]);
  useEffect(() => {
    if (wanted !== null && wanted !== openId) void open(wanted);
  }, [wanted, openId, open]);

  return {
    reopen() {
      if (wanted === null) void reload();
      else void open(wanted);
    },
  };
}
