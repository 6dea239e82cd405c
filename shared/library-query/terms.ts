/** Where a term stands in the text it was read from. */
export type Span = { readonly from: number; readonly to: number };

export type TextField = 'prompt' | 'negative' | 'note' | 'name';
export type RangeField = 'rating' | 'ratio' | 'duration' | 'size' | 'cost';
export type TimeField = 'kept' | 'created';
export type ChoiceField = 'flag' | 'label' | 'service';
export type NameField = 'tag' | 'collection' | 'model' | 'draft' | 'id';

export const clipStates = [
  'unrated',
  'rated',
  'keep',
  'reject',
  'missing',
  'flagged',
  'trashed',
  'practice',
  'live',
  'imported',
  'tagged',
  'untagged',
] as const;
export type ClipState = (typeof clipStates)[number];

export const clipParts = ['note', 'tag', 'prompt', 'negative', 'sidecar'] as const;
export type ClipPart = (typeof clipParts)[number];

export const dayWords = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;
export type DayWord = (typeof dayWords)[number];

/** A year, a month, a day, or a word that depends on when it is asked. */
export type Day =
  | {
      readonly kind: 'date';
      readonly year: number;
      readonly month: number | null;
      readonly day: number | null;
    }
  | { readonly kind: 'word'; readonly word: DayWord };

export type Condition =
  /** Words that must follow one another. Not exact: the last may go on. Without a field: anywhere. */
  | {
      readonly kind: 'text';
      readonly field: TextField | null;
      readonly text: string;
      readonly isExact: boolean;
    }
  /** Both ends belong to it. Stars; width ÷ height × 1000; milliseconds; bytes; micros. */
  | {
      readonly kind: 'range';
      readonly field: RangeField;
      readonly low: number | null;
      readonly high: number | null;
    }
  /** From the beginning of `first` to the end of `last`. */
  | {
      readonly kind: 'time';
      readonly field: TimeField;
      readonly first: Day | null;
      readonly last: Day | null;
      /** For `>` and `<`: not the day itself. */
      readonly isStrict: boolean;
    }
  /** Any of these; `none` stands for having none. */
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly values: readonly string[] }
  | { readonly kind: 'name'; readonly field: NameField; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly values: readonly ClipState[] }
  | { readonly kind: 'has'; readonly values: readonly ClipPart[] }
  /** A field still without a value; asks for nothing. */
  | { readonly kind: 'unfinished' };

/** One word, phrase or field of a query. All of them must hold; with `isMinus`, this one must not. */
export type Term = Span & {
  /** That stretch of the text itself. */
  readonly written: string;
  readonly isMinus: boolean;
  /** Null for plain words. */
  readonly fieldName: FieldName | null;
  readonly condition: Condition;
};

export type FieldName = TextField | RangeField | TimeField | ChoiceField | NameField | 'is' | 'has';

/** Every name a field answers to. */
export const fieldNames: Readonly<Record<string, FieldName>> = {
  rating: 'rating',
  stars: 'rating',
  flag: 'flag',
  label: 'label',
  tag: 'tag',
  tags: 'tag',
  collection: 'collection',
  ratio: 'ratio',
  duration: 'duration',
  model: 'model',
  date: 'kept',
  kept: 'kept',
  created: 'created',
  draft: 'draft',
  cost: 'cost',
  size: 'size',
  service: 'service',
  is: 'is',
  has: 'has',
  prompt: 'prompt',
  negative: 'negative',
  note: 'note',
  notes: 'note',
  name: 'name',
  id: 'id',
};
