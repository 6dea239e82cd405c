import { RotateCcw, Trash2 } from 'lucide-react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { useAttempt } from '../../../notices/use-attempt.ts';
import { storeOf, useBound, useBridge } from '../../../stores/bound.ts';
import { createEmptyingStore } from '../../../stores/emptying.ts';
import { createLibraryStore } from '../../../stores/library.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { trashText } from '../../../text/trash.ts';
import { Button } from '../../../ui/button.tsx';
import { useClipActions } from '../use-clip-actions.ts';
import { useLibrary } from '../use-library.ts';

const words = inspectorText.trash;

/** The ways out of the trash: home, or on to the system's. For what is selected, or for all of it. */
export function TrashActions({ selected }: { readonly selected: ReadonlySet<ClipId> }) {
  const whole = useLibrary((state) => state.whole);
  const library = storeOf(useBridge(), createLibraryStore);
  const ask = useBound(createEmptyingStore, (state) => state.open);
  const actions = useClipActions();
  const attempt = useAttempt();
  const isAll = selected.size === 0;

  async function restore(): Promise<void> {
    if (!isAll) return actions.restore([...selected]);
    await whole();
    actions.restore(library.getState().ids);
  }
  return (
    <footer className="inspector-actions">
      <Button icon={<RotateCcw />} onClick={() => void attempt(restore)}>
        {isAll ? words.restoreAll : words.restore}
      </Button>
      <Button
        icon={<Trash2 />}
        look="danger"
        onClick={() => void attempt(() => ask(isAll ? null : [...selected]))}
      >
        {isAll ? trashText.empty : trashText.remove}
      </Button>
    </footer>
  );
}
