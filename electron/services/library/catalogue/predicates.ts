import { clipLabels } from '../../../../shared/curation.ts';
import { fold } from '../../../../shared/library-query/fold.ts';
import { timeSpan } from '../../../../shared/library-query/time-span.ts';
import type { ClipPart, ClipState, Condition, Term } from '../../../../shared/library-query/terms.ts';
import { bit, flagNumbers, labelNumber, type Columns } from './columns.ts';
import type { Names } from './names.ts';

/** Does the clip of this number meet it? */
export type Predicate = (number: number) => boolean;

/** What the terms ask of the columns, of clips that are there; words are looked up elsewhere. The trash is left out unless a term names it. */
export function predicatesOf(columns: Columns, terms: readonly Term[], nowMs: number): readonly Predicate[] {
  const { bits } = columns.numbers;
  const asksForTrash = terms.some(
    ({ condition, isMinus }) => !isMinus && condition.kind === 'is' && condition.values.includes('trashed'),
  );
  const predicates: Predicate[] = [];
  if (!asksForTrash) predicates.push((number) => ((bits[number] ?? 0) & bit.trashed) === 0);
  for (const { condition, isMinus } of terms) {
    const predicate = predicateOf(columns, condition, nowMs);
    if (predicate !== null) predicates.push(isMinus ? (number) => !predicate(number) : predicate);
  }
  return predicates;
}

function predicateOf(columns: Columns, condition: Condition, nowMs: number): Predicate | null {
  const { numbers } = columns;
  switch (condition.kind) {
    case 'text':
    case 'unfinished':
      return null;
    case 'range': {
      const column = numbers[condition.field];
      const low = condition.low ?? 0;
      const high = condition.high ?? Infinity;
      return (number) => (column[number] ?? 0) >= low && (column[number] ?? 0) <= high;
    }
    case 'time': {
      const column = numbers[condition.field];
      const { fromMs, beforeMs } = timeSpan(condition, nowMs);
      return (number) => (column[number] ?? 0) >= fromMs && (column[number] ?? 0) < beforeMs;
    }
    case 'choice':
      return choicePredicate(columns, condition.field, condition.values);
    case 'name':
      return namePredicate(columns, condition.field, condition.values);
    case 'is':
      return anyOf(condition.values.map((state) => statePredicate(columns, state)));
    case 'has':
      return anyOf(condition.values.map((part) => partPredicate(columns, part)));
  }
}

function anyOf(predicates: readonly Predicate[]): Predicate {
  const [only, ...more] = predicates;
  if (only !== undefined && more.length === 0) return only;
  return (number) => predicates.some((predicate) => predicate(number));
}

function choicePredicate(
  { numbers }: Columns,
  field: 'flag' | 'label' | 'service',
  values: readonly string[],
): Predicate {
  if (field === 'service') {
    const made = bit.practice | bit.live;
    const wanted: readonly number[] = values.map((value) =>
      value === 'practice' ? bit.practice : value === 'live' ? bit.live : 0,
    );
    return (number) => wanted.includes((numbers.bits[number] ?? 0) & made);
  }
  const column = numbers[field];
  const wanted = new Set(
    values.map((value) => {
      if (value === 'none') return 0;
      if (field === 'label') return labelNumber(clipLabels.find((label) => label === value) ?? null);
      return value === 'keep' ? flagNumbers.keep : flagNumbers.reject;
    }),
  );
  return (number) => wanted.has(column[number] ?? 0);
}

function namePredicate(
  columns: Columns,
  field: 'tag' | 'collection' | 'model' | 'draft' | 'id',
  values: readonly string[],
): Predicate {
  const wantsNone = values.some((value) => value.toLowerCase() === 'none');
  const folded = values.map((value) => fold(value.trim()));
  switch (field) {
    case 'tag': {
      const { tagNames, tagsOf } = columns.filing.get();
      const wanted = named(tagNames, folded, (tag, value) => tag === value || tag.startsWith(`${value}/`));
      return (number) => {
        const own = tagsOf(number);
        return own === undefined ? wantsNone : own.some((tag) => wanted.has(tag));
      };
    }
    case 'collection': {
      const { collectionNames, collectionsOf } = columns.filing.get();
      const wanted = named(collectionNames, folded, (name, value) => name === value);
      return (number) => {
        const own = collectionsOf(number);
        return own === undefined ? wantsNone : own.some(({ name }) => wanted.has(name));
      };
    }
    case 'model': {
      const { modelNames, modelOf } = columns.texts.get();
      const wanted = modelNames.find((name) => folded.some((value) => name.includes(value)));
      return (number) => wanted.has(modelOf(number)) || (wantsNone && modelOf(number) === 0);
    }
    case 'draft': {
      const { draftNames, draftOf, foldedTitleOf } = columns.texts.get();
      const wanted = draftNames.find((name) => folded.includes(name));
      return (number) =>
        wanted.has(draftOf(number)) || folded.some((value) => foldedTitleOf(number).startsWith(value));
    }
    case 'id': {
      const wanted = new Set(folded);
      return (number) => wanted.has(columns.ids[number] ?? '');
    }
  }
}

/** Those of just this name; where there is none, those that begin so, as the rest may still be being typed. */
function named(
  names: Names,
  values: readonly string[],
  isNamed: (name: string, value: string) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const value of values) {
    const exact = names.find((name) => isNamed(name, value));
    const numbers = exact.size > 0 ? exact : names.find((name) => name.startsWith(value));
    for (const number of numbers) found.add(number);
  }
  return found;
}

function statePredicate({ numbers, filing }: Columns, state: ClipState): Predicate {
  const { bits, rating, flag } = numbers;
  switch (state) {
    case 'unrated':
      return (number) => rating[number] === 0;
    case 'rated':
      return (number) => rating[number] !== 0;
    case 'keep':
    case 'reject':
      return (number) => flag[number] === flagNumbers[state];
    case 'tagged':
    case 'untagged': {
      const { tagsOf } = filing.get();
      return (number) => (tagsOf(number) !== undefined) === (state === 'tagged');
    }
    case 'missing':
    case 'flagged':
    case 'trashed':
    case 'practice':
    case 'live':
    case 'imported':
      return (number) => ((bits[number] ?? 0) & bit[state]) !== 0;
  }
}

function partPredicate({ numbers, filing }: Columns, part: ClipPart): Predicate {
  if (part === 'tag') {
    const { tagsOf } = filing.get();
    return (number) => tagsOf(number) !== undefined;
  }
  return (number) => ((numbers.bits[number] ?? 0) & bit[part]) !== 0;
}
