import type { ClipId } from '../../../shared/contract/ids.ts';
import type { WireSelection } from '../../../shared/contract/selection.ts';
import { packIds } from '../../../shared/library-outline.ts';

/** The most ids that a request takes as a list (shared/contract/selection.ts holds it for main; the page bundles no schema). */
const mostIds = 5000;

/** Any number of clips, in their order, as one request carries them. */
export function wireIds(ids: readonly ClipId[]): ClipId[] | string {
  return ids.length <= mostIds ? [...ids] : packIds(ids);
}

/** What is on the screen, and what was asked to get it. */
export type Answer = { readonly ids: readonly ClipId[]; readonly query: string };

/**
 * A choice of any size as one request carries it, and so as one act: by its ids, or as everything found but for a few, which is shorter.
 * Null for no choice at all.
 */
export function wireSelection(chosen: ReadonlySet<ClipId>, { ids, query }: Answer): WireSelection | null {
  if (chosen.size === 0) return null;
  if (chosen.size <= mostIds) return { kind: 'ids', ids: [...chosen] };
  const except = ids.filter((id) => !chosen.has(id));
  const isWithin = ids.length - except.length === chosen.size;
  if (isWithin && except.length <= mostIds) return { kind: 'all', query, except };
  return { kind: 'packed', ids: packIds([...chosen]) };
}
