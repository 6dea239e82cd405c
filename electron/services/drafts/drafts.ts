import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { draftId, type DraftId } from '../../../shared/contract/ids.ts';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  aspectRatios,
  durations,
  emptyRecipe,
  sameRecipe,
  titleOf,
  type Recipe,
} from '../../../shared/recipe.ts';
import type { Clock, Random } from '../ports.ts';
import { transaction } from '../sqlite.ts';
import { latestRevision, pinRevision, type PinnedRevision } from './revisions.ts';

export type DraftsChange = { readonly revision: number; readonly changed: readonly DraftId[] };

export type Drafts = ReturnType<typeof createDrafts>;

/**
 * Texts being written. Every save is on the disk when it returns. `onChanged` names the drafts whose text was written by anything
 * but `save`, so that an editor knows when to reload.
 */
export function createDrafts(
  ports: { readonly clock: Clock; readonly random: Random; readonly database: DatabaseSync },
  options: { onChanged(change: DraftsChange): void },
) {
  const { clock, random, database } = ports;
  let revision = 0;

  function changed(...ids: readonly DraftId[]): void {
    revision += 1;
    options.onChanged({ revision, changed: ids });
  }

  function rowOf(id: DraftId): Readonly<Record<string, SQLOutputValue>> {
    const row = database.prepare(`${select} WHERE drafts.id = ?`).get(id);
    if (row === undefined) throw new AppError('not-found', `No draft ${id}`);
    return row;
  }

  function setTrashed(id: DraftId, atMs: number | null): void {
    database.prepare('UPDATE drafts SET trashed_ms = ? WHERE id = ?').run(atMs, id);
  }

  return {
    /** The newest first; without the trashed. */
    list(): { readonly revision: number; readonly drafts: DraftSummary[] } {
      const rows = database.prepare(
        `${select} WHERE trashed_ms IS NULL ORDER BY updated_ms DESC, drafts.rowid DESC`,
      );
      return { revision, drafts: rows.all().map(summaryOf) };
    },
    open(id: DraftId): Draft {
      return draftOf(rowOf(id));
    },
    create(recipe: Recipe = emptyRecipe): Draft {
      const id = draftId.parse(random.id(16));
      const now = clock.now();
      const { prompt, negativePrompt, aspectRatio, durationS } = recipe;
      database
        .prepare('INSERT INTO drafts VALUES (?, NULL, ?, ?, ?, ?, ?, ?, NULL)')
        .run(id, prompt, negativePrompt, aspectRatio, durationS, now, now);
      changed();
      return draftOf(rowOf(id));
    },
    /** The same text again is no change: neither the order of the list nor the disk is touched. */
    save(id: DraftId, recipe: Recipe): DraftSummary {
      const before = rowOf(id);
      if (sameRecipe(recipeOf(before), recipe)) return summaryOf(before);
      const { prompt, negativePrompt, aspectRatio, durationS } = recipe;
      database
        .prepare(
          `UPDATE drafts SET prompt = ?, negative_prompt = ?, aspect_ratio = ?, duration_s = ?, updated_ms = ?
           WHERE id = ?`,
        )
        .run(prompt, negativePrompt, aspectRatio, durationS, clock.now(), id);
      changed();
      return summaryOf(rowOf(id));
    },
    rename(id: DraftId, title: string): DraftSummary {
      rowOf(id);
      database.prepare('UPDATE drafts SET own_title = ? WHERE id = ?').run(title.trim() || null, id);
      changed();
      return summaryOf(rowOf(id));
    },
    /** Can be undone by `restore`, unless there was nothing in it: no text and no take. */
    trash(id: DraftId): void {
      const row = rowOf(id);
      const { prompt, negativePrompt } = recipeOf(row);
      const isBlank = prompt.trim() === '' && negativePrompt.trim() === '' && row['own_title'] === null;
      const used = database.prepare('SELECT 1 FROM revisions WHERE draft_id = ?').get(id) !== undefined;
      if (isBlank && !used) database.prepare('DELETE FROM drafts WHERE id = ?').run(id);
      else setTrashed(id, clock.now());
      changed();
    },
    restore(id: DraftId): DraftSummary {
      rowOf(id);
      setTrashed(id, null);
      changed();
      return summaryOf(rowOf(id));
    },
    latestRevision(id: DraftId): PinnedRevision | null {
      rowOf(id);
      return latestRevision(database, id);
    },
    pinRevision(id: DraftId, recipe: Recipe): PinnedRevision {
      return transaction(database, () => pinRevision(ports, id, recipe));
    },
    /** Somebody else changed what the list shows: takes were queued. */
    touched(): void {
      changed();
    },
  };
}

const select = `
  SELECT drafts.*, (SELECT count(*) FROM takes JOIN revisions ON revisions.id = takes.revision_id
    WHERE revisions.draft_id = drafts.id) AS takes FROM drafts`;

function recipeOf(row: Readonly<Record<string, SQLOutputValue>>): Recipe {
  return {
    prompt: String(row['prompt']),
    negativePrompt: String(row['negative_prompt']),
    aspectRatio: aspectRatios.find((ratio) => ratio === row['aspect_ratio']) ?? emptyRecipe.aspectRatio,
    durationS: durations.find((duration) => duration === row['duration_s']) ?? emptyRecipe.durationS,
  };
}

function draftOf(row: Readonly<Record<string, SQLOutputValue>>): Draft {
  const recipe = recipeOf(row);
  const ownTitle = row['own_title'] === null ? null : String(row['own_title']);
  return {
    id: draftId.parse(row['id']),
    title: ownTitle ?? titleOf(recipe.prompt),
    ownTitle,
    recipe,
    updatedAtMs: Number(row['updated_ms']),
  };
}

function summaryOf(row: Readonly<Record<string, SQLOutputValue>>): DraftSummary {
  const { id, title, updatedAtMs } = draftOf(row);
  return { id, title, updatedAtMs, takes: Number(row['takes']) };
}
