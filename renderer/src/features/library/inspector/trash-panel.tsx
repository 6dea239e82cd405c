import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { trashText } from '../../../text/trash.ts';
import { useTrashEnd } from '../trash/use-trash-end.ts';
import { useLibrary } from '../use-library.ts';
import { ClipHead } from './clip-head.tsx';
import { FactsPart } from './facts-part.tsx';
import { TrashActions } from './trash-actions.tsx';
import type { Clips } from './use-clips.ts';

const words = inspectorText.trash;

type TrashPanelProps = {
  readonly clips: Clips;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
};

/** Clips in the trash: what they are, how long they stay, and the ways out. */
export function TrashPanel({ clips, shown, onShow }: TrashPanelProps) {
  const found = useLibrary((state) => state.found);
  const [clip] = clips.known;
  const isOne = clips.ids.size === 1 && clip !== undefined;
  const told = useTrashEnd(isOne ? clip.id : null);
  const amount = clips.ids.size > 0 ? clips.ids.size : found;
  return (
    <>
      {isOne && (
        <ClipHead
          clip={clip}
          isVeiled={clip.flagged && !shown.has(clip.id)}
          isPlayable={false}
          onShow={onShow}
        />
      )}
      <div className="inspector-scroll">
        <section className="inspector-part" aria-label={words.label}>
          <h2>{words.inTrash(amount)}</h2>
          {told !== null && amount > 0 && clips.ids.size === 0 && (
            <p className="inspector-hint num">{trashText.amount(told.clips, told.sizeBytes)}</p>
          )}
          <p className="inspector-hint">{trashText.stay}</p>
          {told?.ends.map(({ id, endsAtMs }) => (
            <Stay key={id} endsAtMs={endsAtMs} />
          ))}
          {isOne && clip.recipe !== null && (
            <p className="inspector-prompt can-select">{clip.recipe.prompt}</p>
          )}
        </section>
        {isOne && <FactsPart clip={clip} />}
      </div>
      {amount > 0 && <TrashActions selected={clips.ids} />}
    </>
  );
}

function Stay({ endsAtMs }: { readonly endsAtMs: number }) {
  const now = useNow();
  return <p className="inspector-hint num">{trashText.ends(endsAtMs, now)}</p>;
}
