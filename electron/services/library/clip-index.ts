import type { DatabaseSync } from 'node:sqlite';
import { clipId, type ClipId, type TakeId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { transaction } from '../sqlite.ts';
import { createClipRows, entryOf, factsText, selectClips, textsOf } from './clip-rows.ts';
import { createCurationRows, type Curated } from './curation-rows.ts';
import { doubtedMs, type Entry } from './entry.ts';
import { createFiling, type Filing } from './filing.ts';
import type { StillKind } from './stills.ts';

/** The queries the library is made of. Synchronous and small; nothing here touches a clip's file. */
export type ClipIndex = Filing & {
  get(id: ClipId): Entry | null;
  many(ids: readonly ClipId[]): Entry[];
  /** Of one output, as a rule one clip; the user may have made copies. Those in the trash come last. */
  ofTake(takeId: TakeId, outputIndex: number): Entry[];
  /** Every clip whose sidecar names this content; those in the trash come last. */
  ofHash(sha256: string): Entry[];
  /** Every entry, in no order. `between` is called every few hundred of them. */
  all(between?: () => void): readonly Entry[];
  /** Is a clip known to lie here? */
  isAt(path: string): boolean;
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
  /** The next look reads the sidecars of these again, however they look. */
  doubt(targets: readonly string[]): void;
  /** Makes all that was written until now safe on the disk. False when somebody who reads just now stands in the way. */
  checkpoint(): boolean;
  /** What the user says of clips that are there; writes little of each. In one transaction. */
  curate(acts: readonly Curated[]): void;
  /** Where it is kept; null in memory. */
  readonly file: string | null;
  close(): void;
};

const readAtOnce = 500;

/** The time of a file whose rows an older version wrote. */
const unread = -1;

/** Words to be written at the end of a transaction, by the clip's number. */
type Texts = Map<number, { readonly entry: Entry; readonly isNew: boolean }>;

/** What in the index was written: by the clip, or anything. */
export type Touched = readonly ClipId[] | 'all';

/** `onTouched` hears of every write once it is committed. */
export function createClipIndex(database: DatabaseSync, onTouched: (touched: Touched) => void): ClipIndex {
  const byId = database.prepare(`${selectClips} WHERE id = ?`);
  const byTake = database.prepare(
    `${selectClips} WHERE take_id = ? AND output_index = ? ORDER BY trashed, kept_ms, id`,
  );
  const byHash = database.prepare(`${selectClips} WHERE sha256 = ? ORDER BY trashed, missing, kept_ms, id`);
  const totals = database.prepare('SELECT clips, size_bytes FROM totals');
  const wanted = {
    poster: database.prepare(wantedSql('poster')),
    strip: database.prepare(wantedSql('strip')),
  };
  const inFolder = database.prepare(
    "SELECT path FROM clips WHERE path > ? || '/' AND path < ? || '0' AND trashed = 0 AND missing = 0",
  );
  const otherAt = database.prepare('SELECT id, number FROM clips WHERE path = ? AND id <> ?');
  const removal = database.prepare('DELETE FROM clips WHERE id = ?');
  const still = {
    poster: database.prepare('UPDATE clips SET poster = ? WHERE id = ?'),
    strip: database.prepare('UPDATE clips SET strip = ? WHERE id = ?'),
  };
  const both = database.prepare(
    "UPDATE clips SET poster = 'wanted', strip = 'wanted' WHERE id = ? AND trashed = 0 AND missing = 0",
  );
  const numberOf = database.prepare('SELECT number FROM clips WHERE id = ?');
  const rows = createClipRows(database);
  const doubt = database.prepare('UPDATE clips SET sidecar_ms = ? WHERE id = ? AND sidecar_ms IS NOT NULL');
  const curation = createCurationRows(database);

  function get(id: ClipId): Entry | null {
    const row = byId.get(id);
    return row === undefined ? null : entryOf(row);
  }

  /** Rows that stay as they are are not written: each would cost a page of the disk. */
  function putOne(entry: Entry, texts: Texts): readonly ClipId[] {
    const known = get(entry.id);
    // A migration marks what has to be written anew.
    const before = known?.fileMs === unread ? null : known;
    const displaced = otherAt.all(entry.path, entry.id);
    for (const other of displaced) {
      removal.run(other['id'] ?? null);
      texts.delete(Number(other['number']));
    }
    const number = known === null ? rows.add(entry) : rows.change(entry);
    if (before === null || factsText(before) !== factsText(entry)) rows.putFacts(number, entry);
    if (before === null || !sameTexts(before, entry)) {
      texts.set(number, { entry, isNew: known === null });
    }
    if (known === null ? isFiled(entry) : !isSameFiling(known, entry))
      curation.file(entry.id, entry.curation);
    return [...displaced.map((row) => String(row['id']) as ClipId), entry.id];
  }

  /**
   * Texts come last in a transaction: FTS5 writes out what it has gathered whenever a statement with a trigger follows, which makes a
   * segment of each clip, to be merged with all others.
   */
  function withTexts<T>(work: (texts: Texts) => T): T {
    return transaction(database, () => {
      const texts: Texts = new Map();
      const result = work(texts);
      for (const [number, { entry, isNew }] of texts) rows.putTexts(number, entry, isNew);
      return result;
    });
  }

  function curateOne(act: Curated, texts: Texts): void {
    curation.change(act);
    const { entry, patch } = act;
    if (!('title' in patch || 'notes' in patch || 'tags' in patch || 'collections' in patch)) return;
    const number = Number(numberOf.get(entry.id)?.['number']);
    if ('title' in patch) rows.putFacts(number, entry);
    texts.set(number, { entry, isNew: false });
  }

  return {
    ...createFiling(database),
    get,
    many: (ids) => ids.map(get).filter((entry) => entry !== null),
    ofTake: (takeId, outputIndex) => byTake.all(takeId, outputIndex).map(entryOf),
    ofHash: (sha256) => byHash.all(sha256).map(entryOf),
    all: (between = () => {}) => {
      const entries: Entry[] = [];
      for (const row of database.prepare(selectClips).iterate()) {
        if (entries.length % readAtOnce === 0) between();
        entries.push(entryOf(row));
      }
      return entries;
    },
    isAt: (path) => otherAt.get(path, '') !== undefined,
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
    put: (entries) => {
      onTouched(withTexts((texts) => entries.flatMap((entry) => putOne(entry, texts))));
    },
    remove: (ids) => {
      transaction(database, () => ids.forEach((id) => removal.run(id)));
      onTouched(ids);
    },
    curate: (acts) => {
      withTexts((texts) => acts.forEach((act) => curateOne(act, texts)));
      onTouched(acts.map(({ entry }) => entry.id));
    },
    doubt: (targets) =>
      transaction(database, () => {
        for (const target of targets) doubt.run(doubtedMs, target);
      }),
    checkpoint: () => {
      const row = database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
      return row?.['log'] === row?.['checkpointed'];
    },
    setStill: (kind, id, state) => void still[kind].run(state, id),
    wantStills: (ids) => transaction(database, () => ids.filter((id) => both.run(id).changes === 1)),
    file: database.location(),
    close: () => database.close(),
  };
}

function wantedSql(kind: StillKind): string {
  return `SELECT id FROM clips WHERE ${kind} = 'wanted' AND trashed = 0 AND missing = 0 ORDER BY kept_ms DESC LIMIT ?`;
}

function sameTexts(a: Entry, b: Entry): boolean {
  const texts = textsOf(b);
  return textsOf(a).every((text, at) => text === texts[at]);
}

function isSameFiling({ curation: a }: Entry, { curation: b }: Entry): boolean {
  const filed = ({ tags, collections, collectionOrder }: Entry['curation']): string =>
    JSON.stringify([tags, collections, collectionOrder]);
  return filed(a) === filed(b);
}

function isFiled({ curation }: Entry): boolean {
  return curation.tags.length + curation.collections.length > 0;
}
