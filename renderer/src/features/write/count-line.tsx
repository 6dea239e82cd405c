import { TriangleAlert } from 'lucide-react';
import { promptLength, promptLimit } from '../../../../shared/recipe.ts';
import { writeText } from '../../text/write.ts';

/** From here on the count says what is left instead of what is used. */
const nearLimit = Math.round(promptLimit * 0.9);

/** How much of a field is used. Over the limit it says so in words, with a sign, not by colour alone. */
export function CountLine({ id, text }: { readonly id: string; readonly text: string }) {
  const length = promptLength(text);
  if (length > promptLimit)
    return (
      <span id={id} className="write-count write-count--over num">
        <TriangleAlert aria-hidden="true" />
        {writeText.countOver(length - promptLimit)}
      </span>
    );
  const isNear = length >= nearLimit;
  return (
    <span id={id} className={`write-count num${isNear ? ' write-count--near' : ''}`}>
      {isNear ? writeText.countNear(promptLimit - length) : writeText.count(length)}
    </span>
  );
}
