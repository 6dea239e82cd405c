import { clipLabels } from '../../../../shared/curation.ts';
import type { Suggestion, SuggestRequest } from '../../../../shared/contract/library.ts';
import { fold } from '../../../../shared/library-query/fold.ts';
import { bit, type Columns } from './columns.ts';

/** Of the values of a field, with how many clips have each, those that go on from the prefix, the most frequent first. */
export function suggest(
  counts: ReadonlyMap<string, number>,
  { prefix, limit }: Pick<SuggestRequest, 'prefix' | 'limit'>,
): readonly Suggestion[] {
  const start = fold(prefix.trim());
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ value }) => startsAnywhere(fold(value), start))
    .toSorted(
      (a, b) => rank(a.value, start) - rank(b.value, start) || b.count - a.count || compare(a.value, b.value),
    )
    .slice(0, limit);
}

/** At the beginning of any of its words: "fox" also finds "animal/fox". */
function startsAnywhere(value: string, start: string): boolean {
  return value.startsWith(start) || value.split(/[\s/]+/u).some((word) => word.startsWith(start));
}

function rank(value: string, start: string): number {
  return fold(value).startsWith(start) ? 0 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** The values of a field that clips outside the trash have, and how many have each. */
export function counted(columns: Columns, field: SuggestRequest['field']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1);
  const { numbers, ids } = columns;
  const values = valuesOf(columns, field);
  for (let number = 0; number < columns.end(); number += 1) {
    if (ids[number] === '' || ((numbers.bits[number] ?? 0) & bit.trashed) !== 0) continue;
    for (const value of values(number)) add(value);
  }
  return counts;
}

/** What a clip of this number has of a field. */
function valuesOf(columns: Columns, field: SuggestRequest['field']): (number: number) => readonly string[] {
  switch (field) {
    case 'tag': {
      const { tagNames, tagsOf } = columns.filing.get();
      return (number) => (tagsOf(number) ?? []).map(tagNames.nameOf);
    }
    case 'collection': {
      const { collectionNames, collectionsOf } = columns.filing.get();
      return (number) => (collectionsOf(number) ?? []).map(({ name }) => collectionNames.nameOf(name));
    }
    case 'model': {
      const { modelNames, modelOf } = columns.texts.get();
      return (number) => some(modelNames.nameOf(modelOf(number)));
    }
    case 'draft': {
      const { draftOf, titleOf } = columns.texts.get();
      return (number) => (draftOf(number) === 0 ? [] : some(titleOf(number)));
    }
    case 'label': {
      const { label } = columns.numbers;
      return (number) => some(clipLabels[(label[number] ?? 0) - 1] ?? '');
    }
  }
}

function some(value: string): readonly string[] {
  return value === '' ? [] : [value];
}
