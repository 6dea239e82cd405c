import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { goTo } from '../../stores/route.ts';
import { writeText } from '../../text/write.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** Whether what is typed is safe. It stays as it is while saves come in good time. */
export function SaveNote() {
  const saving = useBound(createEditorStore, (state) => state.saving);
  return (
    <span className="write-saved" aria-live="off">
      {saving === 'saved' ? writeText.saved : saving === 'late' ? writeText.late : ''}
    </span>
  );
}

/** A save that failed: the text stays in the window, is tried again, and can be carried over to a new draft. */
export function SaveTrouble() {
  const bridge = useBridge();
  const notices = useNotices();
  const hasFailed = useBound(createEditorStore, (state) => state.saving === 'failed');
  const code = useBound(createEditorStore, (state) => state.error?.code ?? null);
  if (!hasFailed) return null;
  const isGone = code === 'not-found';

  async function copyToNewDraft(): Promise<void> {
    const { recipe } = storeOf(bridge, createEditorStore).getState();
    if (recipe === null) return;
    const draft = await storeOf(bridge, createDraftsStore).getState().create();
    await ask(bridge, 'drafts.save', { id: draft.id, recipe });
    goTo('write', draft.id);
  }

  return (
    <div className="write-save-trouble">
      <Banner
        look="bad"
        title={writeText.saveFailed.title}
        actions={
          isGone ? (
            <Button onClick={() => notices.run(copyToNewDraft)}>{writeText.saveFailed.copy}</Button>
          ) : (
            <Button onClick={() => void storeOf(bridge, createEditorStore).getState().flush()}>
              {writeText.saveFailed.retry}
            </Button>
          )
        }
      >
        {isGone ? writeText.saveFailed.gone : writeText.saveFailed.body}
      </Banner>
    </div>
  );
}
