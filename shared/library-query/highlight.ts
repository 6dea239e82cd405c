import { fold } from './fold.ts';
import type { Span, TextField, Term } from './terms.ts';
import { isLoneLetter, tokensOf, wantedTokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A letter with the marks upon it: folding never reaches further. */
const clusters = /.\p{M}*/gsu;

/**
 * Where a text of a clip holds what was searched for, as stretches of `text` in order that do not touch. `field` is the field this text
 * belongs to; terms that ask for another are passed over.
 */
export function highlightRanges(
  text: string,
  terms: readonly Term[],
  field: TextField | 'title' = 'prompt',
): readonly Span[] {
  const wanted = terms.flatMap(({ condition, isMinus }) =>
    condition.kind === 'text' && !isMinus && (condition.field === null || condition.field === field)
      ? [{ tokens: wantedTokens(condition.text), isExact: condition.isExact }]
      : [],
  );
  if (wanted.length === 0) return [];
  const { folded, sourceOf } = foldWithPlaces(text);
  const tokens = tokensOf(folded);
  const found: Span[] = [];
  for (const each of wanted) {
    if (each.tokens.length === 0) continue;
    for (let at = 0; at + each.tokens.length <= tokens.length; at += 1) {
      const end = endOfMatch(tokens, at, each.tokens, each.isExact);
      if (end === null) continue;
      const from = sourceOf(tokens[at]?.from ?? 0).from;
      found.push({ from, to: sourceOf(end - 1).to });
    }
  }
  return merged(found);
}

/** Where in the folded text the match ends that begins with token `at`, or null. */
function endOfMatch(
  tokens: readonly Token[],
  at: number,
  wanted: readonly string[],
  isExact: boolean,
): number | null {
  for (const [index, text] of wanted.entries()) {
    const token = tokens[at + index];
    const isLast = index === wanted.length - 1;
    const mayGoOn = isLast && (!isExact || isLoneLetter(text));
    if (token === undefined || !(mayGoOn ? token.text.startsWith(text) : token.text === text)) return null;
    if (isLast) return token.from + text.length;
  }
  return null;
}

/** The folded text, and for each place in it the stretch of the text it came from. */
function foldWithPlaces(text: string): { folded: string; sourceOf(at: number): Span } {
  let folded = '';
  const froms: number[] = [];
  const lengths: number[] = [];
  for (const cluster of text.matchAll(clusters)) {
    const piece = fold(cluster[0]);
    for (let count = 0; count < piece.length; count += 1) {
      froms.push(cluster.index);
      lengths.push(cluster[0].length);
    }
    folded += piece;
  }
  return {
    folded,
    sourceOf: (at) => {
      const from = froms[at] ?? 0;
      return { from, to: from + (lengths[at] ?? 0) };
    },
  };
}

function merged(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
