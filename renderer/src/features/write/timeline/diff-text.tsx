import { diffWords } from '../../../../../shared/craft/word-diff.ts';
import { timelineText } from '../../../text/timeline.ts';

const words = timelineText.diff;

/** What changed between two texts, word by word: struck out, or underlined, and said so to a screen reader. */
export function DiffText({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after && before === '') return null;
  return (
    <p className="write-diff">
      {diffWords(before, after).map(({ kind, text }, at) => {
        // The parts have no other name than their place, and none outlives a change of the texts.
        const key = `${kind}${at}`;
        if (kind === 'removed') {
          return (
            <del key={key} aria-label={words.removed(text)}>
              {text}
            </del>
          );
        }
        if (kind === 'added') {
          return (
            <ins key={key} aria-label={words.added(text)}>
              {text}
            </ins>
          );
        }
        return <span key={key}>{text}</span>;
      })}
    </p>
  );
}
