import type { Arrangement, ClipGroup } from '../../stores/outline-loader.ts';
import { searchText } from '../../text/library-search.ts';
import { formatDay } from '../../text/time.ts';

/** What stands above a group. */
export function groupName(grouping: Arrangement['group'], { key, label }: ClipGroup, nowMs: number): string {
  if (grouping === 'day') return formatDay(Number(key), nowMs);
  if (label !== '') return label;
  return grouping === 'draft' ? searchText.group.noDraft : searchText.group.noCollection;
}
