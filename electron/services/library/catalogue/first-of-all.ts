import type { DatabaseSync } from 'node:sqlite';
import type { OutlineRequest, PackedOutline } from '../../../../shared/contract/library.ts';
import { packIds, packRatios } from '../../../../shared/library-outline.ts';
import { dayAt, type Group } from './groups.ts';

/** The columns by which all clips are put in order without anything being known of them yet. A name is compared folded, which SQLite cannot. */
const sorted = {
  kept: 'kept_ms',
  created: 'created_ms',
  rating: 'rating',
  duration: 'duration_ms',
  size: 'size_bytes',
  cost: 'coalesce(cost_micros, -1)',
  // Without a collection there is no order by hand.
  manual: 'kept_ms',
} as const;

/**
 * The first clips of a library in which nothing is searched for, from the database alone: what a studio shows when it opens need not wait
 * until the columns of all clips are read. Null where it takes more than this to answer.
 */
export function createFirstOfAll(
  database: DatabaseSync,
): (request: OutlineRequest, limit: number, total: number) => PackedOutline | null {
  const within = database.prepare(
    'SELECT count(*) AS count FROM clips WHERE trashed = 0 AND kept_ms >= ? AND kept_ms < ?',
  );

  function daysOf(times: readonly number[]): Group[] {
    const groups: { key: string; label: string; count: number }[] = [];
    let day = dayAt(Number.NaN);
    for (const timeMs of times) {
      if (!(timeMs >= day.fromMs && timeMs < day.beforeMs)) {
        day = dayAt(timeMs);
        groups.push({ key: String(day.number), label: '', count: 0 });
      }
      const last = groups.at(-1);
      if (last !== undefined) last.count += 1;
    }
    // The last day may go on beyond the first clips.
    const last = groups.at(-1);
    if (last !== undefined)
      last.count = Number(within.get(day.fromMs, day.beforeMs)?.['count'] ?? last.count);
    return groups;
  }

  return ({ query, sort: { by, descending }, group }, limit, total) => {
    const isByDay = group === 'day' && by === 'kept' && descending;
    if (query.trim() !== '' || by === 'name' || !(group === 'none' || isByDay)) return null;
    const direction = descending || by === 'manual' ? 'DESC' : 'ASC';
    const rows = database
      .prepare(
        `SELECT id, width, height, kept_ms FROM clips WHERE trashed = 0
         ORDER BY ${sorted[by]} ${direction}, kept_ms DESC, id DESC LIMIT ?`,
      )
      .all(limit);
    return {
      ids: packIds(rows.map((row) => String(row['id']))),
      ratios: packRatios(
        rows.map((row) => Math.round((Number(row['width']) * 1000) / Number(row['height']))),
      ),
      groups: isByDay ? daysOf(rows.map((row) => Number(row['kept_ms']))) : [],
      found: total,
      total,
    };
  };
}
