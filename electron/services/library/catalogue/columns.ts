import type { ClipId } from '../../../../shared/contract/ids.ts';
import { clipLabels } from '../../../../shared/curation.ts';
import { fold } from '../../../../shared/library-query/fold.ts';
import { createNames, type Names } from './names.ts';

/** What is known of a clip beyond its columns of numbers, as bits. */
export const bit = {
  trashed: 1,
  missing: 2,
  flagged: 4,
  practice: 8,
  live: 16,
  /** Not made here. */
  imported: 32,
  note: 64,
  prompt: 128,
  negative: 256,
  sidecar: 512,
} as const;

export const flagNumbers = { keep: 1, reject: 2 } as const;
/** 0 has none, and one past the last is a word that is none of ours. */
export const labelNumber = (label: string | null): number => {
  if (label === null) return 0;
  const at = clipLabels.findIndex((known) => known === label);
  return (at < 0 ? clipLabels.length : at) + 1;
};

export type Filed = { readonly name: number; readonly position: number | null };

/** One clip as it is put into the columns. */
export type ColumnRow = {
  readonly number: number;
  readonly id: ClipId;
  readonly title: string;
  readonly draftId: string | null;
  readonly model: string | null;
  readonly keptMs: number;
  readonly createdMs: number;
  readonly durationMs: number;
  readonly sizeBytes: number;
  readonly costMicros: number | null;
  /** Width ÷ height × 1000. */
  readonly ratio: number;
  readonly rating: number;
  readonly flag: number;
  readonly label: number;
  readonly bits: number;
};

type Numbers =
  | 'kept'
  | 'created'
  | 'duration'
  | 'size'
  | 'cost'
  | 'ratio'
  | 'rating'
  | 'flag'
  | 'label'
  | 'bits'
  | 'draft'
  | 'model';

/**
 * What searches, sorts and groups look at, of every clip, in columns: a hundred thousand rows are gone through in a millisecond, which no
 * index on a disk does for every combination of conditions. A clip's place is its number in the database.
 */
export type Columns = {
  /** Empty where there is no clip of that number. */
  readonly ids: (ClipId | '')[];
  /** Folded, for comparing. */
  readonly titles: string[];
  readonly shownTitles: string[];
  readonly numbers: Readonly<Record<Numbers, Float64Array>>;
  readonly tags: (readonly number[] | undefined)[];
  readonly collections: (readonly Filed[] | undefined)[];
  readonly tagNames: Names;
  readonly collectionNames: Names;
  readonly draftNames: Names;
  readonly modelNames: Names;
  /** One more than the greatest number. */
  readonly end: () => number;
  numberOf(id: ClipId): number | undefined;
  put(row: ColumnRow): void;
  remove(id: ClipId): void;
};

const names: readonly Numbers[] = [
  'kept',
  'created',
  'duration',
  'size',
  'cost',
  'ratio',
  'rating',
  'flag',
  'label',
  'bits',
  'draft',
  'model',
];

/** A cost that is not known; less than none at all, so that it comes last. */
export const noCost = -1;

export function createColumns(expected: number): Columns {
  let end = 0;
  const numbers = Object.fromEntries(
    names.map((name) => [name, new Float64Array(Math.max(expected + 1, 1024))]),
  ) as Record<Numbers, Float64Array>;
  const byId = new Map<ClipId, number>();
  const columns: Columns = {
    ids: [],
    titles: [],
    shownTitles: [],
    numbers,
    tags: [],
    collections: [],
    tagNames: createNames(),
    collectionNames: createNames(),
    draftNames: createNames(),
    modelNames: createNames(),
    end: () => end,
    numberOf: (id) => byId.get(id),
    put: (row) => {
      grow(row.number);
      set(row);
      byId.set(row.id, row.number);
    },
    remove: (id) => {
      const number = byId.get(id);
      if (number === undefined) return;
      byId.delete(id);
      columns.ids[number] = '';
      columns.tags[number] = undefined;
      columns.collections[number] = undefined;
    },
  };

  function grow(number: number): void {
    const { length } = numbers.kept;
    if (number >= length) {
      for (const name of names) {
        const larger = new Float64Array(Math.max(number + 1, Math.ceil(length * 1.5)));
        larger.set(numbers[name]);
        numbers[name] = larger;
      }
    }
    for (; end <= number; end += 1) {
      columns.ids.push('');
      columns.titles.push('');
      columns.shownTitles.push('');
    }
  }

  function set(row: ColumnRow): void {
    const { number } = row;
    columns.ids[number] = row.id;
    columns.titles[number] = fold(row.title);
    columns.shownTitles[number] = row.title;
    numbers.kept[number] = row.keptMs;
    numbers.created[number] = row.createdMs;
    numbers.duration[number] = row.durationMs;
    numbers.size[number] = row.sizeBytes;
    numbers.cost[number] = row.costMicros ?? noCost;
    numbers.ratio[number] = row.ratio;
    numbers.rating[number] = row.rating;
    numbers.flag[number] = row.flag;
    numbers.label[number] = row.label;
    numbers.bits[number] = row.bits;
    numbers.draft[number] = row.draftId === null ? 0 : columns.draftNames.numberOf(row.draftId);
    numbers.model[number] = row.model === null ? 0 : columns.modelNames.numberOf(row.model);
  }

  return columns;
}
