import type { Columns } from './columns.ts';

export type SortBy = 'kept' | 'created' | 'name' | 'rating' | 'duration' | 'size' | 'cost';
type Compare = (a: number, b: number) => number;

/** More changes than this are sorted anew. */
const mendable = 2000;

/** All clips in order, trash and all, kept up to date as clips change. */
export type Orders = {
  get(by: SortBy, isDescending: boolean): Int32Array;
  /** These numbers have changed, come or gone. */
  touched(numbers: readonly number[]): void;
};

export function createOrders(columns: Columns): Orders {
  const orders = new Map<string, { readonly compare: Compare; order: Int32Array }>();
  return {
    get: (by, isDescending) => {
      const key = `${by} ${isDescending}`;
      const known = orders.get(key);
      if (known !== undefined) return known.order;
      const compare = comparison(columns, by, isDescending);
      const order = Int32Array.from(living(columns)).sort(compare);
      orders.set(key, { compare, order });
      return order;
    },
    touched: (numbers) => {
      if (numbers.length > mendable) orders.clear();
      for (const entry of orders.values()) entry.order = mended(columns, entry.order, entry.compare, numbers);
    },
  };
}

/** Of two alike, the newer one comes first, whichever the direction. */
function comparison({ numbers, texts, ids }: Columns, by: SortBy, isDescending: boolean): Compare {
  const sign = isDescending ? -1 : 1;
  const { kept } = numbers;
  const newer: Compare = (a, b) =>
    (kept[b] ?? 0) - (kept[a] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? 1 : -1);
  if (by === 'name') {
    const { foldedTitleOf } = texts.get();
    return (a, b) => {
      const [first, second] = [foldedTitleOf(a), foldedTitleOf(b)];
      return first === second ? newer(a, b) : first < second ? -sign : sign;
    };
  }
  const column = numbers[by];
  return (a, b) => ((column[a] ?? 0) - (column[b] ?? 0)) * sign || newer(a, b);
}

function living({ ids }: Columns): number[] {
  const numbers: number[] = [];
  for (const [number, id] of ids.entries()) if (id !== '') numbers.push(number);
  return numbers;
}

/** The order without what has changed, and that put in again where it belongs now. */
function mended(
  columns: Columns,
  order: Int32Array,
  compare: Compare,
  numbers: readonly number[],
): Int32Array {
  const changed = new Set(numbers);
  const fresh = [...changed].filter((number) => (columns.ids[number] ?? '') !== '').toSorted(compare);
  const result = new Int32Array(order.length + fresh.length);
  let length = 0;
  let next = 0;
  for (const number of order) {
    if (changed.has(number)) continue;
    for (let other = fresh[next]; other !== undefined && compare(other, number) < 0; other = fresh[next]) {
      result[length++] = other;
      next += 1;
    }
    result[length++] = number;
  }
  for (const other of fresh.slice(next)) result[length++] = other;
  return result.subarray(0, length);
}
