import { DatabaseSync } from 'node:sqlite';
import type { Recipe } from '../../shared/recipe.ts';
import type { TakeState } from '../../shared/take-state.ts';

/** One take as the journal on disk has it. */
export type JournalTake = {
  readonly id: string;
  readonly intent: string;
  readonly state: TakeState;
  readonly hold: string | null;
  readonly money: string;
  readonly remoteId: string | null;
  readonly clipId: string | null;
  readonly failureCode: string | null;
  readonly submittedMs: number | null;
  readonly looks: number;
  readonly recipe: Recipe;
  readonly events: readonly { readonly from: string | null; readonly to: string; readonly cause: string }[];
};

/** Reads the journal past the studio, on a connection of its own. */
export function readJournal(file: string): JournalTake[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const events = database.prepare(
      'SELECT from_state, to_state, cause FROM take_events WHERE take_id = ? ORDER BY id',
    );
    return database
      .prepare(
        `SELECT takes.*, revisions.prompt, revisions.negative_prompt, revisions.aspect_ratio, revisions.duration_s
         FROM takes JOIN revisions ON revisions.id = takes.revision_id ORDER BY takes.position`,
      )
      .all()
      .map((row) => ({
        id: String(row['id']),
        intent: String(row['intent']),
        state: row['state'] as TakeState,
        hold: text(row['hold']),
        money: String(row['money']),
        remoteId: text(row['remote_id']),
        clipId: text(row['clip_id']),
        failureCode: text(row['failure_code']),
        submittedMs: row['submitted_ms'] === null ? null : Number(row['submitted_ms']),
        looks: Number(row['looks']),
        recipe: {
          prompt: String(row['prompt']),
          negativePrompt: String(row['negative_prompt']),
          aspectRatio: row['aspect_ratio'] as Recipe['aspectRatio'],
          durationS: row['duration_s'] as Recipe['durationS'],
        },
        events: events.all(String(row['id'])).map((event) => ({
          from: text(event['from_state']),
          to: String(event['to_state']),
          cause: String(event['cause']),
        })),
      }));
  } finally {
    database.close();
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A take's wish, by which takes that ask for the same are known. */
export function wishOf(recipe: Recipe): string {
  const { prompt, negativePrompt, aspectRatio, durationS } = recipe;
  return JSON.stringify([prompt, negativePrompt, aspectRatio, durationS]);
}
