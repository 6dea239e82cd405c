import { takeStates, type TakeState } from '../../../shared/take-state.ts';
import type { Money } from './record.ts';

/** Everything that can happen to a take. Each is also the cause written into its history. */
export const takeEvents = [
  /** The scheduler hands it to the submitter: committed before the POST leaves. */
  'send',
  /** The service took it, and gave it an id. */
  'accepted',
  /** No byte of the POST can have reached the service. */
  'not-sent',
  /** Answered without buying: no credit, bad key, no permission, too many requests. */
  'turned-away',
  /** Answered: this request will not be done. */
  'refused',
  /** The POST's outcome cannot be known from its answer. */
  'unclear',
  /** The program ended while the POST was out. */
  'found-submitting',
  /** Recognised in the account's history, by the studio or by the user. */
  'adopted',
  /** The user says that it was not bought. */
  'not-bought',
  'completed',
  'remote-failed',
  /** The service does not know the id any more. */
  'remote-gone',
  /** The clip is in the library. */
  'kept',
  /** The output came, and is no clip that can be kept. */
  'undeliverable',
  /** The user asks for the output again. */
  'fetch',
  /** The account's billing shows that the money came back. */
  'refunded',
  'cancel',
  'restore',
] as const;
export type TakeEvent = (typeof takeEvents)[number];

/** What the engine does after the transition is committed. */
export type Effect =
  /** A place or a turn may have come free. */
  | 'schedule'
  | 'ask'
  | 'look'
  | 'download'
  /** The take has ended. */
  | 'end'
  /** It had ended, and goes on. */
  | 'reopen'
  /** A partial file has no more use. */
  | 'discard';

export type Move = {
  readonly kind: 'move';
  readonly to: TakeState;
  /** For a take that costs money; in practice it is always 'free'. */
  readonly money: Money | 'same';
  readonly effects: readonly Effect[];
};
export type Decision =
  | Move
  /** True, but late or twice: nothing to do. */
  | { readonly kind: 'ignore' }
  /** Cannot be: a request that does not fit (told to the user) or a fault of ours (logged). Nothing changes. */
  | { readonly kind: 'conflict' };

const ignore: Decision = { kind: 'ignore' };
const conflict: Decision = { kind: 'conflict' };

function to(state: TakeState, money: Money | 'same', ...effects: readonly Effect[]): Move {
  return { kind: 'move', to: state, money, effects };
}

/**
 * A known remote id is money spent and a clip owed, so `accepted` is taken in every state that has none; and a clip that lies in
 * the library is kept, whatever was thought of its take before.
 */
const lateAcceptance = to('running', 'spent', 'reopen', 'ask');
const clipAfterAll = to('kept', 'same', 'end');

