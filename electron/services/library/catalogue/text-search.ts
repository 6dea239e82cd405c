import type { DatabaseSync } from 'node:sqlite';
import { isLoneLetter, wantedTokens } from '../../../../shared/library-query/tokens.ts';
import type { Condition, Term } from '../../../../shared/library-query/terms.ts';

type TextTerm = Term & { readonly condition: Extract<Condition, { kind: 'text' }> };

/** Numbers of the clips that hold the words of a query, and of those that hold words it does not want. Null: not asked for. */
export type TextMarks = { readonly wanted: Uint8Array | null; readonly unwanted: Uint8Array | null };

export type TextSearch = {
  /**
   * Looks the words of a query up in the full-text index. `nothing` when the query asks for no more than punctuation, which no clip has.
   * A mark is 1 at a clip's number; `end` is one more than the greatest.
   */
  marks(terms: readonly Term[], end: number): TextMarks | 'nothing';
  /** Something was written: nothing that was looked up holds any more. */
  forget(): void;
};

/** Of so many words it is known where they are: those that stand before the one that is being typed. */
const mostKnown = 8;

export function createTextSearch(database: DatabaseSync): TextSearch {
  // One string of numbers: rows of their own would take three times as long to reach us.
  const match = database.prepare(
    'SELECT group_concat(rowid) AS numbers FROM clip_text WHERE clip_text MATCH ?',
  );
  /** By expression, in the order of their last use. */
  const known = new Map<string, Uint8Array>();

  function lookUp(expression: string, end: number): Uint8Array {
    const found = new Uint8Array(end);
    const numbers = match.get(expression)?.['numbers'];
    if (typeof numbers === 'string') mark(found, numbers);
    return found;
  }

  function marksOf(expression: string, end: number): Uint8Array {
    const found = known.get(expression) ?? lookUp(expression, end);
    known.delete(expression);
    known.set(expression, found);
    for (const [oldest] of known) {
      if (known.size <= mostKnown) break;
      known.delete(oldest);
    }
    return found;
  }

  /**
   * Each word by itself: the index would take as long for several at once, and those that were typed before need not be looked up again.
   */
  function together(
    expressions: readonly string[],
    end: number,
    join: (a: Uint8Array, b: Uint8Array) => Uint8Array,
  ): Uint8Array | null {
    const all = expressions.filter(Boolean).map((expression) => marksOf(expression, end));
    return all.length === 0 ? null : all.reduce(join);
  }

  return {
    marks: (terms, end) => {
      const texts = terms.filter(isText);
      const wanted = texts.filter((term) => !term.isMinus).map(expressionOf);
      const unwanted = texts.filter((term) => term.isMinus).map(expressionOf);
      const found = together(wanted, end, inBoth);
      if (found === null && wanted.length > 0 && texts.length === terms.length) return 'nothing';
      return { wanted: found, unwanted: together(unwanted, end, inEither) };
    },
    forget: () => known.clear(),
  };
}

function inBoth(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length);
  for (let at = 0; at < both.length; at += 1) both[at] = (a[at] ?? 0) & (b[at] ?? 0);
  return both;
}

function inEither(a: Uint8Array, b: Uint8Array): Uint8Array {
  const either = new Uint8Array(a.length);
  for (let at = 0; at < either.length; at += 1) either[at] = (a[at] ?? 0) | (b[at] ?? 0);
  return either;
}

function isText(term: Term): term is TextTerm {
  return term.condition.kind === 'text';
}

/** '' for words that are nothing but punctuation. Tokens are letters and digits alone, so that none can end its quotation marks. */
function expressionOf({ condition }: TextTerm): string {
  const tokens = wantedTokens(condition.text);
  const last = tokens.at(-1);
  if (last === undefined) return '';
  const isPrefix = !condition.isExact || isLoneLetter(last);
  const phrase = `"${tokens.join(' ')}"${isPrefix ? ' *' : ''}`;
  return condition.field === null ? phrase : `(${condition.field} : ${phrase})`;
}

function mark(found: Uint8Array, numbers: string): void {
  const comma = 44;
  let number = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const code = numbers.charCodeAt(at);
    if (code === comma) {
      found[number] = 1;
      number = 0;
    } else number = number * 10 + code - 48;
  }
  found[number] = 1;
}
