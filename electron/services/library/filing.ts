import type { DatabaseSync } from 'node:sqlite';
import type { ClipId } from '../../../shared/contract/ids.ts';

export type NameCount = { readonly name: string; readonly count: number };

/** How clips are filed: by tags and in collections. Clips in the trash are not counted, and come along in every change. */
export type Filing = {
  /** By name. */
  tagCounts(): readonly NameCount[];
  collectionCounts(): readonly NameCount[];
  /** Clips with this tag or one inside it. */
  taggedWithin(tag: string): readonly ClipId[];
  inCollection(name: string): readonly ClipId[];
  /** As put in order by hand; those without a place come last, newest first. */
  orderOf(collection: string): readonly { readonly id: ClipId; readonly position: number | null }[];
};

export function createFiling(database: DatabaseSync): Filing {
  const counts = (table: string, column: string) =>
    database.prepare(
      `SELECT ${column} AS name, count(*) AS count FROM ${table} JOIN clips ON clips.id = clip_id
       WHERE trashed = 0 GROUP BY ${column} ORDER BY ${column}`,
    );
  const tags = counts('clip_tags', 'tag');
  const collections = counts('clip_collections', 'name');
  // '0' follows '/' in every text encoding we meet.
  const within = database.prepare(
    "SELECT DISTINCT clip_id FROM clip_tags WHERE tag = ?1 OR (tag > ?1 || '/' AND tag < ?1 || '0')",
  );
  const inside = database.prepare('SELECT clip_id FROM clip_collections WHERE name = ?');
  const order = database.prepare(
    `SELECT clip_id, position FROM clip_collections JOIN clips ON clips.id = clip_id WHERE name = ?
     ORDER BY position IS NULL, position, kept_ms DESC, clip_id DESC`,
  );
  return {
    tagCounts: () => tags.all().map(countOf),
    collectionCounts: () => collections.all().map(countOf),
    taggedWithin: (tag) => within.all(tag).map((row) => String(row['clip_id']) as ClipId),
    inCollection: (name) => inside.all(name).map((row) => String(row['clip_id']) as ClipId),
    orderOf: (collection) =>
      order.all(collection).map((row) => ({
        id: String(row['clip_id']) as ClipId,
        position: row['position'] === null ? null : Number(row['position']),
      })),
  };
}

function countOf(row: Readonly<Record<string, unknown>>): NameCount {
  return { name: String(row['name']), count: Number(row['count']) };
}
