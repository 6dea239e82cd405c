import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import { draftId, type DraftId } from '../../../shared/contract/ids.ts';
import { sentText } from '../../../shared/craft/sent-text.ts';
import { AppError } from '../../../shared/errors.ts';
import { aspectRatios, durations, emptyRecipe, titleOf, type Recipe } from '../../../shared/recipe.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

export const selectDrafts = `
  SELECT drafts.*, (SELECT count(*) FROM takes JOIN revisions ON revisions.id = takes.revision_id
    WHERE revisions.draft_id = drafts.id) AS takes FROM drafts`;

/** Throws `not-found`. */
export function draftRow(database: DatabaseSync, id: DraftId): Row {
  const row = database.prepare(`${selectDrafts} WHERE drafts.id = ?`).get(id);
  if (row === undefined) throw new AppError('not-found', `No draft ${id}`);
  return row;
}

/** A row of `drafts` or of `revisions`, as both name these columns alike. */
export function recipeOf(row: Row): Recipe {
  return {
    prompt: String(row['prompt']),
    negativePrompt: String(row['negative_prompt']),
    aspectRatio: aspectRatios.find((ratio) => ratio === row['aspect_ratio']) ?? emptyRecipe.aspectRatio,
    durationS: durations.find((duration) => duration === row['duration_s']) ?? emptyRecipe.durationS,
  };
}

export function draftOf(row: Row, undo: Draft['undo']): Draft {
  const recipe = recipeOf(row);
  const ownTitle = row['own_title'] === null ? null : String(row['own_title']);
  return {
    id: draftId.parse(row['id']),
    title: ownTitle ?? titleOf(sentText(recipe.prompt)),
    ownTitle,
    recipe,
    updatedAtMs: Number(row['updated_ms']),
    binder: row['binder'] === null ? null : String(row['binder']),
    undo,
  };
}

export function summaryOf(row: Row): DraftSummary {
  const { id, title, updatedAtMs, binder } = draftOf(row, noUndo);
  return { id, title, updatedAtMs, takes: Number(row['takes']), binder };
}

export const noUndo: Draft['undo'] = { prompt: null, negativePrompt: null };
