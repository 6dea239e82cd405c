import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { revisionId, type DraftId, type RevisionId } from '../../../shared/contract/ids.ts';
import type { Choice } from '../../../shared/contract/revisions.ts';
import { AppError } from '../../../shared/errors.ts';
import { sameRecipe, type Recipe } from '../../../shared/recipe.ts';
import type { Clock, Random } from '../ports.ts';
import { recipeOf } from './draft-rows.ts';

export type PinnedRevision = { readonly revisionId: RevisionId; readonly number: number };

/** What is pinned besides the text that is sent. */
export type Origin = {
  /** As it was written, with comments and variations; by default as it is sent. */
  readonly source?: Pick<Recipe, 'prompt' | 'negativePrompt'>;
  /** Of a variation: what was taken in each place. */
  readonly choices?: readonly Choice[];
  readonly pinned?: 'take' | 'hand';
};

type Ports = { readonly clock: Clock; readonly random: Random; readonly database: DatabaseSync };

/**
 * The revision of a draft that says just this: its latest one if that does, or for a variation any that does; otherwise a new one. Inside
 * the caller's transaction, so that a take and its revision are committed together. Throws `not-found` for an unknown draft.
 */
export function pinRevision(
  ports: Ports,
  draftId: DraftId,
  sent: Recipe,
  { source = sent, choices = [], pinned = 'take' }: Origin = {},
): PinnedRevision {
  const { clock, random, database } = ports;
  if (database.prepare('SELECT 1 FROM drafts WHERE id = ?').get(draftId) === undefined) {
    throw new AppError('not-found', `No draft ${draftId}`);
  }
  const latest = newest(database, draftId);
  const known = choices.length > 0 ? sameVariation(database, draftId, sent, source) : latest;
  if (known !== undefined && saysJust(known, sent, source)) return pinnedOf(known);
  const id = revisionId.parse(random.id(16));
  const number = Number(latest?.['number'] ?? 0) + 1;
  const isOther = source.prompt !== sent.prompt || source.negativePrompt !== sent.negativePrompt;
  database
    .prepare(
      `INSERT INTO revisions (id, draft_id, number, prompt, negative_prompt, aspect_ratio, duration_s, created_ms,
         source_prompt, source_negative_prompt, choices, pinned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      draftId,
      number,
      sent.prompt,
      sent.negativePrompt,
      sent.aspectRatio,
      sent.durationS,
      clock.now(),
      isOther ? source.prompt : null,
      isOther ? source.negativePrompt : null,
      JSON.stringify(choices),
      pinned,
    );
  return { revisionId: id, number };
}

export function latestRevision(database: DatabaseSync, draftId: DraftId): PinnedRevision | null {
  const row = newest(database, draftId);
  return row === undefined ? null : pinnedOf(row);
}

type Row = Readonly<Record<string, SQLOutputValue>>;

/** As it was written in the draft. */
export function sourceOf(row: Row): Recipe {
  const sent = recipeOf(row);
  if (row['source_prompt'] === null) return sent;
  return {
    ...sent,
    prompt: String(row['source_prompt']),
    negativePrompt: String(row['source_negative_prompt']),
  };
}

function newest(database: DatabaseSync, draftId: DraftId): Row | undefined {
  return database
    .prepare('SELECT * FROM revisions WHERE draft_id = ? ORDER BY number DESC LIMIT 1')
    .get(draftId);
}

/** A batch that is bought once more needs no second set of revisions. */
function sameVariation(
  database: DatabaseSync,
  draftId: DraftId,
  sent: Recipe,
  source: NonNullable<Origin['source']>,
): Row | undefined {
  return database
    .prepare('SELECT * FROM revisions WHERE draft_id = ? AND prompt = ? ORDER BY number DESC')
    .all(draftId, sent.prompt)
    .find((row) => saysJust(row, sent, source));
}

function saysJust(row: Row, sent: Recipe, source: NonNullable<Origin['source']>): boolean {
  return sameRecipe(recipeOf(row), sent) && sameRecipe(sourceOf(row), { ...sent, ...source });
}

function pinnedOf(row: Row): PinnedRevision {
  return { revisionId: revisionId.parse(row['id']), number: Number(row['number']) };
}
