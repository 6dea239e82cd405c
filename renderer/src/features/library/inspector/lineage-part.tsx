import { useEffect, useState } from 'react';
import type { Clip } from '../../../../../shared/contract/library.ts';
import type { DraftId } from '../../../../../shared/contract/ids.ts';
import type { Take } from '../../../../../shared/contract/takes.ts';
import { ask } from '../../../bridge.ts';
import { useBound, useBridge } from '../../../stores/bound.ts';
import { createDraftsStore } from '../../../stores/drafts.ts';
import { posterUrl } from '../../../stores/media-url.ts';
import { goTo, routeHref } from '../../../stores/route.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { useLibrary } from '../use-library.ts';
import { HistoryPart } from './history-part.tsx';
import './lineage-part.css';

const words = inspectorText.lineage;

/** Every take of the clip's draft; nothing while it is not known, or where the draft is gone. */
function useTakesOf(draftId: DraftId | null): readonly Take[] {
  const bridge = useBridge();
  const [takes, setTakes] = useState<readonly Take[]>([]);
  useEffect(() => {
    if (draftId === null) return undefined;
    let isWanted = true;
    ask(bridge, 'takes.ofDraft', { draftId }).then(
      (answer) => isWanted && setTakes(answer.takes),
      // A clip outlives its draft, and says enough of itself without it.
      () => isWanted && setTakes([]),
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, draftId]);
  return takes;
}

/** The draft and the revision that a clip was made from, what else came of them, and what happened on the way. */
export function LineagePart({ clip }: { readonly clip: Clip }) {
  const { draftId, revisionId, revisionNumber, takeId } = clip;
  const takes = useTakesOf(draftId);
  const draft = useBound(createDraftsStore, ({ drafts }) => drafts?.find(({ id }) => id === draftId));
  if (draftId === null || takeId === null) return null;
  const siblings = takes.filter((take) => take.revisionId === revisionId && take.clipId !== null);
  const others = siblings.filter((take) => take.clipId !== clip.id);
  const revisions = Math.max(revisionNumber ?? 0, ...takes.map((take) => take.revisionNumber));
  return (
    <section className="inspector-part inspector-labelled" aria-label={words.label}>
      <p className="lineage-draft">
        {draft === undefined ? words.draftGone : <a href={routeHref('write', draftId)}>{draft.title}</a>}
        {revisions > 0 && <span className="num">{words.revision(revisionNumber, revisions)}</span>}
      </p>
      {others.length > 0 && (
        <>
          <h3>{words.siblings}</h3>
          <ul className="lineage-siblings">
            {others.map((take) => take.clipId !== null && <Sibling key={take.id} take={take} />)}
          </ul>
        </>
      )}
      <HistoryPart key={takeId} takeId={takeId} />
    </section>
  );
}

function Sibling({ take: { clipId, title } }: { readonly take: Take }) {
  const ids = useLibrary((state) => state.ids);
  const search = useLibrary((state) => state.search);
  const [hasPicture, setHasPicture] = useState(true);
  if (clipId === null) return null;

  function jump(): void {
    if (clipId === null) return;
    // What a search leaves out cannot be shown in it.
    if (!ids.includes(clipId)) search('');
    goTo('library', clipId);
  }
  return (
    <li>
      <button type="button" className="lineage-sibling" aria-label={words.jump(title)} onClick={jump}>
        {hasPicture && (
          <img src={posterUrl(clipId)} alt="" draggable={false} onError={() => setHasPicture(false)} />
        )}
      </button>
    </li>
  );
}
