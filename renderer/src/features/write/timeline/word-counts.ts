import { diffWords } from '../../../../../shared/craft/word-diff.ts';
import { sameRecipe } from '../../../../../shared/recipe.ts';
import type { Recipe } from '../../../../../shared/recipe.ts';
import { timelineText } from '../../../text/timeline.ts';

/** What changed from one text to the next, in a few words. */
export function changeWords(before: Recipe | null, after: Recipe): string {
  if (before === null) return timelineText.first;
  if (sameRecipe(before, after)) return timelineText.diff.same;
  const parts = [
    ...diffWords(before.prompt, after.prompt),
    ...diffWords(before.negativePrompt, after.negativePrompt),
  ];
  const wordsOf = (kind: 'removed' | 'added') =>
    parts.filter((part) => part.kind === kind).reduce((sum, { text }) => sum + countWords(text), 0);
  const [removed, added] = [wordsOf('removed'), wordsOf('added')];
  return removed + added === 0 ? timelineText.sameText : timelineText.diff.changed(removed, added);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count += 1;
  return count;
}
