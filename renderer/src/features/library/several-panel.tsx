import { Copy, Share, Trash2 } from 'lucide-react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { formatBytes } from '../../text/bytes.ts';
import { libraryText } from '../../text/library.ts';
import { transferText } from '../../text/transfer.ts';
import { formatClock } from '../../text/time.ts';
import { Button } from '../../ui/button.tsx';
import { commonFacts } from './clip-facts.ts';
import { Facts } from './facts.tsx';
import type { Fact } from './facts.tsx';
import { useClipActions } from './use-clip-actions.ts';
import { useLibrary } from './use-library.ts';

const words = libraryText.inspector;

/** Several clips: what they add up to and have in common, and what can be done with all of them. */
export function SeveralPanel({ ids }: { readonly ids: readonly ClipId[] }) {
  const details = useLibrary((state) => state.details);
  const actions = useClipActions();
  const clips = ids.map((id) => details.get(id)).filter((clip) => clip !== undefined);
  return (
    <>
      <div className="inspector-pile" aria-hidden="true">
        {clips.slice(0, 4).map((clip) => (
          <img key={clip.id} src={`/media/poster/${clip.id}`} alt="" draggable={false} />
        ))}
      </div>
      <section className="inspector-part inspector-scroll">
        <h2>{words.selected(ids.length)}</h2>
        {clips.length === ids.length && <Facts facts={factsOf(commonFacts(clips))} />}
      </section>
      <footer className="inspector-actions">
        <Button icon={<Copy />} onClick={() => actions.copyFiles(ids)}>
          {words.copyFile(ids.length)}
        </Button>
        <Button icon={<Share />} onClick={() => actions.exportClips(ids)}>
          {transferText.export.open}
        </Button>
        <Button icon={<Trash2 />} onClick={() => actions.trash(ids)}>
          {words.trash}
        </Button>
      </footer>
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
