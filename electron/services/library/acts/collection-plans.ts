import type { ClipId } from '../../../../shared/contract/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import { differing, type CurationPatch } from '../curation.ts';
import type { Entry } from '../entry.ts';
import type { Shelf } from '../shelf.ts';
import type { Plan } from './commit.ts';
import { collectionNames } from './lists.ts';

/** A collection is there while it is listed or has clips, so that one may be empty. */
export const collectionPlans = {
  /** The list with these names in it as well. */
  listed: (shelf: Shelf, names: readonly string[]): NonNullable<Plan['lists']> => {
    const known = collectionNames(shelf.lists);
    const fresh = names.filter((name) => !known.includes(name));
    return fresh.length === 0 ? new Map() : listOf([...known, ...fresh]);
  },
  create: (shelf: Shelf, name: string): Plan => {
    if (exists(shelf, name)) throw new AppError('conflict', 'There is such a collection');
    return plan('create-collection', [], () => ({}), collectionPlans.listed(shelf, [name]));
  },
  /** One that exists takes the clips of both. */
  rename: (shelf: Shelf, from: string, to: string): Plan => {
    if (!exists(shelf, from)) throw new AppError('not-found', 'No such collection');
    const names = [
      ...new Set([...collectionNames(shelf.lists).map((name) => (name === from ? to : name)), to]),
    ];
    return plan(
      'rename-collection',
      members(shelf, from),
      (entry) => renamed(entry, from, to),
      listOf(names),
    );
  },
  remove: (shelf: Shelf, name: string): Plan => {
    if (!exists(shelf, name)) throw new AppError('not-found', 'No such collection');
    const names = collectionNames(shelf.lists).filter((each) => each !== name);
    return plan(
      'delete-collection',
      members(shelf, name),
      (entry) => renamed(entry, name, null),
      listOf(names),
    );
  },
} as const;

/**
 * Clips get numbers between those of their new neighbours, so that moving a few writes a few sidecars. The first time, or when there is
 * no room between two numbers, all are numbered anew. A clip without a number stands behind those that have one.
 */
export function arrangePlan(
  shelf: Shelf,
  collection: string,
  ids: readonly ClipId[],
  before: ClipId | null,
): Plan {
  const moved = new Set(ids);
  const rest = shelf.index.orderOf(collection).filter(({ id }) => !moved.has(id));
  const known = new Set(shelf.index.inCollection(collection));
  const placed = ids.filter((id) => known.has(id));
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  const cut = at < 0 ? rest.length : at;
  const places = between(rest, cut, placed) ?? renumbered(rest, cut, placed);
  return plan('arrange', [...places.keys()], ({ id, curation }) => {
    const place = places.get(id);
    if (place === undefined || !curation.collections.includes(collection)) return {};
    const collectionOrder = { ...curation.collectionOrder, [collection]: place };
    return differing(curation, { collectionOrder });
  });
}

type Placed = { readonly id: ClipId; readonly position: number | null };

/** Null when the neighbours have no numbers with room between them. */
function between(rest: readonly Placed[], cut: number, ids: readonly ClipId[]): Map<ClipId, number> | null {
  const low = cut === 0 ? null : rest[cut - 1]?.position;
  const high = rest[cut]?.position ?? null;
  if (low === undefined || (cut > 0 && low === null) || (cut < rest.length && high === null)) return null;
  const from = low ?? (high ?? ids.length + 1) - ids.length - 1;
  const step = ((high ?? from + ids.length + 1) - from) / (ids.length + 1);
  if (step < 1e-6) return null;
  return new Map(ids.map((id, index) => [id, from + step * (index + 1)]));
}

function renumbered(rest: readonly Placed[], cut: number, ids: readonly ClipId[]): Map<ClipId, number> {
  const order = [...rest.slice(0, cut).map(({ id }) => id), ...ids, ...rest.slice(cut).map(({ id }) => id)];
  return new Map(order.map((id, index) => [id, index + 1]));
}

/** With those of which the index may not know yet; the plan leaves alone what is not in it. */
function members({ index, behind }: Shelf, name: string): readonly ClipId[] {
  return [...new Set([...index.inCollection(name), ...behind])];
}

function exists(shelf: Shelf, name: string): boolean {
  return collectionNames(shelf.lists).includes(name) || shelf.index.inCollection(name).length > 0;
}

function renamed({ curation }: Entry, from: string, to: string | null): CurationPatch {
  const collections = [
    ...new Set(curation.collections.flatMap((name) => (name === from ? (to === null ? [] : [to]) : [name]))),
  ];
  const { [from]: place, ...others } = curation.collectionOrder;
  const moves = to !== null && place !== undefined && !(to in others);
  return differing(curation, { collections, collectionOrder: moves ? { ...others, [to]: place } : others });
}

function listOf(names: readonly string[]): NonNullable<Plan['lists']> {
  return new Map([[':collections', { names }]]);
}

function plan(
  kind: Plan['kind'],
  ids: readonly ClipId[],
  patchOf: Plan['patchOf'],
  lists: NonNullable<Plan['lists']> = new Map(),
): Plan {
  return { kind, ids, patchOf, lists };
}
