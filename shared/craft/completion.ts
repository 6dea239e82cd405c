import { readNotation } from './notation.ts';
import type { Shelves } from './shelves.ts';
import type { TextRange } from './text-range.ts';
import { vocabulary } from './vocabulary.ts';
import type { VocabularyId } from './vocabulary.ts';

export type CompletionItem =
  | {
      readonly kind: 'term';
      readonly insert: string;
      readonly id: VocabularyId;
      /** Characters before the range that the entry begins with too, and that it therefore replaces as well. */
      readonly repeats: number;
    }
  | { readonly kind: 'shelf'; readonly insert: string; readonly name: string; readonly alternatives: number }
  | { readonly kind: 'snippet'; readonly insert: string; readonly name: string }
  /** Something the user wrote and accepted before. */
  | { readonly kind: 'phrase'; readonly insert: string };

/** `range`: what is written of it so far and is replaced. A snippet's `insert` is its body, for `openSnippet`. */
export type Completion = { readonly range: TextRange; readonly items: readonly CompletionItem[] };

export type CompletionSources = {
  readonly shelves: Shelves;
  /** Bodies by name. */
  readonly snippets: ReadonlyMap<string, string>;
  /** Newest first. */
  readonly phrases: readonly string[];
};

const writtenOut = new Set(vocabulary.map(({ insert }) => insert.toLowerCase()));
const mostItems = 12;
// Long enough for the longest terms; keeps each keystroke cheap in a long text.
const reach = 60;

/** What could be meant by the words before the caret, best first; null where nothing is, as within a comment or a word. */
export function complete(text: string, caret: number, sources: CompletionSources): Completion | null {
  if (/^[\p{L}\p{N}\p{M}]/u.test(text.slice(caret, caret + 2)) || isUnsent(text, caret)) return null;
  const before = text.slice(Math.max(0, caret - reach), caret);
  const marked = /(?<![\p{L}\p{N}\p{M}_/.:\\])[@/][\p{L}\p{N}\p{M}_-]*$/u.exec(before)?.[0];
  if (marked !== undefined) {
    const range = { from: caret - marked.length, to: caret };
    const typed = marked.slice(1).toLowerCase();
    return offer(range, marked.startsWith('@') ? shelfItems(typed, sources) : snippetItems(typed, sources));
  }
  return completeWords(before, caret, sources);
}

function offer(range: TextRange, items: readonly CompletionItem[]): Completion | null {
  return items.length === 0 ? null : { range, items: items.slice(0, mostItems) };
}

/** In a comment also at its end; in a part switched off only between its marks. */
function isUnsent(text: string, caret: number): boolean {
  return readNotation(text).tokens.some(
    ({ kind, from, to }) =>
      (kind === 'comment' && from < caret && caret <= to) || (kind === 'off' && from < caret && caret < to),
  );
}

function shelfItems(typed: string, { shelves }: CompletionSources): CompletionItem[] {
  const names = [...shelves].filter(([name]) => name.toLowerCase().startsWith(typed));
  return names.map(([name, { length }]) => ({
    kind: 'shelf',
    insert: `@${name}`,
    name,
    alternatives: length,
  }));
}

function snippetItems(typed: string, { snippets }: CompletionSources): CompletionItem[] {
  const found = [...snippets].filter(([name]) => name.toLowerCase().startsWith(typed));
  return found.map(([name, insert]) => ({ kind: 'snippet', insert, name }));
}

/** The longest run of words that begins something wins: "dolly i" is two words of one move. */
function completeWords(before: string, caret: number, sources: CompletionSources): Completion | null {
  const starts = [...before.matchAll(/(?<![\p{L}\p{N}\p{M}'’/@\\-])[\p{L}\p{N}]/gu)].map(
    (match) => match.index,
  );
  for (const start of starts.slice(-4)) {
    const written = before.slice(start);
    const typed = written.toLowerCase();
    if (typed.trim().length < 2 || /[.,;:!?\n]/.test(typed)) continue;
    // What is written out needs no help.
    if (writtenOut.has(typed)) return null;
    const items = wordItems(written, before.slice(0, start), sources);
    if (items.length > 0) return offer({ from: caret - written.length, to: caret }, items);
  }
  return null;
}

function wordItems(written: string, ahead: string, { phrases }: CompletionSources): CompletionItem[] {
  const typed = written.toLowerCase();
  const ranked: { readonly rank: number; readonly item: CompletionItem }[] = [];
  for (const { id, insert, also } of vocabulary) {
    const rank = Math.min(
      rankOf(insert.toLowerCase(), typed),
      ...also.map((name) => rankOf(name.toLowerCase(), typed) + 1),
    );
    if (rank >= 9) continue;
    const { repeats, stands } = overlapOf(insert, ahead);
    const first = repeats === 0 ? written : ahead.slice(-repeats);
    ranked.push({
      rank,
      item: { kind: 'term', insert: likeWritten(insert.slice(stands), first), id, repeats },
    });
  }
  const known = new Set(ranked.map(({ item }) => item.insert.toLowerCase()));
  for (const phrase of phrases)
    if (rankOf(phrase.toLowerCase(), typed) === 0 && phrase.length > written.length)
      if (!known.has(phrase.toLowerCase()))
        ranked.push({ rank: 0.5, item: { kind: 'phrase', insert: phrase } });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** 0 where the name begins so, 2 where one of its later words does, 9 for neither. */
function rankOf(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0;
  return name.includes(` ${typed}`) || name.includes(`-${typed}`) ? 2 : 9;
}

/** In characters: `repeats` of the text ahead are replaced by the entry, `stands` of the entry's own beginning are left as they are there. */
type Overlap = { readonly repeats: number; readonly stands: number };

/**
 * "The camera dol" has the beginning of "the camera slowly pushes in" already: how much of what stands there it is. "A camera dol" has
 * it too, with another article, and a sentence that begins "Camera dol" with none. In "A handheld camera dol" the camera is more than
 * the entry says, so it stays.
 */
function overlapOf(insert: string, ahead: string): Overlap {
  const entry = insert.toLowerCase();
  const there = ahead.toLowerCase();
  const own = /^the /.exec(entry)?.[0].length ?? 0;
  const ends = [...entry.matchAll(/ /g)].map(({ index }) => index + 1);
  for (const end of ends.toReversed()) {
    const words = entry.slice(own, end);
    if (!there.endsWith(words)) continue;
    const before = there.slice(0, there.length - words.length);
    if (own === 0) {
      if (/[\p{L}\p{N}\p{M}]$/u.test(before)) continue;
      return { repeats: words.length, stands: 0 };
    }
    const article = /(?<![\p{L}\p{N}\p{M}'’-])(?:the|an?|this|our) $/u.exec(before)?.[0] ?? '';
    const beginsHere = words !== '' && /(?:^|[.,;:!?{|\n]\s*)$/.test(before);
    if (article !== '' || beginsHere) return { repeats: article.length + words.length, stands: 0 };
    if (words !== '' && /[\p{L}\p{N}\p{M}] $/u.test(before)) return { repeats: 0, stands: end };
  }
  return { repeats: 0, stands: 0 };
}

function likeWritten(insert: string, written: string): string {
  const isCapital = /^\p{Lu}/u.test(written);
  return isCapital ? insert.slice(0, 1).toUpperCase() + insert.slice(1) : insert;
}
