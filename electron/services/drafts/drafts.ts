import type { DatabaseSync } from 'node:sqlite';
import { draftId, type DraftId, type RevisionId } from '../../../shared/contract/ids.ts';
import type { Draft, DraftSummary } from '../../../shared/contract/drafts.ts';
import type { Revision } from '../../../shared/contract/revisions.ts';
import { emptyRecipe, sameRecipe, type Recipe } from '../../../shared/recipe.ts';
import type { Clock, Random } from '../ports.ts';
import { transaction } from '../sqlite.ts';
import { createBinders } from './binders.ts';
import { draftOf, draftRow, noUndo, recipeOf, selectDrafts, summaryOf } from './draft-rows.ts';
import { createDraftSearch } from './draft-search.ts';
import { createDraftUndo } from './draft-undo.ts';
import { latestRevision, pinRevision, type Origin, type PinnedRevision } from './revisions.ts';
import { renameRevision, timelineOf, type Keepers } from './timeline.ts';

export type DraftsChange = {
  readonly revision: number;
  readonly changed: readonly DraftId[];
  /** Nothing but the text of this draft changed, by `save`. */
  readonly saved?: DraftSummary;
};

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
  const undo = createDraftUndo(ports);
  const binders = createBinders(database, changed);
  let revision = 0;

  function changed(...ids: readonly DraftId[]): void {
    revision += 1;
    options.onChanged({ revision, changed: ids });
  }

  const rowOf = (id: DraftId) => draftRow(database, id);

  function listed(condition: string): DraftSummary[] {
    return database.prepare(`${selectDrafts} WHERE ${condition}`).all().map(summaryOf);
  }

  function setTrashed(id: DraftId, atMs: number | null): void {
    database.prepare('UPDATE drafts SET trashed_ms = ? WHERE id = ?').run(atMs, id);
  }

  function create(recipe: Recipe = emptyRecipe, binder: string | null = null): Draft {
    const id = draftId.parse(random.id(16));
    const now = clock.now();
    const { prompt, negativePrompt, aspectRatio, durationS } = recipe;
    database
      .prepare(
        `INSERT INTO drafts (id, prompt, negative_prompt, aspect_ratio, duration_s, created_ms, updated_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, prompt, negativePrompt, aspectRatio, durationS, now, now);
    if (binder === null) changed();
    else binders.bind([id], binder);
    return draftOf(rowOf(id), noUndo);
  }

  function rename(id: DraftId, title: string): DraftSummary {
    rowOf(id);
    database.prepare('UPDATE drafts SET own_title = ? WHERE id = ?').run(title.trim() || null, id);
    changed();
    return summaryOf(rowOf(id));
  }

  return {
    binders,
    search: createDraftSearch(database),
    /** The newest first; without the trashed. */
    list: () => ({
      revision,
      drafts: listed('trashed_ms IS NULL ORDER BY updated_ms DESC, drafts.rowid DESC'),
      binders: binders.list(),
    }),
    /** What was thrown away last comes first. */
    trashed: () => listed('trashed_ms IS NOT NULL ORDER BY trashed_ms DESC, drafts.rowid DESC'),
    open: (id: DraftId): Draft => draftOf(rowOf(id), undo.of(id)),
    create,
    /** A new draft of the same text beside the first; its revisions and takes stay with that. */
    duplicate(id: DraftId): Draft {
      const { recipe, binder, ownTitle } = draftOf(rowOf(id), noUndo);
      const copy = create(recipe, binder);
      if (ownTitle !== null) rename(copy.id, titleOfCopy(ownTitle));
      return draftOf(rowOf(copy.id), noUndo);
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
      // Until the editor keeps the next one, undo would speak of an older text.
      undo.forget(id);
      const saved = summaryOf(rowOf(id));
      revision += 1;
      options.onChanged({ revision, changed: [], saved });
      return saved;
    },
    /** For the text as it was last saved. */
    keepUndo(id: DraftId, histories: Draft['undo']): void {
      rowOf(id);
      undo.keep(id, histories);
    },
    rename,
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
    pinRevision(id: DraftId, recipe: Recipe, origin: Origin = {}): PinnedRevision {
      return transaction(database, () => pinRevision(ports, id, recipe, origin));
    },
    timeline: (id: DraftId, keepersOf: Keepers): Promise<Revision[]> => timelineOf(database, id, keepersOf),
    renameRevision(id: RevisionId, name: string): void {
      renameRevision(database, id, name);
      changed();
    },
    /** Somebody else changed what the list shows: takes were queued. */
    touched(): void {
      changed();
    },
  };
}

/** "Opening" → "Opening 2" → "Opening 3". */
function titleOfCopy(title: string): string {
  const [, stem, number] = /^(.*?)(?: (\d{1,6}))?$/su.exec(title) ?? [];
  return `${stem ?? title} ${number === undefined ? 2 : Number(number) + 1}`;
}
