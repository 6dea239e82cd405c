import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { clipId, type ClipId, type TakeId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { transaction } from '../sqlite.ts';
import { createCurationRows, curationOfRow, type Curated } from './curation-rows.ts';
import type { ClipFacts, Entry } from './entry.ts';
import { createFiling, type Filing } from './filing.ts';
import { queryWords } from './fold.ts';
import type { StillKind } from './stills.ts';

export type OutlineRow = {
  readonly id: ClipId;
  readonly width: number;
  readonly height: number;
  readonly keptMs: number;
};

/** The queries the library is made of. Synchronous and small; nothing here touches a clip's file. */
export type ClipIndex = Filing & {
  get(id: ClipId): Entry | null;
  many(ids: readonly ClipId[]): Entry[];
  /** Of one output, as a rule one clip; the user may have made copies. Those in the trash come last. */
  ofTake(takeId: TakeId, outputIndex: number): Entry[];
  /** Every clip whose sidecar names this content; those in the trash come last. */
  ofHash(sha256: string): Entry[];
  /** Every entry, in no order. */
  all(): readonly Entry[];
  /** Clips not in the trash that match, newest first. */
  outline(query: string): readonly OutlineRow[];
  /** Paths of the clips known to lie directly in a folder. */
  pathsIn(folder: string): readonly string[];
  stillsWanted(kind: StillKind, limit: number): ClipId[];
  totals(): { readonly clips: number; readonly sizeBytes: number };
  /** In one transaction; an entry takes the place of whatever had its id or its path. */
  put(entries: readonly Entry[]): void;
  remove(ids: readonly ClipId[]): void;
  setStill(kind: StillKind, id: ClipId, state: Clip['poster']): void;
  /** Both stills of those that have a file to draw from; answers with these. In one transaction. */
  wantStills(ids: readonly ClipId[]): ClipId[];
  /** What the user says of clips that are there; writes little of each. In one transaction. */
  curate(acts: readonly Curated[]): void;
  close(): void;
};

type Row = Record<string, SQLOutputValue>;

/** All of a clip in one row. */
const select = `SELECT clips.*,
  (SELECT json_group_array(tag ORDER BY place) FROM clip_tags WHERE clip_id = id) AS tags,
  (SELECT json_group_array(json_array(name, position) ORDER BY place) FROM clip_collections WHERE clip_id = id) AS filed
  FROM clips`;

export function createClipIndex(database: DatabaseSync): ClipIndex {
  const byId = database.prepare(`${select} WHERE id = ?`);
  const byTake = database.prepare(
    `${select} WHERE take_id = ? AND output_index = ? ORDER BY trashed, kept_ms, id`,
  );
  const byHash = database.prepare(`${select} WHERE sha256 = ? ORDER BY trashed, missing, kept_ms, id`);
  const totals = database.prepare(
    'SELECT count(*) AS clips, coalesce(sum(size_bytes), 0) AS size_bytes FROM clips WHERE trashed = 0',
  );
  const wanted = {
    poster: database.prepare(wantedSql('poster')),
    strip: database.prepare(wantedSql('strip')),
  };
  const inFolder = database.prepare(
    "SELECT path FROM clips WHERE path > ? || '/' AND path < ? || '0' AND trashed = 0 AND missing = 0",
  );
  const clearPath = database.prepare('DELETE FROM clips WHERE path = ? AND id <> ?');
  const insert = database.prepare(
    `INSERT OR REPLACE INTO clips (id, take_id, output_index, path, kept_ms, width, height, size_bytes, sha256, facts, folded,
       poster, strip, missing, trashed, file_ms, sidecar_ms, rating, flag, label, notes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const removal = database.prepare('DELETE FROM clips WHERE id = ?');
  const still = {
    poster: database.prepare('UPDATE clips SET poster = ? WHERE id = ?'),
    strip: database.prepare('UPDATE clips SET strip = ? WHERE id = ?'),
  };
  const both = database.prepare(
    "UPDATE clips SET poster = 'wanted', strip = 'wanted' WHERE id = ? AND trashed = 0 AND missing = 0",
  );
  const curation = createCurationRows(database);

  function get(id: ClipId): Entry | null {
    const row = byId.get(id);
    return row === undefined ? null : entryOf(row);
  }

  return {
    ...createFiling(database),
    get,
    many: (ids) => ids.map(get).filter((entry) => entry !== null),
    ofTake: (takeId, outputIndex) => byTake.all(takeId, outputIndex).map(entryOf),
    ofHash: (sha256) => byHash.all(sha256).map(entryOf),
    all: () => database.prepare(select).all().map(entryOf),
    outline: (query) => outline(database, queryWords(query)),
    pathsIn: (folder) =>
      inFolder
        .all(folder, folder)
        .map((row) => String(row['path']))
        .filter((path) => path.lastIndexOf('/') === folder.length),
    stillsWanted: (kind, limit) => wanted[kind].all(limit).map((row) => clipId.parse(row['id'])),
    totals: () => {
      const row = totals.get();
      return { clips: Number(row?.['clips'] ?? 0), sizeBytes: Number(row?.['size_bytes'] ?? 0) };
    },
    put: (entries) =>
      transaction(database, () => {
        for (const entry of entries) {
          clearPath.run(entry.path, entry.id);
          insert.run(...valuesOf(entry));
          curation.file(entry.id, entry.curation);
        }
      }),
    remove: (ids) =>
      transaction(database, () => {
        for (const id of ids) removal.run(id);
      }),
    curate: (acts) =>
      transaction(database, () => {
        for (const act of acts) curation.change(act);
      }),
    setStill: (kind, id, state) => void still[kind].run(state, id),
    wantStills: (ids) => transaction(database, () => ids.filter((id) => both.run(id).changes === 1)),
    close: () => database.close(),
  };
}

function wantedSql(kind: StillKind): string {
  return `SELECT id FROM clips WHERE ${kind} = 'wanted' AND trashed = 0 AND missing = 0 ORDER BY kept_ms DESC LIMIT ?`;
}

function outline(database: DatabaseSync, words: readonly string[]): OutlineRow[] {
  const conditions = words.map(() => ' AND instr(folded, ?) > 0').join('');
  const sql = `SELECT id, width, height, kept_ms FROM clips WHERE trashed = 0${conditions} ORDER BY kept_ms DESC, id DESC`;
  const rows = database.prepare(sql).all(...words);
  return rows.map((row) => ({
    id: String(row['id']) as ClipId,
    width: Number(row['width']),
    height: Number(row['height']),
    keptMs: Number(row['kept_ms']),
  }));
}

function valuesOf(entry: Entry): (string | number | null)[] {
  const { facts } = entry;
  return [
    entry.id,
    entry.takeId,
    entry.outputIndex,
    entry.path,
    facts.keptAtMs,
    facts.width,
    facts.height,
    entry.sizeBytes,
    facts.sha256,
    JSON.stringify(facts),
    entry.folded,
    entry.poster,
    entry.strip,
    Number(entry.missing),
    Number(entry.trashed),
    entry.fileMs,
    entry.sidecarMs,
    entry.curation.rating,
    entry.curation.flag,
    entry.curation.label,
    entry.curation.notes,
  ];
}

function entryOf(row: Row): Entry {
  // Written from the same type; another shape comes with a migration. Checking it again would cost seconds in a large library.
  const facts = JSON.parse(String(row['facts'])) as ClipFacts;
  return {
    id: facts.id,
    takeId: facts.takeId,
    outputIndex: Number(row['output_index']),
    facts,
    path: String(row['path']),
    sizeBytes: Number(row['size_bytes']),
    fileMs: Number(row['file_ms']),
    sidecarMs: row['sidecar_ms'] === null ? null : Number(row['sidecar_ms']),
    folded: String(row['folded']),
    poster: pictureState(row['poster']),
    strip: pictureState(row['strip']),
    curation: curationOfRow(facts.title, row),
    missing: row['missing'] === 1,
    trashed: row['trashed'] === 1,
  };
}

function pictureState(value: SQLOutputValue | undefined): Clip['poster'] {
  return value === 'ready' || value === 'failed' ? value : 'wanted';
}
