import type { Shelf } from '../shelf.ts';
import type { Plan } from './commit.ts';
import type { Fields } from './fields.ts';
import { savedSearches } from './lists.ts';

const idLength = 12;

type Search = { readonly id?: string | undefined; readonly name: string; readonly query: string };

export function saveSearchPlan(shelf: Shelf, { id = shelf.random.id(idLength), name, query }: Search): Plan {
  const old = savedSearches(shelf.lists)[id];
  return searchPlan('save-search', { ...savedSearches(shelf.lists), [id]: { ...old, name, query } });
}

export function deleteSearchPlan(shelf: Shelf, id: string): Plan {
  const { [id]: _gone, ...rest } = savedSearches(shelf.lists);
  return searchPlan('delete-search', rest);
}

function searchPlan(kind: Plan['kind'], searches: Fields): Plan {
  return { kind, ids: [], patchOf: () => ({}), lists: new Map([[':searches', { searches }]]) };
}
