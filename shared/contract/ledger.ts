import { z } from 'zod';
import { ledgerGroupings } from '../ledger-groupings.ts';
import { durations } from '../recipe.ts';
import { takeStates } from '../take-state.ts';
import { draftId, takeId } from './ids.ts';
import { micros, timeMs } from './recipe.ts';

/** What a number of bought takes cost. What is in practice is free and is in no sum. */
export const ledgerSums = z.object({
  takes: z.int().min(0),
  /** Spent for good, as billed where the billing told it, otherwise as priced at the purchase. */
  spentMicros: micros,
  /** Charged for takes that failed; the service gives it back within three hours. */
  refundDueMicros: micros,
  /** Given back, by the account's billing. */
  refundedMicros: micros,
  /** May have been charged: unconfirmed takes. */
  unclearMicros: micros,
  /** Takes that ended as clips. */
  clips: z.int().min(0),
  /** Spent for good on takes that have ended, by the clips that came of them; null without a clip. */
  perClipMicros: micros.nullable(),
});
export type LedgerSums = z.output<typeof ledgerSums>;

export const ledgerGroup = z.object({
  /** First and last moment of the local day or month, or of the draft's purchases. */
  fromMs: timeMs,
  toMs: timeMs,
  /** For `draft`. */
  draftId: draftId.nullable(),
  title: z.string().nullable(),
  sums: ledgerSums,
});
export type LedgerGroup = z.output<typeof ledgerGroup>;

export const ledgerEntry = z.object({
  takeId,
  draftId,
  title: z.string(),
  revisionNumber: z.int().min(1),
  durationS: z.literal(durations),
  boughtAtMs: timeMs,
  state: z.enum(takeStates),
  money: z.enum(['spent', 'unknown', 'refund-expected', 'refunded']),
  /** The price that the user saw before the click. */
  estimateMicros: micros,
  /** The live price at the purchase; null where only the list price was known. */
  quotedMicros: micros.nullable(),
  /** What was billed; null until the billing told it. */
  billedMicros: micros.nullable(),
  /** What counts in the sums: as billed, otherwise as priced. */
  countedMicros: micros,
  /** For `refund-expected`: by then it should have come. */
  refundDueAtMs: timeMs.nullable(),
  refundedAtMs: timeMs.nullable(),
  remoteId: z.string().nullable(),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

export const ledgerRequests = {
  /** Newest first. */
  'ledger.summary': {
    input: z.object({ by: z.enum(ledgerGroupings) }),
    output: z.object({ total: ledgerSums, groups: z.array(ledgerGroup) }),
  },
  /** The purchases from `fromMs` to `toMs`, of one draft or of all, newest first. */
  'ledger.list': {
    input: z.object({
      fromMs: timeMs,
      toMs: timeMs,
      draftId: draftId.nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ entries: z.array(ledgerEntry), total: z.int().min(0) }),
  },
  /** Asks for a file, then writes all purchases into it as CSV. `cancelled` when the user closed the dialog. */
  'ledger.export': { input: z.object({}), output: z.object({ takes: z.int().min(0) }) },
} as const;
