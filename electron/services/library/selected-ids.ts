import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import type { Shelf } from './shelf.ts';

/** Which clips a selection means now. */
export function selectedIds({ index }: Pick<Shelf, 'index'>, selection: Selection): readonly ClipId[] {
  if (selection.kind === 'ids') return [...new Set(selection.ids)];
  const except = new Set(selection.except);
  return index
    .outline(selection.query)
    .map(({ id }) => id)
    .filter((id) => !except.has(id));
}
