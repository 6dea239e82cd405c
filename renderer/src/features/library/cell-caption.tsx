import { useMemo } from 'react';
import type { Clip } from '../../../../shared/contract/library.ts';
import { highlightRanges } from '../../../../shared/library-query/highlight.ts';
import type { Term, TextField } from '../../../../shared/library-query/terms.ts';
import { excerpt } from './excerpt.ts';
import './cell-caption.css';

/** Narrower pictures have no line to read, CSS pixels. */
export const roomForCaption = 110;

type CellCaptionProps = { readonly clip: Clip; readonly terms: readonly Term[] };

/** The texts of a clip in which words are looked for, the likeliest first. */
function textsOf(clip: Clip): readonly (readonly [TextField | 'title', string])[] {
  return [
    ['prompt', clip.recipe?.prompt ?? ''],
    ['title', clip.title],
    ['note', clip.notes],
    ['name', clip.fileName],
    ['negative', clip.recipe?.negativePrompt ?? ''],
  ];
}

/** Where the words searched for were found in the clip: one line, each hit marked. Nothing where no text of it holds them. */
export function CellCaption({ clip, terms }: CellCaptionProps) {
  const pieces = useMemo(() => {
    for (const [field, text] of textsOf(clip)) {
      const hits = highlightRanges(text, terms, field);
      if (hits.length > 0) return excerpt(text, hits);
    }
    return [];
  }, [clip, terms]);
  if (pieces.length === 0) return null;
  return (
    <span className="cell-caption" aria-hidden="true">
      {pieces.map(({ text, isHit }, at) =>
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other name.
        isHit ? <mark key={at}>{text}</mark> : text,
      )}
    </span>
  );
}
