/** The life of a take (docs/architecture.md has the picture; electron/services/takes/machine.ts has the table). */
export const takeStates = [
  'queued',
  'submitting',
  'unconfirmed',
  'running',
  'downloading',
  'kept',
  'failed',
  'expired',
  'cancelled',
] as const;
export type TakeState = (typeof takeStates)[number];

/** Why a take ended without a clip. Each has its words in the renderer, with what it means for money. */
export const failureCodes = [
  'bad-request',
  'deleted-remotely',
  'failed-remotely',
  'gave-up',
  'model-unknown',
  'moderation',
  'no-output',
  'not-a-video',
  'not-bought',
  'refused',
  'service-down',
  'timed-out-remotely',
  'too-large',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Why a take that could go on does not, or null when nothing holds it. */
export const holdReasons = [
  'cap-day',
  'cap-month',
  'credit',
  'disk-full',
  'key',
  'library-offline',
  'library-read-only',
  'maybe-bought',
  'offline',
  'other-service',
  'paused',
  'permission',
  'place',
  'price-changed',
  'rate',
  'service-down',
] as const;
export type HoldReason = (typeof holdReasons)[number];

export const endedStates: ReadonlySet<TakeState> = new Set(['kept', 'failed', 'expired', 'cancelled']);

/** "Predictions and outputs are deleted after 7 days" (reference: History). */
export const remoteLifeMs = 7 * 24 * 60 * 60_000;

/** How long after its submission an unconfirmed take is looked for before the user is asked; looking goes on, less often. */
export const lookForMs = 10 * 60_000;
