import { TriangleAlert } from 'lucide-react';
import { sentLength } from '../../../../shared/craft/sent-text.ts';
import { promptLimit } from '../../../../shared/recipe.ts';
import { useBound } from '../../stores/bound.ts';
import { createPhrasebookStore } from '../../stores/phrasebook.ts';
import { writeText } from '../../text/write.ts';
import { useReadText } from './use-read-text.ts';

/** From here on the count says what is left instead of what is used. */
const nearLimit = Math.round(promptLimit * 0.9);

type CountLineProps = { readonly id: string; readonly field: 'prompt' | 'negativePrompt' };

/** How much of what is sent is used. Over the limit it says so in words, with a sign, not by colour alone. */
export function CountLine({ id, field }: CountLineProps) {
  const text = useReadText(field);
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  const length = sentLength(text, shelves);
  if (length > promptLimit)
    return (
      <span id={id} className="write-count write-count--over num">
        <TriangleAlert aria-hidden="true" />
        {writeText.countOver(length - promptLimit)}
      </span>
    );
  const isNear = length >= nearLimit;
  return (
    <span
      id={id}
      title={writeText.countNote}
      className={`write-count num${isNear ? ' write-count--near' : ''}`}
    >
      {isNear ? writeText.countNear(promptLimit - length) : writeText.count(length)}
    </span>
  );
}
