import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import { formatMicros } from '../../../../../shared/money.ts';
import { posterUrl } from '../../../stores/media-url.ts';
import { formatBytes } from '../../../text/bytes.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { libraryText } from '../../../text/library.ts';
import { formatClock } from '../../../text/time.ts';
import { ActionsPart } from './actions-part.tsx';
import { commonFacts } from './clip-facts.ts';
import { Facts } from './facts.tsx';
import type { Fact } from './facts.tsx';
import { JudgePart } from './judge-part.tsx';
import { CollectionsPart, TagsPart } from './names-parts.tsx';
import { NotesOfMany } from './notes-part.tsx';
import type { Clips } from './use-clips.ts';

const words = libraryText.inspector;

type SeveralPanelProps = {
  readonly clips: Clips;
  readonly onChange: (change: CurationChange) => void;
};

/** Several clips: what they have in common and add up to. Each control acts on all of them in one act. */
export function SeveralPanel({ clips, onChange }: SeveralPanelProps) {
  const { ids, known, isComplete, isTooMany } = clips;
  return (
    <>
      <div className="inspector-pile" aria-hidden="true">
        {known.slice(0, 4).map((clip) => (
          <img key={clip.id} src={posterUrl(clip.id)} alt="" draggable={false} />
        ))}
      </div>
      <div className="inspector-scroll">
        <section className="inspector-part">
          <h2>{words.selected(ids.size)}</h2>
          {isTooMany && (
            <p className="inspector-hint">{inspectorText.several.partly(known.length, ids.size)}</p>
          )}
        </section>
        <JudgePart clips={clips} onChange={onChange} />
        <TagsPart clips={clips} onChange={onChange} />
        <CollectionsPart clips={clips} onChange={onChange} />
        <NotesOfMany clips={clips} onChange={onChange} />
        {isComplete && (
          <section className="inspector-part" aria-label={words.facts}>
            <Facts facts={factsOf(commonFacts(known))} />
          </section>
        )}
      </div>
      <ActionsPart ids={[...ids]} />
    </>
  );
}

function costText({ isFree, costMicros }: ReturnType<typeof commonFacts>): string {
  if (isFree) return libraryText.facts.free;
  return costMicros === null ? libraryText.facts.unknown : formatMicros(costMicros);
}

function factsOf(common: ReturnType<typeof commonFacts>): readonly Fact[] {
  const { facts } = libraryText;
  return [
    [facts.length, formatClock(common.durationMs)],
    [facts.cost, costText(common)],
    [facts.draft, common.title ?? words.mixed],
    [facts.picture, common.picture ?? words.mixed],
    [facts.file, formatBytes(common.sizeBytes)],
  ];
}
