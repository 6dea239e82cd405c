import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { clipId, draftId as draftIds, revisionId } from '../../../shared/contract/ids.ts';
import type { ClipId, DraftId, RevisionId } from '../../../shared/contract/ids.ts';
import type { Revision } from '../../../shared/contract/revisions.ts';
import { AppError } from '../../../shared/errors.ts';
import { recipeOf } from './draft-rows.ts';
import { sourceOf } from './revisions.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Of these clips those that the user marked as keepers; null while the library is away. */
export type Keepers = (ids: readonly ClipId[]) => Promise<ReadonlySet<ClipId> | null>;

/** A draft's revisions, the newest first, with what each cost and brought. Throws `not-found` for an unknown draft. */
export async function timelineOf(
  database: DatabaseSync,
  draftId: DraftId,
  keepersOf: Keepers,
): Promise<Revision[]> {
  if (database.prepare('SELECT 1 FROM drafts WHERE id = ?').get(draftId) === undefined) {
    throw new AppError('not-found', `No draft ${draftId}`);
  }
  const rows = database
    .prepare('SELECT * FROM revisions WHERE draft_id = ? ORDER BY number DESC')
    .all(draftId);
  const sums = takesByRevision(database, draftId);
  const keepers = await keepersOf([...sums.values()].flatMap(({ clips }) => clips));
  return rows.map((row) => revisionOf(row, sums.get(String(row['id'])) ?? noTakes, keepers));
}

/** An empty name takes the name away. Answers with the draft. Throws `not-found`. */
export function renameRevision(database: DatabaseSync, id: RevisionId, name: string): DraftId {
  const row = database
    .prepare('UPDATE revisions SET name = ? WHERE id = ? RETURNING draft_id')
    .get(name.trim() || null, id);
  if (row === undefined) throw new AppError('not-found', `No revision ${id}`);
  return draftIds.parse(row['draft_id']);
}

type Takes = { readonly takes: number; readonly spentMicros: number; readonly clips: readonly ClipId[] };
const noTakes: Takes = { takes: 0, spentMicros: 0, clips: [] };

/** What the ledger counts as spent: what was bought, and what may have been. */
function takesByRevision(database: DatabaseSync, draftId: DraftId): Map<string, Takes> {
  const rows = database
    .prepare(
      `SELECT takes.revision_id, takes.clip_id,
         iif(takes.money IN ('spent', 'unknown'), coalesce(takes.cost_micros, takes.price_micros), 0) AS spent_micros
       FROM takes JOIN revisions ON revisions.id = takes.revision_id
       WHERE revisions.draft_id = ? ORDER BY takes.created_ms, takes.position`,
    )
    .all(draftId);
  const sums = new Map<string, Takes>();
  for (const row of rows) {
    const id = String(row['revision_id']);
    const { takes, spentMicros, clips } = sums.get(id) ?? noTakes;
    const clip = row['clip_id'] === null ? [] : [clipId.parse(row['clip_id'])];
    sums.set(id, {
      takes: takes + 1,
      spentMicros: spentMicros + Number(row['spent_micros']),
      clips: [...clips, ...clip],
    });
  }
  return sums;
}

function revisionOf(row: Row, sums: Takes, keepers: ReadonlySet<ClipId> | null): Revision {
  const kept = keepers === null ? null : sums.clips.filter((id) => keepers.has(id)).length;
  return {
    id: revisionId.parse(row['id']),
    number: Number(row['number']),
    name: row['name'] === null ? null : String(row['name']),
    recipe: sourceOf(row),
    sent: recipeOf(row),
    choices: JSON.parse(String(row['choices'])) as Revision['choices'],
    createdAtMs: Number(row['created_ms']),
    pinned: row['pinned'] === 'hand' ? 'hand' : 'take',
    takes: sums.takes,
    spentMicros: sums.spentMicros,
    clips: [...sums.clips],
    keepers: kept,
    perKeeperMicros: kept === null || kept === 0 ? null : Math.round(sums.spentMicros / kept),
  };
}
