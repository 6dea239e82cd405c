import { RotateCcw } from 'lucide-react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createLibraryStore } from '../../../stores/library.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { Button } from '../../../ui/button.tsx';
import { useClipActions } from '../use-clip-actions.ts';
import { useLibrary } from '../use-library.ts';
import { ClipHead } from './clip-head.tsx';
import { FactsPart } from './facts-part.tsx';
import type { Clips } from './use-clips.ts';

const words = inspectorText.trash;

type TrashPanelProps = {
  readonly clips: Clips;
  readonly shown: ReadonlySet<ClipId>;
  readonly onShow: (id: ClipId) => void;
};

/** Clips in the trash: what they are, and the way back. */
export function TrashPanel({ clips, shown, onShow }: TrashPanelProps) {
  const all = useLibrary((state) => state.ids);
  const whole = useLibrary((state) => state.whole);
  const found = useLibrary((state) => state.found);
  const library = storeOf(useBridge(), createLibraryStore);
  const actions = useClipActions();
  const [clip] = clips.known;
  const isOne = clips.ids.size === 1 && clip !== undefined;
  const chosen = clips.ids.size > 0 ? [...clips.ids] : all;
  async function restore(): Promise<void> {
    if (clips.ids.size > 0) return actions.restore(chosen);
    await whole();
    actions.restore(library.getState().ids);
  }
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
          <h2>{words.inTrash(clips.ids.size > 0 ? chosen.length : found)}</h2>
          <p className="inspector-hint">{words.until}</p>
          {isOne && clip.recipe !== null && (
            <p className="inspector-prompt can-select">{clip.recipe.prompt}</p>
          )}
        </section>
        {isOne && <FactsPart clip={clip} />}
      </div>
      {chosen.length > 0 && (
        <footer className="inspector-actions">
          <Button icon={<RotateCcw />} onClick={() => void restore()}>
            {clips.ids.size > 0 ? words.restore : words.restoreAll}
          </Button>
        </footer>
      )}
    </>
  );
}
