import type { ClipId } from '../../../../shared/contract/ids.ts';
import { clipLabels } from '../../../../shared/curation.ts';
import type { ClipFiling } from './clip-filing.ts';
import type { ClipTexts } from './clip-texts.ts';
import { later, type Later } from './later.ts';

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

/** One clip as it is put into the columns. */
export type ColumnRow = {
  readonly number: number;
  readonly id: ClipId;
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
  | 'bits';

/**
 * What searches, sorts and groups look at, of every clip, in columns: a hundred thousand rows are gone through in a millisecond, which no
 * index on a disk does for every combination of conditions. A clip's place is its number in the database.
 */
export type Columns = {
  /** Empty where there is no clip of that number. */
  readonly ids: (ClipId | '')[];
  readonly numbers: Readonly<Record<Numbers, Float64Array>>;
  /** As dear to read as all the numbers; an order by day and a search for words do without. */
  readonly texts: Later<ClipTexts>;
  readonly filing: Later<ClipFiling>;
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
];

/** A cost that is not known; less than none at all, so that it comes last. */
export const noCost = -1;

type Readers = { readonly texts: () => ClipTexts; readonly filing: () => ClipFiling };

export function createColumns(expected: number, readers: Readers): Columns {
  let end = 0;
  const numbers = Object.fromEntries(
    names.map((name) => [name, new Float64Array(Math.max(expected + 1, 1024))]),
  ) as Record<Numbers, Float64Array>;
  const byId = new Map<ClipId, number>();
  const columns: Columns = {
    ids: [],
    numbers,
    texts: later(readers.texts),
    filing: later(readers.filing),
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
      columns.filing.known()?.clear(number);
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
    for (; end <= number; end += 1) columns.ids.push('');
  }

  function set(row: ColumnRow): void {
    const { number } = row;
    columns.ids[number] = row.id;
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
  }

  return columns;
}
