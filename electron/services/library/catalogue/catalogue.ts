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
import { createFiling, type NameCount } from '../filing.ts';
import { createFirstOfAll } from './first-of-all.ts';
import { grouped, groupsOfFirst, type Group } from './groups.ts';
import { createOrders, type Orders } from './orders.ts';
import { predicatesOf, type Predicate } from './predicates.ts';
import { createRereader, readColumns } from './read-rows.ts';
import { counted, suggest } from './suggest.ts';
import { createTextSearch, type TextMarks } from './text-search.ts';
import type { Columns } from './columns.ts';

/**
 * Answers searches: words from the full-text index, all else from columns in memory. It reads the database once, and again whatever it is
 * told of. Synchronous; runs in a thread of its own where a library is large.
 */
export type Catalogue = {
  outline(request: OutlineRequest, nowMs: number): PackedOutline;
  suggest(request: SuggestRequest): readonly Suggestion[];
  /** Of all tags, or all collections that hold clips, how many clips have each; by name. */
  counts(of: 'tag' | 'collection'): readonly NameCount[];
  /** These were written since; 'all' when anything may have been. */
  touched(ids: readonly ClipId[] | 'all'): void;
};

export function createCatalogue(database: DatabaseSync): Catalogue {
  const reread = createRereader(database);
  const textSearch = createTextSearch(database);
  const firstOfAll = createFirstOfAll(database);
  const filing = createFiling(database);
  const totals = database.prepare('SELECT clips FROM totals');
  let loaded: { readonly columns: Columns; readonly orders: Orders } | null = null;
  let last: Answered | null = null;
  /** By field; what is typed behind a colon is looked for at every letter. */
  const counts = new Map<SuggestRequest['field'], ReadonlyMap<string, number>>();

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
    const marks = textSearch.marks(terms, columns.end());
    if (marks === 'nothing') return new Int32Array();
    let found = withMarks(orderOf(columns, orders, terms, request), marks);
    for (const predicate of predicatesOf(columns, terms, nowMs)) found = passing(found, predicate);
    return found;
  }

  /** What was asked last is mostly asked again for the rest of it. */
  function answered(request: OutlineRequest, nowMs: number): Answered {
    const { query, sort, group } = request;
    const key = JSON.stringify([query, sort, group]);
    if (last?.key === key && nowMs - last.atMs < sameAnswerMs && nowMs >= last.atMs) return last;
    const { columns } = load();
    const dayColumn = sort.by === 'created' ? 'created' : 'kept';
    last = { key, atMs: nowMs, ...grouped(columns, find(request, nowMs), group, dayColumn) };
    return last;
  }

  function countsOf(field: SuggestRequest['field']): ReadonlyMap<string, number> {
    const known = counts.get(field) ?? counted(load().columns, field);
    counts.set(field, known);
    return known;
  }

  function outline(request: OutlineRequest, nowMs: number): PackedOutline {
    const { limit } = request;
    const total = Number(totals.get()?.['clips'] ?? 0);
    const early = loaded === null && limit !== undefined ? firstOfAll(request, limit, total) : null;
    if (early !== null) return early;
    const { order, groups } = answered(request, nowMs);
    const { columns } = load();
    const shown = limit === undefined ? order : order.subarray(0, limit);
    return {
      ids: packIds(taken(columns.ids, shown)),
      ratios: packRatios(taken(columns.numbers.ratio, shown)),
      groups: [...(limit === undefined ? groups : groupsOfFirst(groups, limit))],
      found: order.length,
      total,
    };
  }

  return {
    outline,
    suggest: (request) => suggest(countsOf(request.field), request),
    counts: (of) => {
      // Asked for as a studio opens, when the columns are not read yet and others wait for their first clips.
      if (loaded === null) return of === 'tag' ? filing.tagCounts() : filing.collectionCounts();
      return [...countsOf(of)]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    touched: (ids) => {
      last = null;
      counts.clear();
      textSearch.forget();
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

/** All that was found, in the order in which it is shown. */
type Answered = {
  readonly key: string;
  readonly atMs: number;
  readonly order: Int32Array;
  readonly groups: readonly Group[];
};

/** What "today" means may have changed after this. */
const sameAnswerMs = 10_000;

/** Without iterators and closures, which take as long again as the walk. */
function withMarks(order: Int32Array, { wanted, unwanted }: TextMarks): Int32Array {
  const found = new Int32Array(order.length);
  let length = 0;
  for (let at = 0; at < order.length; at += 1) {
    const number = order[at] ?? 0;
    if (wanted !== null && wanted[number] !== 1) continue;
    if (unwanted !== null && unwanted[number] === 1) continue;
    found[length++] = number;
  }
  return found.subarray(0, length);
}

/** Those that pass, in their order; in place. */
function passing(found: Int32Array, passes: Predicate): Int32Array {
  let length = 0;
  for (let at = 0; at < found.length; at += 1) {
    const number = found[at] ?? 0;
    if (passes(number)) found[length++] = number;
  }
  return found.subarray(0, length);
}

function taken<T>(column: ArrayLike<T>, numbers: Int32Array): T[] {
  const values: T[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const value = column[numbers[at] ?? 0];
    if (value !== undefined) values.push(value);
  }
  return values;
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
  return inOrderOf(columns, order, name);
}

/** Clips that were never put anywhere come after those that were. */
function inOrderOf(columns: Columns, order: Int32Array, collection: string): Int32Array {
  const { collectionNames, collectionsOf } = columns.filing.get();
  const sought = collectionNames.numberOf(collection);
  const position = new Map<number, number>();
  const inside = order.filter((number) => {
    const filed = collectionsOf(number)?.find(({ name }) => name === sought);
    if (filed !== undefined) position.set(number, filed.position ?? Infinity);
    return filed !== undefined;
  });
  const place = (number: number): number => position.get(number) ?? Infinity;
  return inside.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
