import type { SQLOutputValue } from 'node:sqlite';
import { clipId, draftId, revisionId, takeId } from '../../../shared/contract/ids.ts';
import { aspectRatios, durations, titleOf, type Recipe } from '../../../shared/recipe.ts';
import { failureCodes, holdReasons, takeStates } from '../../../shared/take-state.ts';
import type { Candidate, TakeFacts, TakeRecord } from './record.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

const moneyStates = ['not-spent', 'spent', 'unknown', 'refund-expected', 'refunded', 'free'] as const;

/** Column ↔ fact, in one place, so that reading and writing cannot drift apart. */
export const columns = {
  service: 'service',
  state: 'state',
  position: 'position',
  hold: 'hold',
  sentMs: 'sent_ms',
  submittedMs: 'submitted_ms',
  acceptedMs: 'accepted_ms',
  completedMs: 'completed_ms',
  endedMs: 'ended_ms',
  dismissedMs: 'dismissed_ms',
  remoteId: 'remote_id',
  remoteCreatedMs: 'remote_created_ms',
  outputs: 'outputs',
  flagged: 'flagged',
  agreedMicros: 'agreed_micros',
  priceMicros: 'price_micros',
  quotedMicros: 'quoted_micros',
  costMicros: 'cost_micros',
  refundedMs: 'refunded_ms',
  money: 'money',
  failureCode: 'failure_code',
  failureDetail: 'failure_detail',
  clipId: 'clip_id',
  inferenceMs: 'inference_ms',
  tookMs: 'took_ms',
  tookGapMs: 'took_gap_ms',
  looks: 'looks',
  lookedMs: 'looked_ms',
  candidates: 'candidates',
} as const satisfies Record<keyof TakeFacts, string>;
export const facts = Object.keys(columns) as readonly (keyof TakeFacts)[];

export const selectTakes = `
  SELECT takes.*, revisions.draft_id, revisions.number, revisions.prompt, revisions.negative_prompt,
    revisions.aspect_ratio, revisions.duration_s, drafts.own_title
  FROM takes JOIN revisions ON revisions.id = takes.revision_id JOIN drafts ON drafts.id = revisions.draft_id`;

export function toColumn(value: TakeFacts[keyof TakeFacts]): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

export function recordOf(row: Row): TakeRecord {
  const recipe = recipeOf(row);
  const clip = textOrNull(row['clip_id']);
  return {
    id: takeId.parse(row['id']),
    draftId: draftId.parse(row['draft_id']),
    revisionId: revisionId.parse(row['revision_id']),
    revisionNumber: Number(row['number']),
    title: textOrNull(row['own_title']) ?? titleOf(recipe.prompt),
    recipe,
    model: String(row['model']),
    createdMs: Number(row['created_ms']),
    service: String(row['service']),
    state: one(takeStates, row['state']),
    position: Number(row['position']),
    hold: row['hold'] === null ? null : one(holdReasons, row['hold']),
    sentMs: numberOrNull(row['sent_ms']),
    submittedMs: numberOrNull(row['submitted_ms']),
    acceptedMs: numberOrNull(row['accepted_ms']),
    completedMs: numberOrNull(row['completed_ms']),
    endedMs: numberOrNull(row['ended_ms']),
    dismissedMs: numberOrNull(row['dismissed_ms']),
    remoteId: textOrNull(row['remote_id']),
    remoteCreatedMs: numberOrNull(row['remote_created_ms']),
    outputs: JSON.parse(String(row['outputs'])) as readonly string[],
    flagged: row['flagged'] === 1,
    agreedMicros: Number(row['agreed_micros']),
    priceMicros: Number(row['price_micros']),
    quotedMicros: numberOrNull(row['quoted_micros']),
    costMicros: numberOrNull(row['cost_micros']),
    refundedMs: numberOrNull(row['refunded_ms']),
    money: one(moneyStates, row['money']),
    failureCode: row['failure_code'] === null ? null : one(failureCodes, row['failure_code']),
    failureDetail: textOrNull(row['failure_detail']),
    clipId: clip === null ? null : clipId.parse(clip),
    inferenceMs: numberOrNull(row['inference_ms']),
    tookMs: numberOrNull(row['took_ms']),
    tookGapMs: numberOrNull(row['took_gap_ms']),
    looks: Number(row['looks']),
    lookedMs: numberOrNull(row['looked_ms']),
    candidates: JSON.parse(String(row['candidates'])) as readonly Candidate[],
  };
}

function recipeOf(row: Row): Recipe {
  return {
    prompt: String(row['prompt']),
    negativePrompt: String(row['negative_prompt']),
    aspectRatio: one(aspectRatios, row['aspect_ratio']),
    durationS: one(durations, row['duration_s']),
  };
}

export function one<const T extends string | number>(
  allowed: readonly T[],
  value: SQLOutputValue | undefined,
): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`The journal holds a word it does not know: ${String(value)}`);
  return found;
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

export function textOrNull(value: SQLOutputValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
