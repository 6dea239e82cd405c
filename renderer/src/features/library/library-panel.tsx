import { useBound } from '../../stores/bound.ts';
import { createStatusStore } from '../../stores/status.ts';
import { formatBytes } from '../../text/bytes.ts';
import { wholeNumber } from '../../text/form.ts';
import { libraryText } from '../../text/library.ts';
import { Facts } from './facts.tsx';

const words = libraryText.inspector;

/** What the inspector says while nothing is selected. */
export function LibraryPanel() {
  const library = useBound(createStatusStore, (state) => state.status?.library);
  return (
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
  );
}
