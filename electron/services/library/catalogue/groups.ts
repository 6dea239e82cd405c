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
  const { slotOf, members, areTogether } = slotted(found, grouping.groupOf);
  const groups = members.map(({ group, count }, slot) => ({ slot, count, ...grouping.keyOf(group) }));
  const { compare } = grouping;
  if (compare !== null) groups.sort(compare);
  const plain = groups.map(({ key, label, count }) => ({ key, label, count }));
  // By day, and put in order by the same time: all lie where they belong.
  if (areTogether && groups.every(({ slot }, at) => slot === at)) return { order: found, groups: plain };
  const nextAt = new Int32Array(groups.length);
  let start = 0;
  for (const { slot, count } of groups) {
    nextAt[slot] = start;
    start += count;
  }
  const order = new Int32Array(found.length);
  for (let at = 0; at < found.length; at += 1) {
    const slot = slotOf[at] ?? 0;
    const place = nextAt[slot] ?? 0;
    order[place] = found[at] ?? 0;
    nextAt[slot] = place + 1;
  }
  return { order, groups: plain };
}

/** Those that the first clips lie in, each with how many it has in all. */
export function groupsOfFirst(groups: readonly Group[], clips: number): readonly Group[] {
  let covered = 0;
  const end = groups.findIndex(({ count }) => (covered += count) >= clips);
  return end < 0 ? groups : groups.slice(0, end + 1);
}

type Slotted = {
  /** By place in `found`. */
  readonly slotOf: Int32Array;
  readonly members: readonly { group: number; count: number }[];
  /** No clip of another group lies between two of one. */
  readonly areTogether: boolean;
};

/** Groups in the order of their first clip, how many clips each has, and which of them a clip is in. */
function slotted(found: Int32Array, groupOf: (number: number) => number): Slotted {
  const slotOf = new Int32Array(found.length);
  const members: { group: number; count: number }[] = [];
  const slots = new Map<number, number>();
  // Most clips are in the group of the one before.
  let last: { group: number; count: number } | null = null;
  let slot = 0;
  let areTogether = true;
  for (let at = 0; at < found.length; at += 1) {
    const group = groupOf(found[at] ?? 0);
    if (last?.group !== group) {
      slot = slots.get(group) ?? members.length;
      if (slot === members.length) {
        slots.set(group, slot);
        members.push({ group, count: 0 });
      } else areTogether = false;
      last = members[slot] ?? null;
    }
    if (last !== null) last.count += 1;
    slotOf[at] = slot;
  }
  return { slotOf, members, areTogether };
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
      const { draftNames, draftOf, titleOf } = columns.texts.get();
      const firstTitle = new Map<number, string>();
      return {
        groupOf: (number) => {
          const group = draftOf(number);
          if (!firstTitle.has(group)) firstTitle.set(group, group === 0 ? '' : titleOf(number));
          return group;
        },
        keyOf: (group) => ({ key: draftNames.nameOf(group), label: firstTitle.get(group) ?? '' }),
        compare: null,
      };
    }
    case 'collection': {
      const { collectionNames, collectionsOf } = columns.filing.get();
      return {
        groupOf: (number) => collectionsOf(number)?.[0]?.name ?? 0,
        keyOf: (group) => {
          const name = collectionNames.nameOf(group);
          return { key: name, label: name };
        },
        // What is in none comes last.
        compare: (a, b) => Number(a.key === '') - Number(b.key === '') || a.key.localeCompare(b.key),
      };
    }
  }
}

/** All offsets from UTC in use are multiples of a quarter of an hour, so a day never changes within one. */
const quarterMs = 15 * 60_000;

type Day = { readonly number: number; readonly fromMs: number; readonly beforeMs: number };

/** Dates are dear to make: clips mostly come in the order of their days, and otherwise a quarter of an hour shares one. */
function localDays(): (timeMs: number) => number {
  const known = new Map<number, Day>();
  let last: Day = { number: 0, fromMs: 0, beforeMs: 0 };
  return (timeMs) => {
    if (timeMs >= last.fromMs && timeMs < last.beforeMs) return last.number;
    const quarter = Math.floor(timeMs / quarterMs);
    last = known.get(quarter) ?? dayAt(timeMs);
    known.set(quarter, last);
    return last.number;
  };
}

/** The day of the user's that this time lies in; its number is yyyymmdd. */
export function dayAt(timeMs: number): Day {
  const date = new Date(timeMs);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return {
    number: year * 10_000 + (month + 1) * 100 + day,
    fromMs: new Date(year, month, day).getTime(),
    beforeMs: new Date(year, month, day + 1).getTime(),
  };
}
