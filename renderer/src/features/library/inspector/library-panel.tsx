import { Redo2, Trash2, Undo2 } from 'lucide-react';
import { useActs } from '../../../notices/use-acts.ts';
import { createActsStore } from '../../../stores/acts.ts';
import { useBound } from '../../../stores/bound.ts';
import { createStatusStore } from '../../../stores/status.ts';
import { actsText } from '../../../text/acts.ts';
import { formatBytes } from '../../../text/bytes.ts';
import { wholeNumber } from '../../../text/form.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { libraryText } from '../../../text/library.ts';
import { Button } from '../../../ui/button.tsx';
import { useLibrary } from '../use-library.ts';
import { Facts } from './facts.tsx';

const words = libraryText.inspector;

/** What the inspector says while nothing is selected. */
export function LibraryPanel() {
  const search = useLibrary((state) => state.search);
  const library = useBound(createStatusStore, (state) => state.status?.library);
  return (
    <>
      <section className="inspector-part">
        <h2>{words.nothing}</h2>
        <p className="inspector-hint">{words.hint}</p>
        {library !== undefined && (
          <Facts
            facts={[
              [words.clips, wholeNumber(library.clips)],
              [words.size, formatBytes(library.sizeBytes)],
              [words.folder, library.label],
              [words.state, words.states[library.state]],
            ]}
          />
        )}
      </section>
      <LastActs />
      <section className="inspector-part" aria-label={inspectorText.trash.label}>
        <div className="inspector-acts">
          <Button icon={<Trash2 />} onClick={() => search('is:trashed')}>
            {inspectorText.trash.show}
          </Button>
        </div>
      </section>
    </>
  );
}

/** The way back and forth, for whoever does not use the keyboard for it. */
function LastActs() {
  const undoable = useBound(createActsStore, (state) => state.undoable);
  const redoable = useBound(createActsStore, (state) => state.redoable);
  const acts = useActs();
  if (undoable === null && redoable === null) return null;
  return (
    <section className="inspector-part" aria-label={actsText.last}>
      <div className="inspector-acts">
        {undoable !== null && (
          <Button icon={<Undo2 />} onClick={acts.undo}>
            {actsText.undoOf(undoable)}
          </Button>
        )}
        {redoable !== null && (
          <Button icon={<Redo2 />} onClick={acts.redo}>
            {actsText.redoOf(redoable)}
          </Button>
        )}
      </div>
    </section>
  );
}
