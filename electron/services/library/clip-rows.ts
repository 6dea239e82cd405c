import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clip } from '../../../shared/contract/library.ts';
import { indexText } from '../../../shared/library-query/tokens.ts';
import { curationOfRow } from './curation-rows.ts';
import { fileNameOf, type ClipFacts, type ClipWords, type Entry } from './entry.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** All of a clip in one row. */
export const selectClips = `SELECT clips.*, facts,
  (SELECT json_group_array(tag ORDER BY place) FROM clip_tags WHERE clip_id = id) AS tags,
  (SELECT json_group_array(json_array(name, position) ORDER BY place) FROM clip_collections WHERE clip_id = id) AS filed
  FROM clips JOIN clip_facts USING (number)`;

const columns = [
  'take_id',
  'output_index',
  'draft_id',
  'model',
  'service',
  'title',
  'path',
  'kept_ms',
  'created_ms',
  'duration_ms',
  'width',
  'height',
  'size_bytes',
  'cost_micros',
  'sha256',
  'flagged',
  'has_prompt',
  'has_negative',
  'poster',
  'strip',
  'missing',
  'trashed',
  'file_ms',
  'sidecar_ms',
  'rating',
  'flag',
  'label',
  'notes',
] as const;

/** Writes the parts of a clip's row. Runs inside the caller's transaction. */
export type ClipRows = {
  /** Both answer with the number under which the clip's other rows are kept; it stays the same as long as the clip is there. */
  add(entry: Entry): number;
  change(entry: Entry): number;
  putFacts(number: number, entry: Entry): void;
  /** What a search finds the clip by; `isNew` when nothing was written for this number before. */
  putTexts(number: number, entry: Entry, isNew: boolean): void;
};

export function createClipRows(database: DatabaseSync): ClipRows {
  // Apart, as a statement that does both and answers takes twice as long: it is run for every clip of a rebuild.
  const insert = database.prepare(
    `INSERT INTO clips (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
  const update = database.prepare(
    `UPDATE clips SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ? RETURNING number`,
  );
  const facts = database.prepare('INSERT OR REPLACE INTO clip_facts (number, facts) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM clip_text WHERE rowid = ?');
  const tell = database.prepare(
    `INSERT INTO clip_text (rowid, title, prompt, negative, note, tag, collection, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    add: (entry) => Number(insert.run(entry.id, ...valuesOf(entry)).lastInsertRowid),
    change: (entry) => Number(update.get(...valuesOf(entry), entry.id)?.['number']),
    putFacts: (number, entry) => void facts.run(number, factsText(entry)),
    putTexts: (number, entry, isNew) => {
      if (!isNew) forget.run(number);
      tell.run(number, ...textsOf(entry).map(indexText));
    },
  };
}

/** As they are written beside the row. */
export function factsText({ facts, words }: Entry): string {
  return JSON.stringify(facts.recipe === null ? { ...facts, words } : facts);
}

/** In the order of the columns of `clip_text`. A line between two names keeps a phrase from reaching over both. */
export function textsOf({ facts, words, curation, path }: Entry): readonly string[] {
  const { notes, tags, collections } = curation;
  const names = (list: readonly string[]): string => list.join(' \u{1f5c2} ');
  return [
    facts.title,
    words.prompt,
    words.negative,
    notes,
    names(tags),
    names(collections),
    fileNameOf(path),
  ];
}

function valuesOf({ facts, words, curation, ...entry }: Entry): (string | number | null)[] {
  return [
    entry.takeId,
    entry.outputIndex,
    facts.draftId,
    facts.model,
    facts.service,
    facts.title,
    entry.path,
    facts.keptAtMs,
    facts.createdAtMs,
    facts.durationMs,
    facts.width,
    facts.height,
    entry.sizeBytes,
    facts.costMicros,
    facts.sha256,
    Number(facts.flagged),
    Number(words.prompt !== ''),
    Number(words.negative !== ''),
    entry.poster,
    entry.strip,
    Number(entry.missing),
    Number(entry.trashed),
    entry.fileMs,
    entry.sidecarMs,
    curation.rating,
    curation.flag,
    curation.label,
    curation.notes,
  ];
}

export function entryOf(row: Row): Entry {
  // Written from the same type; another shape comes with a migration. Checking it again would cost seconds in a large library.
  const { words, ...facts } = JSON.parse(String(row['facts'])) as ClipFacts & { words?: ClipWords };
  const { recipe } = facts;
  return {
    id: facts.id,
    takeId: facts.takeId,
    outputIndex: Number(row['output_index']),
    facts,
    words: words ?? { prompt: recipe?.prompt ?? '', negative: recipe?.negativePrompt ?? '' },
    path: String(row['path']),
    sizeBytes: Number(row['size_bytes']),
    fileMs: Number(row['file_ms']),
    sidecarMs: row['sidecar_ms'] === null ? null : Number(row['sidecar_ms']),
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
