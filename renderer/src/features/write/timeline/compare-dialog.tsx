import { useState } from 'react';
import type { RevisionId } from '../../../../../shared/contract/ids.ts';
import type { Revision } from '../../../../../shared/contract/revisions.ts';
import { emptyRecipe } from '../../../../../shared/recipe.ts';
import type { Recipe } from '../../../../../shared/recipe.ts';
import { useBound } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { shellText } from '../../../text/shell.ts';
import { timelineText } from '../../../text/timeline.ts';
import { writeText } from '../../../text/write.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ComparePlayers } from './compare-players.tsx';
import { DiffText } from './diff-text.tsx';
import type { Comparison } from './timeline.tsx';

const words = timelineText.diff;

type CompareDialogProps = {
  /** Null while closed. */
  readonly comparison: Comparison | null;
  readonly revisions: readonly Revision[];
  readonly onClose: () => void;
};

/** Two texts of a draft: what changed, word by word, beside their clips. */
export function CompareDialog({ comparison, revisions, onClose }: CompareDialogProps) {
  return (
    <Dialog
      isOpen={comparison !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.title}
      closeLabel={shellText.close}
      size="wide"
    >
      {comparison !== null && <Compared first={comparison} revisions={revisions} />}
    </Dialog>
  );
}

type Chosen = RevisionId | 'now';

type ComparedProps = {
  readonly first: Comparison;
  readonly revisions: readonly Revision[];
};

function Compared({ first, revisions }: ComparedProps) {
  const recipe = useBound(createEditorStore, (state) => state.read) ?? emptyRecipe;
  const [left, setLeft] = useState<Chosen>(first.left.id);
  const [right, setRight] = useState<Chosen>(first.right === 'now' ? 'now' : first.right.id);
  const textOf = (chosen: Chosen): Recipe => revisions.find(({ id }) => id === chosen)?.recipe ?? recipe;
  const clipsOf = (chosen: Chosen) => revisions.find(({ id }) => id === chosen)?.clips ?? [];
  const [before, after] = [textOf(left), textOf(right)];
  const settings = (one: Recipe) => `${one.aspectRatio}, ${writeText.seconds[one.durationS]}`;
  return (
    <div className="write-compare">
      <div className="write-compare-pair">
        <Choice label={words.left} value={left} revisions={revisions} onChange={setLeft} />
        <Choice label={words.right} value={right} revisions={revisions} onChange={setRight} />
      </div>
      <ComparePlayers
        key={`${left} ${right}`}
        sides={[
          { side: 'left', clips: clipsOf(left), aspectRatio: before.aspectRatio },
          { side: 'right', clips: clipsOf(right), aspectRatio: after.aspectRatio },
        ]}
      />
      <h3>{words.prompt}</h3>
      {before.prompt === after.prompt && <small>{words.same}</small>}
      <DiffText before={before.prompt} after={after.prompt} />
      {(before.negativePrompt !== '' || after.negativePrompt !== '') && (
        <>
          <h3>{words.negative}</h3>
          {before.negativePrompt === after.negativePrompt && <small>{words.same}</small>}
          <DiffText before={before.negativePrompt} after={after.negativePrompt} />
        </>
      )}
      {settings(before) !== settings(after) && (
        <>
          <h3>{words.settings}</h3>
          <DiffText before={settings(before)} after={settings(after)} />
        </>
      )}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: Chosen;
  readonly revisions: readonly Revision[];
  readonly onChange: (chosen: Chosen) => void;
};

function Choice({ label, value, revisions, onChange }: ChoiceProps) {
  return (
    <label className="write-compare-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as Chosen)}>
        <option value="now">{timelineText.now}</option>
        {revisions.map(({ id, number, name }) => (
          <option key={id} value={id}>
            {name === null ? timelineText.revision(number) : `${number}: ${name}`}
          </option>
        ))}
      </select>
    </label>
  );
}
