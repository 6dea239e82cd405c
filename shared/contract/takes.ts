import { z } from 'zod';
import { failureCodes, holdReasons, takeStates } from '../take-state.ts';
import { clipId, draftId, revisionId, takeId } from './ids.ts';
import { micros, recipe, revisionNumber, timeMs } from './recipe.ts';
import { variant } from './revisions.ts';

export const take = z.object({
  id: takeId,
  draftId,
  revisionId,
  revisionNumber: z.int().min(1),
  title: z.string(),
  recipe,
  state: z.enum(takeStates),
  service: z.enum(['practice', 'live']),
  /** Place among the queued, smallest first; null once sent. */
  position: z.number().nullable(),
  hold: z.object({ reason: z.enum(holdReasons), untilMs: timeMs.nullable() }).nullable(),
  createdAtMs: timeMs,
  submittedAtMs: timeMs.nullable(),
  acceptedAtMs: timeMs.nullable(),
  completedAtMs: timeMs.nullable(),
  endedAtMs: timeMs.nullable(),
  /** `detail`: the service's own words, if any. */
  failure: z.object({ code: z.enum(failureCodes), detail: z.string().nullable() }).nullable(),
  /** What this take is expected to cost, or cost where known. */
  priceMicros: micros,
  priceIsActual: z.boolean(),
  /** `expected`: the service refunds failed tasks within three hours. */
  money: z.enum(['not-spent', 'spent', 'unknown', 'refund-expected', 'refunded', 'free']),
  /** Usual range of what takes of this model and duration needed. */
  usual: z.object({ lowMs: z.int(), highMs: z.int(), samples: z.int() }).nullable(),
  download: z
    .object({
      receivedBytes: z.int().min(0),
      totalBytes: z.int().min(0).nullable(),
      attempt: z.int().min(0),
      /** `slow`: hardly anything comes. `waiting`: for a place, or for the next try. */
      pace: z.enum(['usual', 'slow', 'waiting']),
      retryAtMs: timeMs.nullable(),
    })
    .nullable(),
  /** When the service deletes its copy (seven days after it was made). */
  remoteExpiresAtMs: timeMs.nullable(),
  remoteId: z.string().nullable(),
  clipId: clipId.nullable(),
  flagged: z.boolean(),
  /** For `unconfirmed`: what the account's history showed. */
  candidates: z.array(
    z.object({ remoteId: z.string(), createdAtMs: timeMs.nullable(), prompt: z.string().nullable() }),
  ),
  lookedAtMs: timeMs.nullable(),
});
export type Take = z.output<typeof take>;

export const takeHistoryEntry = z.object({
  atMs: timeMs,
  from: z.enum(takeStates).nullable(),
  to: z.enum(takeStates),
  cause: z.string(),
  detail: z.string().nullable(),
});

const ids = z.array(takeId).min(1).max(500);

export const takeRequests = {
  /** All takes that are not ended, and the ended ones that still want the user's eye. */
  'takes.list': {
    input: z.object({}),
    output: z.object({ revision: revisionNumber, takes: z.array(take) }),
  },
  'takes.ofDraft': { input: z.object({ draftId }), output: z.object({ takes: z.array(take) }) },
  /**
   * Pins a revision and queues `count` takes of it. The same `intent` twice queues once: a double click buys once.
   * `agreedMicros` is the price of one take that the user saw. With `variants` just these texts are bought, `count` takes of each, as one
   * batch with one cap; without, the recipe as it stands. Answers with the first revision's number.
   */
  'takes.generate': {
    input: z.object({
      intent: z.string().regex(/^[a-z0-9-]{8,40}$/),
      draftId,
      recipe,
      variants: z.array(variant).min(1).max(200).optional(),
      count: z.int().min(1).max(100),
      agreedMicros: micros.min(0),
    }),
    output: z.object({ ids: z.array(takeId), revisionNumber: z.int() }),
  },
  'takes.again': {
    input: z.object({
      intent: z.string().regex(/^[a-z0-9-]{8,40}$/),
      id: takeId,
      agreedMicros: micros.min(0),
    }),
    output: z.object({ ids: z.array(takeId) }),
  },
  /** Another recipe for a take that still waits; `agreedMicros` is its price that the user saw. */
  'takes.edit': { input: z.object({ id: takeId, recipe, agreedMicros: micros.min(0) }), output: take },
  'takes.cancel': { input: z.object({ ids }), output: z.object({ cancelled: z.int() }) },
  'takes.restore': { input: z.object({ ids }), output: z.object({ restored: z.int() }) },
  /** Puts a queued take before another one, or last. */
  'takes.move': { input: z.object({ id: takeId, before: takeId.nullable() }), output: z.object({}) },
  /** Takes ended ones out of the queue's list; they stay in their draft's history. */
  'takes.dismiss': { input: z.object({ ids }), output: z.object({}) },
  /** Tries a stopped download again, now. */
  'takes.fetch': { input: z.object({ id: takeId }), output: z.object({}) },
  /** Looks for an unconfirmed take in the account's history, now. */
  'takes.lookAgain': { input: z.object({ id: takeId }), output: take },
  /** The user's decision about an unconfirmed take. */
  'takes.decide': {
    input: z.object({
      id: takeId,
      choice: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('adopt'), remoteId: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) }),
        z.object({ kind: z.literal('not-bought') }),
      ]),
    }),
    output: take,
  },
  /** Accepts the new price of a take that waits with `price-changed`, or sends one that was refused again. */
  'takes.approve': { input: z.object({ ids }), output: z.object({}) },
  'takes.history': {
    input: z.object({ id: takeId }),
    output: z.object({ entries: z.array(takeHistoryEntry) }),
  },
  'takes.pause': { input: z.object({}), output: z.object({}) },
  'takes.resume': { input: z.object({}), output: z.object({}) },
  /** Price of one take: live where the service answers, the list price otherwise. */
  'takes.quote': {
    input: z.object({ durationS: recipe.shape.durationS, aspectRatio: recipe.shape.aspectRatio }),
    output: z.object({ unitMicros: micros, source: z.enum(['live', 'list', 'free']) }),
  },
} as const;

export const takeEvents = {
  'takes.changed': z.object({
    revision: revisionNumber,
    upserts: z.array(take),
    removed: z.array(takeId),
  }),
} as const;
