import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';

/** The most ids in one request (shared/contract/selection.ts holds it for main; the page bundles no schema). */
const mostIds = 5000;

/** What is on the screen, and what was asked to get it. */
export type Answer = { readonly ids: readonly ClipId[]; readonly query: string };

/**
 * A choice of any size as requests carry it. One, wherever it can be said in one: by its ids, or as everything found but for a few. A
 * choice that is neither becomes several, and so several acts.
 */
export function wireSelections(chosen: ReadonlySet<ClipId>, { ids, query }: Answer): readonly Selection[] {
  const inOrder = [...chosen];
  if (inOrder.length === 0) return [];
  if (inOrder.length > mostIds) {
    const except = ids.filter((id) => !chosen.has(id));
    const isWithin = ids.length - except.length === chosen.size;
    if (isWithin && except.length <= mostIds) return [{ kind: 'all', query, except }];
  }
  const pages = Math.ceil(inOrder.length / mostIds);
  return Array.from({ length: pages }, (_, page) => ({
    kind: 'ids',
    ids: inOrder.slice(page * mostIds, (page + 1) * mostIds),
  }));
}