const table: Readonly<Record<TakeState, Readonly<Record<TakeEvent, Decision>>>> = {
  queued: {
    send: to('submitting', 'unknown'),
    accepted: to('running', 'spent', 'ask'),
    'not-sent': ignore,
    'turned-away': ignore,
    refused: conflict,
    unclear: conflict,
    'found-submitting': conflict,
    adopted: conflict,
    'not-bought': conflict,
    completed: conflict,
    'remote-failed': conflict,
    'remote-gone': conflict,
    kept: to('kept', 'spent', 'end', 'schedule'),
    undeliverable: conflict,
    fetch: conflict,
    refunded: conflict,
    cancel: to('cancelled', 'not-spent', 'end', 'schedule'),
    restore: ignore,
  },
  submitting: {
    send: conflict,
    accepted: to('running', 'spent', 'ask', 'schedule'),
    'not-sent': to('queued', 'not-spent', 'schedule'),
    'turned-away': to('queued', 'not-spent', 'schedule'),
    refused: to('failed', 'not-spent', 'end', 'schedule'),
    unclear: to('unconfirmed', 'unknown', 'look', 'schedule'),
    'found-submitting': to('unconfirmed', 'unknown', 'look'),
    adopted: conflict,
    'not-bought': conflict,
    completed: conflict,
    'remote-failed': conflict,
    'remote-gone': conflict,
    kept: conflict,
    undeliverable: conflict,
    fetch: conflict,
    refunded: conflict,
    cancel: conflict,
    restore: conflict,
  },
  unconfirmed: {
    send: conflict,
    accepted: to('running', 'spent', 'ask'),
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: ignore,
    'found-submitting': ignore,
    adopted: to('running', 'spent', 'ask'),
    'not-bought': to('failed', 'not-spent', 'end', 'schedule'),
    completed: conflict,
    'remote-failed': conflict,
    'remote-gone': conflict,
    kept: conflict,
    undeliverable: conflict,
    fetch: conflict,
    refunded: conflict,
    cancel: conflict,
    restore: conflict,
  },
  running: {
    send: conflict,
    accepted: ignore,
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: ignore,
    'found-submitting': conflict,
    adopted: ignore,
    'not-bought': conflict,
    completed: to('downloading', 'same', 'download', 'schedule'),
    'remote-failed': to('failed', 'refund-expected', 'end', 'schedule'),
    'remote-gone': to('expired', 'same', 'end', 'schedule'),
    kept: to('kept', 'same', 'end', 'schedule'),
    undeliverable: conflict,
    fetch: to('running', 'same', 'ask'),
    refunded: ignore,
    cancel: conflict,
    restore: conflict,
  },
  downloading: {
    send: conflict,
    accepted: ignore,
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: ignore,
    'found-submitting': conflict,
    adopted: ignore,
    'not-bought': conflict,
    completed: ignore,
    'remote-failed': to('failed', 'refund-expected', 'end', 'discard'),
    'remote-gone': to('expired', 'same', 'end', 'discard'),
    kept: to('kept', 'same', 'end'),
    undeliverable: to('failed', 'same', 'end', 'discard'),
    fetch: to('downloading', 'same', 'download'),
    refunded: ignore,
    cancel: conflict,
    restore: conflict,
  },
  kept: {
    send: conflict,
    accepted: ignore,
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: ignore,
    'found-submitting': conflict,
    adopted: ignore,
    'not-bought': conflict,
    completed: ignore,
    'remote-failed': ignore,
    'remote-gone': ignore,
    kept: ignore,
    undeliverable: ignore,
    fetch: to('downloading', 'same', 'reopen', 'download'),
    refunded: to('kept', 'refunded'),
    cancel: conflict,
    restore: conflict,
  },
  failed: {
    send: conflict,
    accepted: lateAcceptance,
    'not-sent': ignore,
    'turned-away': ignore,
    refused: ignore,
    unclear: ignore,
    'found-submitting': conflict,
    adopted: conflict,
    'not-bought': ignore,
    completed: ignore,
    'remote-failed': ignore,
    'remote-gone': ignore,
    kept: clipAfterAll,
    undeliverable: ignore,
    fetch: to('running', 'same', 'reopen', 'ask'),
    refunded: to('failed', 'refunded'),
    cancel: conflict,
    restore: conflict,
  },
  expired: {
    send: conflict,
    accepted: ignore,
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: ignore,
    'found-submitting': conflict,
    adopted: conflict,
    'not-bought': conflict,
    completed: to('downloading', 'same', 'reopen', 'download'),
    'remote-failed': to('failed', 'refund-expected', 'end'),
    'remote-gone': ignore,
    kept: clipAfterAll,
    undeliverable: ignore,
    fetch: to('running', 'same', 'reopen', 'ask'),
    refunded: to('expired', 'refunded'),
    cancel: conflict,
    restore: conflict,
  },
  cancelled: {
    send: conflict,
    accepted: lateAcceptance,
    'not-sent': conflict,
    'turned-away': conflict,
    refused: conflict,
    unclear: conflict,
    'found-submitting': conflict,
    adopted: conflict,
    'not-bought': conflict,
    completed: conflict,
    'remote-failed': conflict,
    'remote-gone': conflict,
    kept: conflict,
    undeliverable: conflict,
    fetch: conflict,
    refunded: conflict,
    cancel: ignore,
    restore: to('queued', 'not-spent', 'reopen', 'schedule'),
  },
};

/** What `event` means to a take in `state`. Pure; every pair is in the table. */
export function decide(state: TakeState, event: TakeEvent): Decision {
  return table[state][event];
}

/** The table as Markdown, for docs/take-lifecycle.md: states down, events that change something across. */
export function lifecycleTable(): string {
  const rows = takeStates.flatMap((state) =>
    takeEvents.flatMap((event) => {
      const decision = decide(state, event);
      if (decision.kind !== 'move') return [];
      const effects = decision.effects.join(', ') || '–';
      return [`| ${state} | ${event} | ${decision.to} | ${decision.money} | ${effects} |`];
    }),
  );
  return ['| state | event | next | money | then |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}
