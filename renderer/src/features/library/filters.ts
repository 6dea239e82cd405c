import { parseQuery } from '../../../../shared/library-query/parse-query.ts';
import type { FieldName } from '../../../../shared/library-query/terms.ts';
import { dayWords } from '../../../../shared/library-query/terms.ts';
import { quoted, withField } from '../../../../shared/library-query/write-query.ts';

/** The fields that have a control beside the search box. They write the same text that one could type. */
export const filterFields = [
  'rating',
  'flag',
  'label',
  'ratio',
  'duration',
  'kept',
  'tag',
  'collection',
  'model',
  'is',
] as const satisfies readonly FieldName[];
export type FilterField = (typeof filterFields)[number];

/** Values that are always offered; those of tags, collections and models are the library's own. */
export const fixedChoices: Readonly<Record<FilterField, readonly string[]>> = {
  rating: ['>=1', '>=2', '>=3', '>=4', '5', '0'],
  flag: ['keep', 'reject', 'none'],
  label: ['red', 'yellow', 'green', 'blue', 'purple', 'none'],
  ratio: ['16:9', '9:16', '1:1'],
  duration: ['5s', '10s', '>10s'],
  kept: dayWords,
  tag: [],
  collection: [],
  model: [],
  is: ['unrated', 'untagged', 'missing', 'flagged', 'imported', 'practice', 'trashed'],
};

/** What a query asks of a field, as it is typed behind the colon; null where it asks nothing. */
export function filterValue(query: string, field: FilterField): string | null {
  const term = parseQuery(query).find((each) => each.fieldName === field && !each.isMinus);
  if (term === undefined) return null;
  const value = query
    .slice(term.from, term.to)
    .replace(/^[a-z]+[:：]?/iu, '')
    .replaceAll('"', '');
  // A field whose value is still to be typed asks for nothing yet.
  return value === '' ? null : value;
}

/** The query that asks this of the field instead, or nothing with null. */
export function withFilter(query: string, field: FilterField, value: string | null): string {
  return withField(query, field, value === null ? null : quoted(value));
}

/** The query without any of the fields that have a control. */
export function withoutFilters(query: string): string {
  return filterFields.reduce((text, field) => withField(text, field, null), query);
}
