import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { clipFlags } from '../../../shared/curation.ts';
import type { Curation, CurationPatch } from './curation.ts';
import type { Entry } from './entry.ts';

/** A clip as it is now, and what of it was changed. */
export type Curated = { readonly entry: Entry; readonly patch: CurationPatch };

/** How the index keeps what the user says of clips. Runs inside the caller's transaction. */
export type CurationRows = {
  /** Writes tags and collections of a clip whose row has just been put anew. */
  file(id: ClipId, curation: Curation): void;
  /** Brings a clip that is there up to date, writing as little as can be: a rating must not cost more in a large library. */
  change(act: Curated): void;
};

export function createCurationRows(database: DatabaseSync): CurationRows {
  const judge = database.prepare(
    'UPDATE clips SET rating = ?, flag = ?, label = ?, notes = ?, sidecar_ms = ? WHERE id = ?',
  );
  const name = database.prepare('UPDATE clips SET title = ? WHERE id = ?');
  const untag = database.prepare('DELETE FROM clip_tags WHERE clip_id = ?');
  const tag = database.prepare('INSERT INTO clip_tags (clip_id, place, tag) VALUES (?, ?, ?)');
  const unfile = database.prepare('DELETE FROM clip_collections WHERE clip_id = ?');
  const place = database.prepare(
    'INSERT INTO clip_collections (clip_id, place, name, position) VALUES (?, ?, ?, ?)',
  );

  function file(id: ClipId, { tags, collections, collectionOrder }: Curation): void {
    untag.run(id);
    for (const [index, each] of tags.entries()) tag.run(id, index, each);
    unfile.run(id);
    for (const [index, each] of collections.entries()) {
      place.run(id, index, each, collectionOrder[each] ?? null);
    }
  }

  return {
    file,
    change: ({ entry, patch }) => {
      const { rating, flag, label, notes } = entry.curation;
      judge.run(rating, flag, label, notes, entry.sidecarMs, entry.id);
      if ('title' in patch) name.run(entry.facts.title, entry.id);
      if ('tags' in patch || 'collections' in patch || 'collectionOrder' in patch)
        file(entry.id, entry.curation);
    },
  };
}

/** `tags` and `filed` are lists in JSON, in the sidecar's order. */
export function curationOfRow(title: string, row: Readonly<Record<string, SQLOutputValue>>): Curation {
  const filed = JSON.parse(String(row['filed'])) as readonly (readonly [string, number | null])[];
  return {
    title,
    rating: Number(row['rating']),
    flag: clipFlags.find((flag) => flag === row['flag']) ?? null,
    label: row['label'] === null ? null : String(row['label']),
    tags: JSON.parse(String(row['tags'])) as string[],
    collections: filed.map(([name]) => name),
    collectionOrder: Object.fromEntries(filed.filter(([, position]) => position !== null)) as Record<
      string,
      number
    >,
    notes: String(row['notes']),
  };
}
