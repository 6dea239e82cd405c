import { useEffect, useState } from 'react';
import type { Clip, Lineage } from '../../../../../shared/contract/library.ts';
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

/** What the library and the record of takes tell; null each while it is not known, or where it is not there. */
type Told = { readonly lineage: Lineage | null; readonly takes: readonly Take[] };
const nothing: Told = { lineage: null, takes: [] };

/** A clip outlives its draft and the record of its take, and says enough of itself without them. */
function useTold({ id, draftId }: Clip): Told {
  const bridge = useBridge();
  const [told, setTold] = useState(nothing);
  useEffect(() => {
    if (draftId === null) return undefined;
    let isWanted = true;
    void Promise.all([
      ask(bridge, 'library.lineage', { id }).catch(() => null),
      ask(bridge, 'takes.ofDraft', { draftId }).catch(() => null),
    ]).then(([lineage, answer]) => isWanted && setTold({ lineage, takes: answer?.takes ?? [] }));
    return () => {
      isWanted = false;
    };
  }, [bridge, id, draftId]);
  return told;
}

/** The draft and the revision that a clip was made from, what else came of them, and what happened on the way. */
export function LineagePart({ clip }: { readonly clip: Clip }) {
  const { draftId, revisionNumber, takeId } = clip;
  const { lineage, takes } = useTold(clip);
  const draft = useBound(createDraftsStore, ({ drafts }) => drafts?.find(({ id }) => id === draftId));
  if (draftId === null) return null;
  const revisions = Math.max(
    revisionNumber ?? 0,
    lineage?.revisions ?? 0,
    ...takes.map((take) => take.revisionNumber),
  );
  return (
    <section className="inspector-part inspector-labelled" aria-label={words.label}>
      <p className="lineage-draft">
        {draft === undefined ? words.draftGone : <a href={routeHref('write', draftId)}>{draft.title}</a>}
        {revisions > 0 && <span className="num">{words.revision(revisionNumber, revisions)}</span>}
      </p>
      <Related title={words.siblings} clips={lineage?.siblings ?? []} />
      <Related title={words.ofDraft} clips={lineage?.ofDraft ?? []} />
      {takeId !== null && takes.some(({ id }) => id === takeId) && (
        <HistoryPart key={takeId} takeId={takeId} />
      )}
    </section>
  );
}

/** More are a search for the draft. */
const mostShown = 12;

function Related({ title, clips }: { readonly title: string; readonly clips: Lineage['siblings'] }) {
  if (clips.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="lineage-siblings">
        {clips.slice(0, mostShown).map((clip) => (
          <Sibling key={clip.id} clip={clip} />
        ))}
      </ul>
    </>
  );
}

function Sibling({ clip: { id, title } }: { readonly clip: Lineage['siblings'][number] }) {
  const ids = useLibrary((state) => state.ids);
  const search = useLibrary((state) => state.search);
  const [hasPicture, setHasPicture] = useState(true);

  function jump(): void {
    // What a search leaves out cannot be shown in it.
    if (!ids.includes(id)) search('');
    goTo('library', id);
  }
  return (
    <li>
      <button type="button" className="lineage-sibling" aria-label={words.jump(title)} onClick={jump}>
        {hasPicture && (
          <img src={posterUrl(id)} alt="" draggable={false} onError={() => setHasPicture(false)} />
        )}
      </button>
    </li>
  );
}
