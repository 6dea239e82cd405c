import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { createClipFiling, type ClipFiling } from './clip-filing.ts';
import { createClipTexts, type ClipTexts } from './clip-texts.ts';
import { bit, createColumns, flagNumbers, labelNumber, type ColumnRow, type Columns } from './columns.ts';

const select = `SELECT number, id, kept_ms, created_ms, duration_ms, size_bytes, cost_micros, width, height, rating, flag, label,
  ${bitsSql()} FROM clips`;
const selectTexts = 'SELECT number, title, draft_id, model FROM clips';
const selectTags = 'SELECT number, tag FROM clip_tags JOIN clips ON clips.id = clip_id';
const selectFiled = 'SELECT number, name, position FROM clip_collections JOIN clips ON clips.id = clip_id';

/** Values in the order of their statement: objects with names would take half as long again. */
type Values = readonly SQLOutputValue[];

/** All of a library: what clips are called and how they are filed when it is first looked at. */
export function readColumns(database: DatabaseSync): Columns {
  const columns = createColumns(lastNumber(database), {
    texts: () => readTexts(database),
    filing: () => readFiling(database),
  });
  for (const values of rowsOf(database, select)) columns.put(rowOf(values));
  return columns;
}

function lastNumber(database: DatabaseSync): number {
  const last = database.prepare('SELECT coalesce(max(number), 0) AS last FROM clips').get();
  return Number(last?.['last'] ?? 0);
}

function readTexts(database: DatabaseSync): ClipTexts {
  const texts = createClipTexts();
  for (const values of rowsOf(database, selectTexts)) putTexts(texts, values);
  return texts;
}

function readFiling(database: DatabaseSync): ClipFiling {
  const filing = createClipFiling(lastNumber(database) + 1);
  for (const values of rowsOf(database, `${selectTags} ORDER BY clip_id, place`)) addTag(filing, values);
  for (const values of rowsOf(database, `${selectFiled} ORDER BY clip_id, place`)) addFiled(filing, values);
  return filing;
}

function rowsOf(database: DatabaseSync, sql: string): Iterable<Values> {
  const rows = database.prepare(sql);
  rows.setReturnArrays(true);
  return rows.iterate() as Iterable<unknown> as Iterable<Values>;
}

/** Reads these clips again, also those that are gone. */
export function createRereader(database: DatabaseSync): (columns: Columns, ids: readonly ClipId[]) => void {
  const prepare = (sql: string): ((id: ClipId) => readonly Values[]) => {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    return (id) => statement.all(id) as readonly unknown[] as readonly Values[];
  };
  const byId = prepare(`${select} WHERE id = ?`);
  const texts = prepare(`${selectTexts} WHERE id = ?`);
  const tags = prepare(`${selectTags} WHERE clip_id = ? ORDER BY place`);
  const filed = prepare(`${selectFiled} WHERE clip_id = ? ORDER BY place`);

  return (columns, ids) => {
    const [knownTexts, knownFiling] = [columns.texts.known(), columns.filing.known()];
    for (const id of ids) {
      columns.remove(id);
      for (const values of byId(id)) columns.put(rowOf(values));
      if (knownTexts !== null) for (const values of texts(id)) putTexts(knownTexts, values);
      if (knownFiling === null) continue;
      for (const values of tags(id)) addTag(knownFiling, values);
      for (const values of filed(id)) addFiled(knownFiling, values);
    }
  };
}

function putTexts(texts: ClipTexts, [number, title, draftId, model]: Values): void {
  texts.put(Number(number), { title: String(title), draftId: text(draftId), model: text(model) });
}

function addTag(filing: ClipFiling, [number, tag]: Values): void {
  filing.addTag(Number(number), String(tag));
}

function addFiled(filing: ClipFiling, [number, name, position]: Values): void {
  filing.addCollection(Number(number), String(name), position === null ? null : Number(position));
}

function rowOf(values: Values): ColumnRow {
  const [number, id, keptMs, createdMs, durationMs, sizeBytes, costMicros, width, height] = values;
  const [rating, flag, label, bits] = values.slice(9);
  return {
    number: Number(number),
    id: String(id) as ClipId,
    keptMs: Number(keptMs),
    createdMs: Number(createdMs),
    durationMs: Number(durationMs),
    sizeBytes: Number(sizeBytes),
    costMicros: costMicros === null ? null : Number(costMicros),
    ratio: Math.round((Number(width) * 1000) / Number(height)),
    rating: Number(rating),
    flag: flag === 'keep' ? flagNumbers.keep : flag === 'reject' ? flagNumbers.reject : 0,
    label: labelNumber(text(label)),
    bits: Number(bits),
  };
}

/** Taken together by the database: each value that reaches us costs as much as adding up all of these. */
function bitsSql(): string {
  const facts: Readonly<Record<keyof typeof bit, string>> = {
    trashed: 'trashed = 1',
    missing: 'missing = 1',
    flagged: 'flagged = 1',
    practice: "service IS 'practice'",
    live: "service IS 'live'",
    imported: 'take_id IS NULL',
    note: "notes <> ''",
    prompt: 'has_prompt = 1',
    negative: 'has_negative = 1',
    sidecar: 'sidecar_ms IS NOT NULL',
  };
  return Object.entries(facts)
    .map(([name, fact]) => `(${fact}) * ${bit[name as keyof typeof bit]}`)
    .join(' + ');
}

function text(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
