import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import type { Shelf } from './shelf.ts';

/** Which clips a selection means now. */
export async function selectedIds(
  { reader }: Pick<Shelf, 'reader'>,
  selection: Selection,
): Promise<readonly ClipId[]> {
  if (selection.kind === 'ids') return [...new Set(selection.ids)];
  const except = new Set(selection.except);
  return (await reader.find(selection.query)).filter((id) => !except.has(id));
}
