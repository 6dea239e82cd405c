import { Film, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { sameRecipe } from '../../../../shared/recipe.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { useBound } from '../../stores/bound.ts';
import { createDraftTakesStore } from '../../stores/draft-takes.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { formatMoment } from '../../text/time.ts';
import { writeText } from '../../text/write.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BigShot } from './big-shot.tsx';
import { groupByRevision, newestKept } from './take-groups.ts';
import type { RevisionGroup } from './take-groups.ts';
import { TakeTile } from './take-tile.tsx';
import './side-panel.css';

const words = writeText.side;

type SidePanelProps = {
  readonly draftId: DraftId;
  readonly recipe: Recipe;
  /** Null where it stands beside the text for good. */
  readonly onClose: (() => void) | null;
};

/** The draft's own takes, revision by revision. */
export function SidePanel({ draftId, recipe, onClose }: SidePanelProps) {
  const show = useBound(createDraftTakesStore, (state) => state.show);
  const takes = useBound(createDraftTakesStore, (state) => state.takes);
  const error = useBound(createDraftTakesStore, (state) => state.error);
  const panel = useOverlay(onClose);
  const all = takes === null ? [] : [...takes.values()].filter((take) => take.state !== 'cancelled');
  const kept = all.filter((take) => take.state === 'kept').length;
  return (
    <aside ref={panel} className="write-side" aria-label={words.title} tabIndex={-1}>
      <header className="write-side-head">
        <h2>{words.title}</h2>
        {all.length > 0 && <span className="num">{words.kept(kept, all.length)}</span>}
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
        takes !== null && <Body takes={all} recipe={recipe} />
      )}
    </aside>
  );
}

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

function Body({ takes, recipe }: { readonly takes: readonly Take[]; readonly recipe: Recipe }): ReactNode {
  const groups = groupByRevision(takes);
  const newest = newestKept(takes);
  const latest = groups[0]?.takes[0]?.recipe;
  if (groups.length === 0)
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
      <h3>{words.revisions}</h3>
      <ol className="write-revisions">
        {latest !== undefined && !sameRecipe(latest, recipe) && (
          <li className="write-revision write-revision--now">
            <p>
              <b>{words.now}</b>, {words.notBought}
            </p>
          </li>
        )}
        {groups.map((group) => (
          <Revision key={group.number} group={group} />
        ))}
      </ol>
    </div>
  );
}

function Revision({ group }: { readonly group: RevisionGroup }) {
  const nowMs = useNow();
  return (
    <li className="write-revision">
      <p className="num">
        <b>{words.revision(group.number)}</b> {formatMoment(group.createdAtMs, nowMs)}
      </p>
      <ul className="write-tiles">
        {group.takes.map((take, at) => (
          <li key={take.id}>
            <TakeTile take={take} at={at + 1} nowMs={nowMs} />
          </li>
        ))}
      </ul>
    </li>
  );
}
