import type { DatabaseSync } from 'node:sqlite';
import { draftId, takeId } from '../../../shared/contract/ids.ts';
import type { LedgerEntry } from '../../../shared/contract/ledger.ts';
import { durations, titleOf } from '../../../shared/recipe.ts';
import { takeStates } from '../../../shared/take-state.ts';
import { refundWithinMs } from '../spend.ts';
import { one, textOrNull, type Row } from '../takes/journal-rows.ts';

const monies = ['spent', 'unknown', 'refund-expected', 'refunded'] as const;

/** A purchase with what the export tells besides. */
export type Purchase = LedgerEntry & {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly aspectRatio: string;
  readonly model: string;
  readonly service: string;
};

/** Every take that cost money or may have, newest first: practice is free, and what was refused was not bought. */
export function readPurchases(database: DatabaseSync): readonly Purchase[] {
  return database
    .prepare(
      `SELECT takes.*, revisions.draft_id, revisions.number, revisions.prompt, revisions.negative_prompt,
         revisions.aspect_ratio, revisions.duration_s, drafts.own_title,
         coalesce(takes.submitted_ms, takes.accepted_ms, takes.created_ms) AS bought_ms
       FROM takes JOIN revisions ON revisions.id = takes.revision_id JOIN drafts ON drafts.id = revisions.draft_id
       WHERE takes.money IN ('spent', 'unknown', 'refund-expected', 'refunded') ORDER BY bought_ms DESC, takes.id`,
    )
    .all()
    .map(purchaseOf);
}

function purchaseOf(row: Row): Purchase {
  const number = (name: string) => Number(row[name]);
  const optional = (name: string) => (row[name] === null ? null : number(name));
  const money = one(monies, row['money']);
  const endedMs = optional('ended_ms');
  const billedMicros = optional('cost_micros');
  const prompt = String(row['prompt']);
  return {
    takeId: takeId.parse(row['id']),
    draftId: draftId.parse(row['draft_id']),
    title: textOrNull(row['own_title']) ?? titleOf(prompt),
    revisionNumber: number('number'),
    durationS: one(durations, row['duration_s']),
    boughtAtMs: number('bought_ms'),
    state: one(takeStates, row['state']),
    money,
    estimateMicros: number('agreed_micros'),
    quotedMicros: optional('quoted_micros'),
    billedMicros,
    countedMicros: billedMicros ?? number('price_micros'),
    refundDueAtMs: money === 'refund-expected' && endedMs !== null ? endedMs + refundWithinMs : null,
    refundedAtMs: money === 'refunded' ? optional('refunded_ms') : null,
    remoteId: textOrNull(row['remote_id']),
    prompt,
    negativePrompt: String(row['negative_prompt']),
    aspectRatio: String(row['aspect_ratio']),
    model: String(row['model']),
    service: String(row['service']),
  };
}
