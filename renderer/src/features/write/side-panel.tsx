import { Film, X } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftTakesStore } from '../../stores/draft-takes.ts';
import { createDraftRevisionsStore } from '../../stores/draft-revisions.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { writeText } from '../../text/write.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BigShot } from './big-shot.tsx';
import { newestKept } from './take-groups.ts';
import { Timeline } from './timeline/timeline.tsx';
import './side-panel.css';

const words = writeText.side;

type SidePanelProps = {
  readonly draftId: DraftId;
  /** Null where it stands beside the text for good. */
  readonly onClose: (() => void) | null;
};

/** The draft's own takes, revision by revision. What is typed beside it leaves it alone. */
export const SidePanel = memo(function SidePanel({ draftId, onClose }: SidePanelProps) {
  const show = useBound(createDraftTakesStore, (state) => state.show);
  const takes = useBound(createDraftTakesStore, (state) => state.takes);
  const error = useBound(createDraftTakesStore, (state) => state.error);
  const panel = useOverlay(onClose);
  const all = takes === null ? [] : [...takes.values()].filter((take) => take.state !== 'cancelled');
  const saved = all.filter((take) => take.state === 'kept').length;
  return (
    <aside ref={panel} className="write-side" aria-label={words.title} tabIndex={-1}>
      <header className="write-side-head">
        <h2>{words.title}</h2>
        {all.length > 0 && <span className="num">{words.saved(saved, all.length)}</span>}
        {onClose !== null && (
          <IconButton label={words.close} onClick={onClose}>
            <X />
          </IconButton>
        )}
      </header>
      {error !== null ? (
        <div className="write-side-failed" role="alert">
          <p>{words.failed}</p>
          <Button look="solid" onClick={() => void show(draftId)}>
            {words.retry}
          </Button>
        </div>
      ) : (
        takes !== null && <Body draftId={draftId} takes={all} />
      )}
    </aside>
  );
});

/** Laid over the text it was just asked for, so the keyboard goes along, and Escape goes back. */
function useOverlay(onClose: (() => void) | null): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  const isOver = onClose !== null;
  useEffect(() => {
    if (isOver) panel.current?.focus();
  }, [isOver]);
  useEffect(() => {
    const element = panel.current;
    if (element === null || onClose === null) return;
    const handle = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    element.addEventListener('keydown', handle);
    return () => element.removeEventListener('keydown', handle);
  }, [onClose]);
  return panel;
}

type BodyProps = { readonly draftId: DraftId; readonly takes: readonly Take[] };

function Body({ draftId, takes }: BodyProps): ReactNode {
  const hasRevisions = useBound(
    createDraftRevisionsStore,
    (state) => state.draftId === draftId && (state.revisions?.length ?? 0) > 0,
  );
  const isBlank = useBound(
    createEditorStore,
    ({ read }) => read === null || (read.prompt.trim() === '' && read.negativePrompt.trim() === ''),
  );
  const newest = newestKept(takes);
  if (takes.length === 0 && !hasRevisions && isBlank)
    return (
      <div className="write-side-empty">
        <EmptyState icon={<Film />} title={words.none}>
          {words.empty}
        </EmptyState>
      </div>
    );
  return (
    <div className="write-side-scroll">
      {newest !== null && newest.clipId !== null && (
        <BigShot
          key={newest.clipId}
          clipId={newest.clipId}
          aspectRatio={newest.recipe.aspectRatio}
          durationS={newest.recipe.durationS}
        />
      )}
      <Timeline draftId={draftId} />
    </div>
  );
}
