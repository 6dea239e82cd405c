import { useEffect, useState } from 'react';
import type { CurationChange } from '../../../../../shared/contract/curation.ts';
import type { Clip } from '../../../../../shared/contract/library.ts';
import { useBound } from '../../../stores/bound.ts';
import { createNotesStore } from '../../../stores/notes.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { Button } from '../../../ui/button.tsx';
import { commonOf, valueOr } from './common.ts';
import type { Clips } from './use-clips.ts';
import './notes-part.css';

const words = inspectorText.notes;
const longestNotes = 20_000;

/** The notes of one clip, saved as they are typed. */
export function NotesPart({ clip }: { readonly clip: Clip }) {
  const typed = useBound(createNotesStore, (state) => state.typed.get(clip.id));
  const problem = useBound(createNotesStore, (state) => state.problem);
  const type = useBound(createNotesStore, (state) => state.type);
  const settle = useBound(createNotesStore, (state) => state.settle);
  const flush = useBound(createNotesStore, (state) => state.flush);
  useEffect(() => settle(clip.id, clip.notes), [settle, clip.id, clip.notes]);
  return (
    <section className="inspector-part inspector-labelled" aria-label={words.label}>
      <h3 aria-hidden="true">{words.label}</h3>
      <textarea
        className="notes"
        aria-label={words.label}
        placeholder={words.placeholder}
        maxLength={longestNotes}
        rows={2}
        value={typed ?? clip.notes}
        onChange={(event) => type(clip.id, event.target.value)}
        onBlur={() => void flush()}
      />
      {typed !== undefined && problem !== null && (
        <p role="alert" className="inspector-hint">
          {words.failed}
        </p>
      )}
    </section>
  );
}

type NotesOfManyProps = {
  readonly clips: Clips;
  readonly onChange: (change: CurationChange) => void;
};

/** One note for many takes the place of theirs, so it is written by a button and not by the letter. */
export function NotesOfMany({ clips: { ids, known }, onChange }: NotesOfManyProps) {
  const common = commonOf(known, (clip) => clip.notes);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <section className="inspector-part inspector-labelled" aria-label={words.label}>
      <h3 aria-hidden="true">{words.label}</h3>
      <textarea
        className="notes"
        aria-label={words.label}
        placeholder={common.isMixed ? words.mixed : words.placeholder}
        maxLength={longestNotes}
        rows={2}
        value={typed ?? valueOr(common, '')}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== null && (
        <div className="inspector-row">
          <Button
            look="solid"
            onClick={() => {
              onChange({ kind: 'note', notes: typed });
              setTyped(null);
            }}
          >
            {words.apply(ids.size)}
          </Button>
        </div>
      )}
    </section>
  );
}
