import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { bit, createColumns, flagNumbers, labelNumber, type ColumnRow, type Columns } from './columns.ts';

const select = `SELECT number, id, title, draft_id, model, kept_ms, created_ms, duration_ms, size_bytes, cost_micros,
  width, height, rating, flag, label, trashed, missing, flagged, service, take_id IS NULL, notes <> '', has_prompt, has_negative,
  sidecar_ms IS NOT NULL FROM clips`;

/** Values in the order of `select`: objects with names would take half as long again. */
type Values = readonly SQLOutputValue[];

/** All of a library. */
export function readColumns(database: DatabaseSync): Columns {
  const last = database.prepare('SELECT coalesce(max(number), 0) AS last FROM clips').get();
  const columns = createColumns(Number(last?.['last'] ?? 0));
  const rows = database.prepare(select);
  rows.setReturnArrays(true);
  for (const values of rows.iterate()) columns.put(rowOf(values as unknown as Values));
  for (const row of database
    .prepare('SELECT clip_id, tag FROM clip_tags ORDER BY clip_id, place')
    .iterate()) {
    addTag(columns, String(row['clip_id']) as ClipId, String(row['tag']));
  }
  const filed = database.prepare(
    'SELECT clip_id, name, position FROM clip_collections ORDER BY clip_id, place',
  );
  for (const row of filed.iterate()) addFiled(columns, row);
  return columns;
}

/** Reads these clips again, also those that are gone. */
export function createRereader(database: DatabaseSync): (columns: Columns, ids: readonly ClipId[]) => void {
  const byId = database.prepare(`${select} WHERE id = ?`);
  byId.setReturnArrays(true);
  const tags = database.prepare('SELECT tag FROM clip_tags WHERE clip_id = ? ORDER BY place');
  const filed = database.prepare(
    'SELECT clip_id, name, position FROM clip_collections WHERE clip_id = ? ORDER BY place',
  );
  return (columns, ids) => {
    for (const id of ids) {
      const values = byId.get(id) as unknown as Values | undefined;
      columns.remove(id);
      if (values === undefined) continue;
      columns.put(rowOf(values));
      for (const row of tags.all(id)) addTag(columns, id, String(row['tag']));
      for (const row of filed.all(id)) addFiled(columns, row);
    }
  };
}

function addTag(columns: Columns, id: ClipId, tag: string): void {
  const number = columns.numberOf(id);
  if (number === undefined) return;
  columns.tags[number] = [...(columns.tags[number] ?? []), columns.tagNames.numberOf(tag)];
}

function addFiled(columns: Columns, row: Readonly<Record<string, SQLOutputValue>>): void {
  const number = columns.numberOf(String(row['clip_id']) as ClipId);
  if (number === undefined) return;
  const name = columns.collectionNames.numberOf(String(row['name']));
  const position = row['position'] === null ? null : Number(row['position']);
  columns.collections[number] = [...(columns.collections[number] ?? []), { name, position }];
}

function rowOf(values: Values): ColumnRow {
  const [number, id, title, draftId, model, keptMs, createdMs, durationMs, sizeBytes, costMicros] = values;
  const [width, height, rating, flag, label, ...more] = values.slice(10);
  return {
    number: Number(number),
    id: String(id) as ClipId,
    title: String(title),
    draftId: text(draftId),
    model: text(model),
    keptMs: Number(keptMs),
    createdMs: Number(createdMs),
    durationMs: Number(durationMs),
    sizeBytes: Number(sizeBytes),
    costMicros: costMicros === null ? null : Number(costMicros),
    ratio: Math.round((Number(width) * 1000) / Number(height)),
    rating: Number(rating),
    flag: flag === 'keep' ? flagNumbers.keep : flag === 'reject' ? flagNumbers.reject : 0,
    label: labelNumber(text(label)),
    bits: bitsOf(more),
  };
}

function bitsOf([
  trashed,
  missing,
  flagged,
  service,
  imported,
  note,
  prompt,
  negative,
  sidecar,
]: Values): number {
  return (
    (trashed === 1 ? bit.trashed : 0) |
    (missing === 1 ? bit.missing : 0) |
    (flagged === 1 ? bit.flagged : 0) |
    (service === 'practice' ? bit.practice : service === 'live' ? bit.live : 0) |
    (imported === 1 ? bit.imported : 0) |
    (note === 1 ? bit.note : 0) |
    (prompt === 1 ? bit.prompt : 0) |
    (negative === 1 ? bit.negative : 0) |
    (sidecar === 1 ? bit.sidecar : 0)
  );
}

function text(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
