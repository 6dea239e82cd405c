import type { Take } from '../../../shared/contract/takes.ts';
import { formatMicros, type Micros } from '../../../shared/money.ts';
import type { TakeCause } from '../../../shared/take-causes.ts';
import type { FailureCode, HoldReason, TakeState } from '../../../shared/take-state.ts';
import { promptLimit } from '../../../shared/recipe.ts';
import { counted, wholeNumber } from './form.ts';
import { formatLeft, formatTimeOfDay } from './time.ts';

/** Why a take that could go on does not. */
const holds: Record<HoldReason, string> = {
  'cap-day': 'Waits: today’s limit is reached',
  'cap-month': 'Waits: this month’s limit is reached',
  credit: 'Waits for credit on the account',
  'disk-full': 'Waits for space on the library’s disk',
  key: 'Waits for a working API key',
  'library-offline': 'Waits for the library’s disk',
  'library-read-only': 'Waits: the library cannot be written',
  'maybe-bought': 'Waits for you: it may have been bought already',
  offline: 'Waits for the network',
  'other-service': 'Waits: belongs to another service than the one in use',
  paused: 'Waits: the queue is paused',
  permission: 'Waits: the key may not do this',
  place: 'Waits for a free place',
  'price-changed': 'The price changed',
  rate: 'Waits: as many a minute as the account allows',
  'service-down': 'Waits: the service does not answer',
};

/** What happened, in one sentence; money is said beside it. */
const failures: Record<FailureCode, string> = {
  'bad-request': 'The service did not accept this request.',
  'deleted-remotely': 'The service no longer has this clip.',
  'failed-remotely': 'The service could not make this one.',
  'gave-up': 'The clip could not be fetched, again and again.',
  'model-unknown': 'The service does not know this model.',
  moderation: 'Refused by moderation.',
  'no-output': 'The service finished without a clip.',
  'not-a-video': 'What came back is not a video.',
  'not-bought': 'It was not bought: you decided so.',
  refused: 'The service refused this one.',
  'service-down': 'The service was not there.',
  'timed-out-remotely': 'The service ran out of time.',
  'too-large': 'The file was too large to be a clip.',
};

/** The events of a take's life, as its history tells them. */
const causes: Record<TakeCause, string> = {
  generate: 'Queued',
  again: 'Queued once more',
  send: 'Sent to the service',
  accepted: 'The service took it',
  'not-sent': 'It never left: the connection failed before',
  'turned-away': 'The service turned it away without buying',
  refused: 'The service refused it',
  unclear: 'The answer did not arrive',
  'found-submitting': 'Dailies ended while it was being sent',
  adopted: 'Recognised in the account’s history',
  'not-bought': 'You decided that it was not bought',
  completed: 'The service finished it',
  'remote-failed': 'The service could not make it',
  'remote-gone': 'The service no longer has it',
  kept: 'Saved in the library',
  undeliverable: 'What came is no clip that can be saved',
  fetch: 'Fetching again',
  refunded: 'The account’s billing shows the refund',
  cancel: 'Cancelled',
  restore: 'Put back into the queue',
  approved: 'You let it go on',
  edited: 'Edited while it waited',
  moved: 'Moved to another place in the queue',
  'output-left': 'One of its files could not be had',
  'other-service': 'You moved it to the service in use',
  'price-changed': 'The price changed before it was sent',
};

/** A history may hold causes of a newer version, which have no words here. */
function isCause(cause: string): cause is TakeCause {
  return Object.hasOwn(causes, cause);
}

const states: Record<TakeState, string> = {
  queued: 'Waiting',
  submitting: 'Being sent',
  unconfirmed: 'Unconfirmed',
  running: 'Being made',
  downloading: 'Saving',
  kept: 'Saved',
  failed: 'Failed',
  expired: 'Expired',
  cancelled: 'Cancelled',
};

function money(kind: Take['money'], price: Micros): string {
  const amount = formatMicros(price);
  switch (kind) {
    case 'not-spent':
      return 'Not billed.';
    case 'spent':
      return `${amount} was spent.`;
    case 'unknown':
      return `Whether ${amount} was spent is not known yet.`;
    case 'refund-expected':
      return `A refund of ${amount} is on its way: within three hours, otherwise check your account’s billing.`;
    case 'refunded':
      return `${amount} was refunded.`;
    case 'free':
      return 'Practice: nothing was spent.';
  }
}

