import { parseQuery } from './parse-query.ts';
import type { FieldName, Term } from './terms.ts';

/** The text of which `parseQuery` makes these terms again: each as it was written, an open quotation closed. */
export function writeQuery(terms: readonly Pick<Term, 'written'>[]): string {
  return terms
    .map(({ written }) => ((written.match(/["“”„]/gu)?.length ?? 0) % 2 === 0 ? written : `${written}"`))
    .join(' ');
}

/**
 * A query with another value for one field, in the place of the first term that had one; without a value, the field's terms are taken
 * out. `value` is as typed behind the colon: `>=4`, `keep,reject`, `"two words"`.
 */
export function withField(text: string, field: FieldName, value: string | null): string {
  const old = parseQuery(text).filter((term) => term.fieldName === field && !term.isMinus);
  const term = value === null ? '' : `${shownName(field)}:${value}`;
  const [first] = old;
  if (first === undefined) return tidy(`${text} ${term}`);
  let result = text;
  for (const each of old.toReversed()) {
    result = `${result.slice(0, each.from)}${each === first ? term : ''}${result.slice(each.to)}`;
  }
  return tidy(result);
}

/** A value that has blanks, commas or quotation marks, as it must be typed. */
export function quoted(value: string): string {
  return /[\s,"“”„]/u.test(value) ? `"${value.replace(/["“”„]/gu, ' ')}"` : value;
}

/** The name to show of a field: people date clips, and do not keep them. */
export function shownName(field: FieldName): string {
  return field === 'kept' ? 'date' : field;
}

function tidy(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
