import type { Span } from '../../../../shared/library-query/terms.ts';

/** A stretch of text; `isHit` for what was searched for. */
export type Piece = { readonly text: string; readonly isHit: boolean };

/** Letters shown before the first hit. */
const lead = 14;
/** Enough for the widest picture; the rest is cut off by its width. */
const longest = 160;

/** Where to begin so that the first hit is seen: at a word, a little before it. */
function beginning(text: string, firstHit: number): number {
  if (firstHit <= lead) return 0;
  const blank = text.indexOf(' ', firstHit - lead);
  return blank >= 0 && blank < firstHit ? blank + 1 : firstHit;
}

/** A text as one line around its first hit, in pieces. */
export function excerpt(text: string, hits: readonly Span[]): readonly Piece[] {
  const from = beginning(text, hits[0]?.from ?? 0);
  const end = Math.min(text.length, from + longest);
  const pieces: Piece[] = from > 0 ? [{ text: '… ', isHit: false }] : [];
  let at = from;
  for (const hit of hits) {
    if (hit.from >= end) break;
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), isHit: false });
    pieces.push({ text: text.slice(hit.from, Math.min(hit.to, end)), isHit: true });
    at = hit.to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), isHit: false });
  return pieces;
}
