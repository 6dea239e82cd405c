import type { Columns } from './columns.ts';

export type GroupBy = 'none' | 'day' | 'draft' | 'collection';
export type Group = { readonly key: string; readonly label: string; readonly count: number };

type Grouping = {
  /** Which group a clip belongs to; each number has a group in the list. */
  readonly groupOf: (number: number) => number;
  readonly keyOf: (group: number) => Omit<Group, 'count'>;
  /** Groups in the order of their first clip stay so; others are put in order by this. */
  readonly compare: ((a: Omit<Group, 'count'>, b: Omit<Group, 'count'>) => number) | null;
};

/** The same clips, those of one group together, and the groups in their order. Within a group the order stays. */
export function grouped(
  columns: Columns,
  found: Int32Array,
  by: GroupBy,
  dayColumn: 'kept' | 'created',
): { readonly order: Int32Array; readonly groups: readonly Group[] } {
  if (by === 'none') return { order: found, groups: [] };
  const grouping = groupingBy(columns, by, dayColumn);
  const counts = new Map<number, number>();
  const groupOf = new Float64Array(found.length);
  for (const [at, number] of found.entries()) {
    const group = grouping.groupOf(number);
    groupOf[at] = group;
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const groups = [...counts].map(([group, count]) => ({ group, count, ...grouping.keyOf(group) }));
  const { compare } = grouping;
  if (compare !== null) groups.sort(compare);
  const nextAt = new Map<number, number>();
  let start = 0;
  for (const { group, count } of groups) {
    nextAt.set(group, start);
    start += count;
  }
  const order = new Int32Array(found.length);
  for (const [at, number] of found.entries()) {
    const group = groupOf[at] ?? 0;
    const place = nextAt.get(group) ?? 0;
    order[place] = number;
    nextAt.set(group, place + 1);
  }
  return { order, groups: groups.map(({ key, label, count }) => ({ key, label, count })) };
}

function groupingBy(columns: Columns, by: Exclude<GroupBy, 'none'>, dayColumn: 'kept' | 'created'): Grouping {
  switch (by) {
    case 'day': {
      const column = columns.numbers[dayColumn];
      const dayOf = localDays();
      return {
        groupOf: (number) => dayOf(column[number] ?? 0),
        keyOf: (day) => ({ key: String(day), label: '' }),
        compare: (a, b) => Number(b.key) - Number(a.key),
      };
    }
    case 'draft': {
      const { draft } = columns.numbers;
      const firstTitle = new Map<number, string>();
      return {
        groupOf: (number) => {
          const group = draft[number] ?? 0;
          if (!firstTitle.has(group))
            firstTitle.set(group, group === 0 ? '' : (columns.shownTitles[number] ?? ''));
          return group;
        },
        keyOf: (group) => ({ key: columns.draftNames.nameOf(group), label: firstTitle.get(group) ?? '' }),
        compare: null,
      };
    }
    case 'collection':
      return {
        groupOf: (number) => columns.collections[number]?.[0]?.name ?? 0,
        keyOf: (group) => {
          const name = columns.collectionNames.nameOf(group);
          return { key: name, label: name };
        },
        // What is in none comes last.
        compare: (a, b) => Number(a.key === '') - Number(b.key === '') || a.key.localeCompare(b.key),
      };
  }
}

/** All offsets from UTC in use are multiples of a quarter of an hour, so a day never changes within one. */
const quarterMs = 15 * 60_000;

/** Dates are dear to make; a quarter of an hour shares one. */
function localDays(): (timeMs: number) => number {
  const known = new Map<number, number>();
  return (timeMs) => {
    const quarter = Math.floor(timeMs / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const date = new Date(timeMs);
    const day = date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
    known.set(quarter, day);
    return day;
  };
}
