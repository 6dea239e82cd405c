import type { DatabaseSync } from 'node:sqlite';
import { revisionId, type DraftId, type RevisionId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { Clock, Random } from '../ports.ts';

export type PinnedRevision = { readonly revisionId: RevisionId; readonly number: number };

/**
 * The revision of a draft that says just this: its latest one if that does, otherwise a new one. Inside the caller's transaction,
 * so that a take and its revision are committed together. Throws `not-found` for an unknown draft.
 */
export function pinRevision(
  ports: { readonly clock: Clock; readonly random: Random; readonly database: DatabaseSync },
  draftId: DraftId,
  recipe: Recipe,
): PinnedRevision {
  const { clock, random, database } = ports;
  if (database.prepare('SELECT 1 FROM drafts WHERE id = ?').get(draftId) === undefined) {
    throw new AppError('not-found', `No draft ${draftId}`);
  }
  const latest = database
    .prepare('SELECT * FROM revisions WHERE draft_id = ? ORDER BY number DESC LIMIT 1')
    .get(draftId);
  if (
    latest !== undefined &&
    latest['prompt'] === recipe.prompt &&
    latest['negative_prompt'] === recipe.negativePrompt &&
    latest['aspect_ratio'] === recipe.aspectRatio &&
    latest['duration_s'] === recipe.durationS
  ) {
    return { revisionId: revisionId.parse(latest['id']), number: Number(latest['number']) };
  }
  const id = revisionId.parse(random.id(16));
  const number = Number(latest?.['number'] ?? 0) + 1;
  database
    .prepare('INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      id,
      draftId,
      number,
      recipe.prompt,
      recipe.negativePrompt,
      recipe.aspectRatio,
      recipe.durationS,
      clock.now(),
    );
  return { revisionId: id, number };
}

export function latestRevision(database: DatabaseSync, draftId: DraftId): PinnedRevision | null {
  const row = database
    .prepare('SELECT id, number FROM revisions WHERE draft_id = ? ORDER BY number DESC LIMIT 1')
    .get(draftId);
  return row === undefined
    ? null
    : { revisionId: revisionId.parse(row['id']), number: Number(row['number']) };
}
