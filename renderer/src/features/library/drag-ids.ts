import type { ClipId } from '../../../../shared/contract/ids.ts';

/** What a drag of this clip takes along: the whole selection when the clip is in it, otherwise the clip alone. */
export function dragIds(
  selected: ReadonlySet<ClipId>,
  order: readonly ClipId[],
  id: ClipId,
): readonly ClipId[] {
  if (!selected.has(id)) return [id];
  return selected.size === 1 ? [id] : order.filter((each) => selected.has(each));
}
