import type { DatabaseSync } from 'node:sqlite';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type {
  OutlineRequest,
  PackedOutline,
  Suggestion,
  SuggestRequest,
} from '../../../../shared/contract/library.ts';
import { packIds, packRatios } from '../../../../shared/library-outline.ts';
import { parseQuery } from '../../../../shared/library-query/parse-query.ts';
import type { Term } from '../../../../shared/library-query/terms.ts';
import { grouped } from './groups.ts';
import { createOrders, type Orders } from './orders.ts';
import { predicatesOf } from './predicates.ts';
import { createRereader, readColumns } from './read-rows.ts';
import { suggest } from './suggest.ts';
import { createTextSearch } from './text-search.ts';
import type { Columns } from './columns.ts';

/**
 * Answers searches: words from the full-text index, all else from columns in memory. It reads the database once, and again whatever it is
 * told of. Synchronous; runs in a thread of its own where a library is large.
 */
export type Catalogue = {
  outline(request: OutlineRequest, nowMs: number): PackedOutline;
  suggest(request: SuggestRequest): readonly Suggestion[];
  /** These were written since; 'all' when anything may have been. */
  touched(ids: readonly ClipId[] | 'all'): void;
};

export function createCatalogue(database: DatabaseSync): Catalogue {
  const reread = createRereader(database);
  const searchText = createTextSearch(database);
  const totals = database.prepare('SELECT clips FROM totals');
  let loaded: { readonly columns: Columns; readonly orders: Orders } | null = null;

  function load(): { readonly columns: Columns; readonly orders: Orders } {
    if (loaded === null) {
      const columns = readColumns(database);
      loaded = { columns, orders: createOrders(columns) };
    }
    return loaded;
  }

  function find(request: OutlineRequest, nowMs: number): Int32Array {
    const { columns, orders } = load();
    const terms = parseQuery(request.query);
    const marks = searchText(terms, columns.end());
    if (marks === 'nothing') return new Int32Array();
    const { wanted, unwanted } = marks;
    const predicates = predicatesOf(columns, terms, nowMs);
    const order = orderOf(columns, orders, terms, request);
    const found = new Int32Array(order.length);
    let length = 0;
    for (const number of order) {
      if (wanted !== null && wanted[number] !== 1) continue;
      if (unwanted !== null && unwanted[number] === 1) continue;
      if (predicates.every((predicate) => predicate(number))) found[length++] = number;
    }
    return found.subarray(0, length);
  }

  return {
    outline: (request, nowMs) => {
      const { columns } = load();
      const { by } = request.sort;
      const found = find(request, nowMs);
      const { order, groups } = grouped(columns, found, request.group, by === 'created' ? by : 'kept');
      const shown = request.limit === undefined ? order : order.subarray(0, request.limit);
      const { ratio } = columns.numbers;
      return {
        ids: packIds(Array.from(shown, (number) => columns.ids[number] ?? '')),
        ratios: packRatios(Array.from(shown, (number) => ratio[number] ?? 0)),
        groups: [...groups],
        found: found.length,
        total: Number(totals.get()?.['clips'] ?? 0),
      };
    },
    suggest: (request) => suggest(load().columns, request),
    touched: (ids) => {
      if (loaded === null) return;
      if (ids === 'all') {
        loaded = null;
        return;
      }
      const { columns, orders } = loaded;
      const before = ids.map((id) => columns.numberOf(id));
      reread(columns, ids);
      const after = ids.map((id) => columns.numberOf(id));
      orders.touched([...before, ...after].filter((number) => number !== undefined));
    },
  };
}

/** By hand is an order of one collection; without it, as kept. */
function orderOf(
  columns: Columns,
  orders: Orders,
  terms: readonly Term[],
  { sort }: OutlineRequest,
): Int32Array {
  if (sort.by !== 'manual') return orders.get(sort.by, sort.descending);
  const order = orders.get('kept', true);
  const named = terms.flatMap(({ condition, isMinus }) =>
    condition.kind === 'name' && condition.field === 'collection' && !isMinus ? condition.values : [],
  );
  const [name] = named;
  if (name === undefined || named.length > 1) return order;
  return inOrderOf(columns, order, columns.collectionNames.numberOf(name));
}

/** Clips that were never put anywhere come after those that were. */
function inOrderOf(columns: Columns, order: Int32Array, collection: number): Int32Array {
  const position = new Map<number, number>();
  const inside = order.filter((number) => {
    const filed = columns.collections[number]?.find(({ name }) => name === collection);
    if (filed !== undefined) position.set(number, filed.position ?? Infinity);
    return filed !== undefined;
  });
  const place = (number: number): number => position.get(number) ?? Infinity;
  return inside.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
