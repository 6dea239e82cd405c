import { counted, wholeNumber } from './form.ts';

type Filter =
  | 'rating'
  | 'flag'
  | 'label'
  | 'ratio'
  | 'duration'
  | 'kept'
  | 'tag'
  | 'collection'
  | 'model'
  | 'is';

const filterNames: Record<Filter, string> = {
  rating: 'Rating',
  flag: 'Flag',
  label: 'Label',
  ratio: 'Ratio',
  duration: 'Length',
  kept: 'Date',
  tag: 'Tag',
  collection: 'Collection',
  model: 'Model',
  is: 'State',
};

const dayNames: Readonly<Record<string, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
  'this-year': 'This year',
  'last-year': 'Last year',
};

const stateNames: Readonly<Record<string, string>> = {
  unrated: 'Not rated',
  rated: 'Rated',
  untagged: 'Without a tag',
  tagged: 'Tagged',
  missing: 'File missing',
  flagged: 'Sensitive',
  imported: 'Imported',
  practice: 'From practice',
  live: 'Bought',
  trashed: 'In the trash',
  keep: 'Keep',
  reject: 'Reject',
};

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function ratingName(value: string): string {
  if (value === '0') return 'Not rated';
  const atLeast = /^>=(\d)$/.exec(value)?.[1];
  return atLeast === undefined ? `★ ${value}` : `★ ${atLeast} and up`;
}

function flagName(value: string): string {
  return value === 'none' ? 'No flag' : capital(value);
}

/** A filter's value in words; what no control wrote stays as it was typed. */
function valueName(field: Filter, value: string): string {
  switch (field) {
    case 'rating':
      return ratingName(value);
    case 'flag':
      return flagName(value);
    case 'label':
      return value === 'none' ? 'No label' : capital(value);
    case 'kept':
      return dayNames[value] ?? value;
    case 'is':
      return stateNames[value] ?? value;
    case 'duration':
      return value.replace(/^>(\d+)s$/, 'Over $1 s').replace(/^(\d+)s$/, '$1 s');
    case 'ratio':
    case 'tag':
    case 'collection':
    case 'model':
      return value;
  }
}

/** Words of the search box, its completion, and the controls that write into it. */
export const searchText = {
  options: 'Suggestions',
  suggestions: (amount: number) =>
    amount === 1 ? '1 suggestion, arrow down to reach it' : `${wholeNumber(amount)} suggestions, arrow down`,
  clips: (amount: number) => counted(amount, 'clip', 'clips'),
  filters: {
    label: 'Filters',
    names: filterNames,
    any: {
      rating: 'Any rating',
      flag: 'Any flag',
      label: 'Any label',
      ratio: 'Any ratio',
      duration: 'Any length',
      kept: 'Any date',
      tag: 'Any tag',
      collection: 'Any collection',
      model: 'Any model',
      is: 'Any state',
    } satisfies Record<Filter, string>,
    value: valueName,
    said: (field: Filter, value: string | null) =>
      `${filterNames[field]}: ${value === null ? 'any' : valueName(field, value)}`,
    clear: 'Clear filters',
    save: 'Save search',
  },
  sort: {
    label: 'Sort by',
    said: (name: string) => `Sorted: ${name}`,
    names: {
      'kept-': 'Newest',
      'kept+': 'Oldest',
      'rating-': 'Best rated',
      'name+': 'Name',
      'duration-': 'Longest',
      'size-': 'Largest',
      'cost-': 'Dearest',
      'manual+': 'By hand',
    },
  },
  group: {
    label: 'Group by',
    names: { none: 'Not grouped', day: 'By day', draft: 'By draft', collection: 'By collection' },
    said: (name: string) => `Grouped: ${name}`,
    noDraft: 'Without a draft',
    noCollection: 'In no collection',
  },
  /** What each field asks for, by the name it is typed with. */
  fields: {
    rating: 'stars, such as >=3',
    flag: 'keep or reject',
    label: 'colour',
    tag: 'with those inside it',
    collection: '',
    ratio: 'shape, such as 9:16',
    duration: 'length, such as 5s',
    model: '',
    date: 'day, month or year',
    created: 'when it was made',
    draft: 'title',
    cost: 'such as >1',
    size: 'such as >20mb',
    service: 'practice or live',
    is: 'unrated, missing, in the trash …',
    has: 'note, tag, prompt …',
    prompt: 'only in prompts',
    negative: 'only in negative prompts',
    note: 'only in notes',
    name: 'file name',
    id: '',
  } as Readonly<Record<string, string>>,
} as const;
