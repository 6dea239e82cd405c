import type { DatabaseSync } from 'node:sqlite';
import { isLoneLetter, wantedTokens } from '../../../../shared/library-query/tokens.ts';
import type { Condition, Term } from '../../../../shared/library-query/terms.ts';

type TextTerm = Term & { readonly condition: Extract<Condition, { kind: 'text' }> };

/** Numbers of the clips that hold the words of a query, and of those that hold words it does not want. Null: not asked for. */
export type TextMarks = { readonly wanted: Uint8Array | null; readonly unwanted: Uint8Array | null };

/**
 * Looks the words of a query up in the full-text index. `nothing` when the query asks for no more than punctuation, which no clip has.
 * A mark is 1 at a clip's number; `end` is one more than the greatest.
 */
export function createTextSearch(
  database: DatabaseSync,
): (terms: readonly Term[], end: number) => TextMarks | 'nothing' {
  // One string of numbers: rows of their own would take three times as long to reach us.
  const match = database.prepare(
    'SELECT group_concat(rowid) AS numbers FROM clip_text WHERE clip_text MATCH ?',
  );

  function marks(expression: string, end: number): Uint8Array | null {
    if (expression === '') return null;
    const found = new Uint8Array(end);
    const numbers = match.get(expression)?.['numbers'];
    if (typeof numbers === 'string') mark(found, numbers);
    return found;
  }

  return (terms, end) => {
    const texts = terms.filter(isText);
    const wanted = texts.filter((term) => !term.isMinus).map(expressionOf);
    const unwanted = texts.filter((term) => term.isMinus).map(expressionOf);
    const found = marks(wanted.filter(Boolean).join(' AND '), end);
    if (found === null && wanted.length > 0 && texts.length === terms.length) return 'nothing';
    return { wanted: found, unwanted: marks(unwanted.filter(Boolean).join(' OR '), end) };
  };
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
