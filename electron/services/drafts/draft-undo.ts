import type { DatabaseSync } from 'node:sqlite';
import type { Draft } from '../../../shared/contract/drafts.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Clock } from '../ports.ts';
import { noUndo } from './draft-rows.ts';

/** The editor's undo histories, kept so that undo survives a restart. They belong to the text as it was last saved. */
export function createDraftUndo({
  clock,
  database,
}: {
  readonly clock: Clock;
  readonly database: DatabaseSync;
}) {
  const find = database.prepare('SELECT prompt, negative_prompt FROM draft_undo WHERE draft_id = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO draft_undo VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM draft_undo WHERE draft_id = ?');
  return {
    of(id: DraftId): Draft['undo'] {
      const row = find.get(id);
      if (row === undefined) return noUndo;
      return { prompt: textOrNull(row['prompt']), negativePrompt: textOrNull(row['negative_prompt']) };
    },
    keep(id: DraftId, { prompt, negativePrompt }: Draft['undo']): void {
      insert.run(id, prompt, negativePrompt, clock.now());
    },
    /** Another hand wrote the text: its history would undo something else. */
    forget(id: DraftId): void {
      remove.run(id);
    },
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
