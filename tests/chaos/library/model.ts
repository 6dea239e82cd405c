import type { CurationChange } from '../../../shared/contract/curation.ts';
import { isTagWithin } from '../../../shared/names-of-clips.ts';

/** What the user did, as it was asked of the library. */
export type Order =
  | { readonly kind: 'curate'; readonly ids: readonly string[]; readonly change: CurationChange }
  | { readonly kind: 'trash' | 'restore'; readonly ids: readonly string[] }
  | { readonly kind: 'rename-tag' | 'rename-collection'; readonly from: string; readonly to: string }
  | { readonly kind: 'delete-tag' | 'delete-collection' | 'create-collection'; readonly name: string }
  | { readonly kind: 'save-search'; readonly id: string; readonly name: string; readonly query: string }
  | { readonly kind: 'delete-search'; readonly id: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** Fields of one clip, or of one list; sets are sorted. */
export type Fields = Readonly<Record<string, unknown>>;
export type Change = {
  readonly target: string;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
};

/** What the library must show: kept beside it in the simplest way there is, and never by the library's own code. */
export type Model = {
  /** By clip; `collections` and `searches` under their own names. */
  readonly targets: ReadonlyMap<string, Fields>;
  readonly done: readonly (readonly Change[])[];
  readonly undone: readonly (readonly Change[])[];
};

export const lists = { names: 'collections', searches: 'searches' } as const;

export const emptyModel: Model = {
  targets: new Map([
    [lists.names, { names: [] }],
    [lists.searches, {}],
  ]),
  done: [],
  undone: [],
};

/** The model with fields that something other than an act has set. */
export function withFields(model: Model, target: string, fields: Fields): Model {
  const targets = new Map(model.targets);
  targets.set(target, { ...targets.get(target), ...fields });
  return { ...model, targets };
}

export function ordered(model: Model, order: Order): Model {
  if (order.kind === 'undo') return turned(model, 'done', 'undone');
  if (order.kind === 'redo') return turned(model, 'undone', 'done');
  const changes = changesOf(model, order).filter(({ from, to }) => !same(from, to));
  if (changes.length === 0) return model;
  return { targets: applied(model.targets, changes), done: [...model.done, changes], undone: [] };
}

function turned(model: Model, from: 'done' | 'undone', to: 'done' | 'undone'): Model {
  const last = model[from].at(-1);
  if (last === undefined) return model;
  const back = last.flatMap((change) => {
    const [was, becomes] = from === 'done' ? [change.to, change.from] : [change.from, change.to];
    const now = model.targets.get(change.target)?.[change.field];
    if (same(now, was)) return [{ ...change, from: now, to: becomes }];
    return Array.isArray(now) ? [{ ...change, from: now, to: movedSet(now, was, becomes) }] : [];
  });
  return {
    ...model,
    targets: applied(model.targets, back),
    [from]: model[from].slice(0, -1),
    [to]: [...model[to], last],
  };
}

function movedSet(now: readonly unknown[], was: unknown, becomes: unknown): readonly unknown[] {
  const [old, next] = [was as readonly unknown[], becomes as readonly unknown[]];
  const kept = now.filter((name) => !old.includes(name) || next.includes(name));
  return sorted([...kept, ...next.filter((name) => !old.includes(name))]);
}

function changesOf(
  model: Model,
  order: Exclude<Order, { readonly kind: 'undo' } | { readonly kind: 'redo' }>,
): readonly Change[] {
  const clips = [...model.targets].filter(([target]) => target !== lists.names && target !== lists.searches);
  const set = (target: string, field: string, to: unknown): Change => ({
    target,
    field,
    from: model.targets.get(target)?.[field],
    to,
  });
  const all = (field: string, to: (names: readonly string[]) => readonly string[]) =>
    clips.map(([target, fields]) => set(target, field, sorted(to(fields[field] as readonly string[]))));
  const names = model.targets.get(lists.names)?.['names'] as readonly string[];
  const listed = (to: readonly string[]) => set(lists.names, 'names', sorted(to));
  switch (order.kind) {
    case 'curate': {
      const { change } = order;
      const changes = order.ids.flatMap((id) => curated(id, model.targets.get(id) ?? {}, change, set));
      const isFiled = change.kind === 'collect' && changes.some(({ from, to }) => !same(from, to));
      return isFiled || change.kind === 'collect' ? [...changes, listed([...names, ...change.add])] : changes;
    }
    case 'trash':
    case 'restore':
      return order.ids.map((id) => set(id, 'trashed', order.kind === 'trash'));
    case 'rename-tag':
      return all('tags', (tags) =>
        tags.map((tag) => (isTagWithin(tag, order.from) ? order.to + tag.slice(order.from.length) : tag)),
      );
    case 'delete-tag':
      return all('tags', (tags) => tags.filter((tag) => !isTagWithin(tag, order.name)));
    case 'create-collection':
      return [listed([...names, order.name])];
    case 'rename-collection': {
      const swap = (each: readonly string[]) => each.map((name) => (name === order.from ? order.to : name));
      return [...all('collections', swap), listed([...swap(names), order.to])];
    }
    case 'delete-collection': {
      const drop = (each: readonly string[]) => each.filter((name) => name !== order.name);
      return [...all('collections', drop), listed(drop(names))];
    }
    case 'save-search':
      return [set(lists.searches, order.id, { name: order.name, query: order.query })];
    case 'delete-search':
      return [set(lists.searches, order.id, undefined)];
  }
}

function curated(
  id: string,
  fields: Fields,
  change: CurationChange,
  set: (target: string, field: string, to: unknown) => Change,
): Change[] {
  switch (change.kind) {
    case 'rate':
      return [set(id, 'rating', change.rating)];
    case 'flag':
      return [set(id, 'flag', change.flag)];
    case 'label':
      return [set(id, 'label', change.label)];
    case 'note':
      return [set(id, 'notes', change.notes)];
    case 'title':
      return [set(id, 'title', change.title)];
    case 'tag':
    case 'collect': {
      const field = change.kind === 'tag' ? 'tags' : 'collections';
      const kept = (fields[field] as readonly string[]).filter((name) => !change.remove.includes(name));
      return [set(id, field, sorted([...kept, ...change.add]))];
    }
  }
}

function applied(targets: Model['targets'], changes: readonly Change[]): Model['targets'] {
  const next = new Map(targets);
  for (const { target, field, to } of changes) next.set(target, { ...next.get(target), [field]: to });
  return next;
}

export function sorted(names: readonly unknown[]): readonly string[] {
  return [...new Set(names.map(String))].toSorted();
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
