import { useState } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import type { DraftId } from '../../../../../shared/contract/ids.ts';
import type { Revision } from '../../../../../shared/contract/revisions.ts';
import { emptyRecipe, sameRecipe } from '../../../../../shared/recipe.ts';
import type { Recipe } from '../../../../../shared/recipe.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createDraftRevisionsStore } from '../../../stores/draft-revisions.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { timelineText } from '../../../text/timeline.ts';
import { CompareDialog } from './compare-dialog.tsx';
import type { Comparison } from './timeline.tsx';

const words = timelineText;

/** Pinning and comparing by the keyboard, also while the timeline is out of sight. */
export function RevisionCommands({ draftId }: { readonly draftId: DraftId }) {
  const bridge = useBridge();
  const store = storeOf(bridge, createDraftRevisionsStore);
  const notices = useNotices();
  const [shown, setShown] = useState<{
    readonly comparison: Comparison;
    readonly revisions: readonly Revision[];
  } | null>(null);

  async function revisionsNow(): Promise<readonly Revision[]> {
    await store.getState().show(draftId);
    const { revisions, error } = store.getState();
    if (revisions === null && error !== null) throw error;
    return revisions ?? [];
  }

  const typed = (): Recipe => storeOf(bridge, createEditorStore).getState().recipe ?? emptyRecipe;

  async function pin(): Promise<void> {
    const recipe = typed();
    const [latest] = await revisionsNow();
    if (latest !== undefined && sameRecipe(latest.recipe, recipe))
      notices.show({ title: words.pinnedAlready(latest.number) });
    else if (recipe.prompt.trim() === '' && recipe.negativePrompt.trim() === '')
      notices.show({ title: words.nothingToPin });
    else notices.show({ title: words.pinned((await store.getState().pin(recipe)).number) });
  }

  /** What changed last: since the newest revision, or in it where the text is still the same. */
  async function compare(): Promise<void> {
    const recipe = typed();
    const revisions = await revisionsNow();
    const [latest, before] = revisions;
    if (latest !== undefined && !sameRecipe(latest.recipe, recipe))
      setShown({ comparison: { left: latest, right: 'now' }, revisions });
    else if (latest !== undefined && before !== undefined)
      setShown({ comparison: { left: before, right: latest }, revisions });
    else notices.show({ title: words.nothingToCompare });
  }

  useCommand('revision.pin', () => notices.run(pin));
  useCommand('revision.compare', () => notices.run(compare));
  return (
    <CompareDialog
      comparison={shown?.comparison ?? null}
      revisions={shown?.revisions ?? []}
      onClose={() => setShown(null)}
    />
  );
}