function busyWords(running: number, waiting: number): string {
  if (running === 0 && waiting === 0) return 'Nothing on its way';
  const parts = [];
  if (running > 0) parts.push(`${wholeNumber(running)} on the way`);
  if (waiting > 0) parts.push(`${wholeNumber(waiting)} waiting`);
  return parts.join(', ');
}

const maybeBought =
  'May have been bought already: the file with your takes was damaged, and this comes from an older copy.';

function whatWasFound(isLookedFor: boolean, found: number): string {
  if (!isLookedFor) return 'The account’s history could not be asked yet.';
  return found === 0
    ? 'Nothing in the account’s history fits it.'
    : `${counted(found, 'entry', 'entries')} in the account’s history could be it: look at your account’s billing first.`;
}

/** Every word of the room Queue. */
export const queueText = {
  title: 'Queue',
  list: 'Queue',
  busy: busyWords,
  pause: 'Pause',
  resume: 'Resume',
  paused: 'Paused. What was sent goes on; nothing new is bought.',
  loading: 'Reading the queue …',
  sections: {
    needs: 'Needs you',
    going: 'On its way',
    waiting: 'Waiting',
    ended: 'Ended recently',
  },
  empty: {
    title: 'Nothing on its way',
    body: 'Takes you generate are made here, with their time and their price.',
    action: 'Write a prompt',
  },
  failed: {
    title: 'The queue could not be read',
    body: 'Nothing is lost: takes are kept on disk.',
    action: 'Try again',
  },
  states,
  holds,
  holdUntil: (reason: HoldReason, untilMs: number) => `${holds[reason]}, until ${formatTimeOfDay(untilMs)}`,
  failures,
  expired: 'The service deleted its copy before it could be fetched.',
  unconfirmed: 'May already be paid for: no clear answer came when it was sent.',
  turnedAway:
    'The service asked for a slower pace and did not take it. Nothing was bought; it is sent again when you say so.',
  otherService: {
    practice:
      'Queued for practice, and a key is in use now. Nothing is bought: you see its price before it is sent.',
    live: 'Queued for another service than the one in use. Nothing was bought: you see its price before it is sent there.',
  },
  maybeBought: (isLookedFor: boolean, found: number) => `${maybeBought} ${whatWasFound(isLookedFor, found)}`,
  priceChanged: (price: Micros) => `The price is now ${formatMicros(price)}.`,
  money,
  serviceSays: (detail: string) => `The service says: “${detail}”`,
  /** The title is left out where it only repeats the prompt. */
  revision: (title: string | null, revision: number) =>
    title === null || title === '' ? `Revision ${revision}` : `${title}, revision ${revision}`,
  seconds: (durationS: number) => `${durationS} s`,
  practice: 'free',
  estimate: (price: Micros) => formatMicros(price),
  usually: (range: string) => `usually ${range}`,
  longer: (range: string) => `longer than the usual ${range}`,
  sending: 'Sending …',
  starting: 'Starting to save …',
  saving: (progress: string) => `Saving, ${progress}`,
  savingSlowly: (progress: string) => `Hardly anything arrives; saving goes on, ${progress}`,
  savingWaits: (progress: string | null) =>
    progress === null ? 'Waits for others to be saved' : `Waits for others to be saved, ${progress}`,
  checking: 'Checking the file …',
  retryIn: (span: string) => `The connection dropped; again in ${span}`,
  remoteCopy: (leftMs: number) =>
    leftMs <= 0 ? 'The service’s copy may be gone' : `The service’s copy: ${formatLeft(leftMs)}`,
  handle: (place: number, count: number) => `Place ${place} of ${count}: drag, or move with the arrow keys`,
  next: 'Next in line',
  cancelled: (moneyWords: string) => `Cancelled. ${moneyWords}`,
  place: (place: number) => `Place ${place} in the queue`,
  keptIn: (span: string) => `Saved, made in ${span}`,
  flagged: 'Marked as sensitive by the service',
  actions: {
    edit: 'Edit the prompt',
    change: 'Edit …',
    again: 'Try again',
    fetch: 'Fetch again',
    dismiss: 'Dismiss',
    dismissAll: 'Dismiss all',
    cancel: 'Cancel',
    cancelAll: 'Cancel all waiting',
    show: 'Show in library',
    sendAgain: 'Send again',
    sendAfterAll: (price: Micros) => `Not bought: send for ${formatMicros(price)}`,
    changeService: 'Use the present service',
    approve: (price: Micros) => `Go on for ${formatMicros(price)}`,
    lookAgain: 'Look again',
    decide: 'Decide …',
    more: (title: string) => `More for ${title === '' ? 'this take' : title}`,
    copyPrompt: 'Copy prompt',
    copyRemoteId: 'Copy remote id',
    history: 'History of this take',
    openDraft: 'Open the draft',
    first: 'Move to the front',
    up: 'Move up',
    down: 'Move down',
    last: 'Move to the end',
    play: 'Play',
  },
  toasts: {
    cancelled: (amount: number) => `${counted(amount, 'take', 'takes')} cancelled. Nothing was bought.`,
    undo: 'Undo',
    promptCopied: 'Prompt copied',
    idCopied: 'Remote id copied',
    dismissed: (amount: number) =>
      `${counted(amount, 'take', 'takes')} dismissed; the draft’s history keeps them.`,
    moved: (place: number) => `Moved to place ${place}`,
    again: 'Queued once more',
    edited: 'Changed. It keeps its place.',
  },
  banner: {
    title: (amount: number) =>
      amount === 1 ? 'One take may already be paid for.' : `${amount} takes may already be paid for.`,
    body: 'No clear answer came when it was sent, and the account’s history does not settle it. It is never sent again by itself.',
    bodyMany:
      'No clear answer came when they were sent, and the account’s history does not settle it. They are never sent again by themselves.',
  },
  decide: {
    title: 'Was this take bought?',
    intro: 'It was sent, and no answer came that says whether it was bought. Only you can settle it.',
    sentAt: 'Sent',
    lookedAt: 'Account looked at',
    never: 'not yet',
    amount: 'Amount',
    prompt: 'Prompt',
    found: (amount: number) =>
      amount === 0
        ? 'Nothing in the account’s history fits.'
        : `${counted(amount, 'entry', 'entries')} in the account’s history could be it.`,
    candidates: 'Entries in the account’s history',
    noPrompt: 'The history does not show its prompt.',
    unknownTime: 'time not given',
    take: 'It was bought: take this one',
    notBought: 'It was not bought',
    notBoughtHint:
      '“It was not bought” ends this take. Should it turn up after all, the service keeps its clip for seven days.',
    lookAgain: 'Look again',
    looking: 'Looking …',
    close: 'Not now',
    settled: 'Settled: the account’s history shows it.',
  },
  edit: {
    title: 'Edit this take',
    prompt: 'Prompt',
    negative: 'Negative prompt',
    ratio: 'Aspect ratio',
    duration: 'Duration',
    free: 'Practice: it costs nothing.',
    price: (price: Micros) => `It will cost ${formatMicros(price)}.`,
    asking: 'Asking for the price …',
    estimate: 'This is the list price: the service did not answer.',
    hint: 'The draft keeps its text; this becomes a revision of it.',
    problems: {
      'prompt-empty': 'Write what it shall show.',
      'prompt-too-long': `The service takes ${wholeNumber(promptLimit)} characters at most.`,
    },
    save: 'Change',
    cancel: 'Not now',
    gone: 'It has been sent meanwhile, as it was.',
  },
  again: {
    title: 'Try again?',
    asking: 'Asking for the price …',
    body: (price: Micros) =>
      `The same prompt is sent once more, as a new take. It costs ${formatMicros(price)}.`,
    estimate: 'This is the list price: the service did not answer.',
    confirm: (price: Micros) => `Try again for ${formatMicros(price)}`,
    cancel: 'Not now',
  },
  history: {
    title: 'History of this take',
    loading: 'Reading …',
    close: 'Close',
    cause: (cause: string, to: TakeState) => (isCause(cause) ? causes[cause] : states[to]),
  },
} as const;
