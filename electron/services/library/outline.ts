import type { Output } from '../../../shared/contract/index.ts';
import type { OutlineRow } from './clip-index.ts';

type Columns = Pick<Output<'library.outline'>, 'ids' | 'ratios' | 'days'>;

/** Rows as the columns that cross the bridge. */
export function outlineColumns(rows: readonly OutlineRow[]): Columns {
  const dayOf = localDays();
  return {
    ids: rows.map((row) => row.id),
    ratios: rows.map((row) => Math.round((row.width * 1000) / row.height)),
    days: rows.map((row) => dayOf(row.keptMs)),
  };
}

/** All offsets from UTC in use are multiples of a quarter of an hour, so a day never changes within one. */
const quarterMs = 15 * 60_000;

/** Dates are dear to make; a quarter of an hour shares one. */
function localDays(): (timeMs: number) => number {
  const known = new Map<number, number>();
  return (timeMs) => {
    const quarter = Math.floor(timeMs / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const date = new Date(timeMs);
    const day = date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
    known.set(quarter, day);
    return day;
  };
}
