import { microsFromDollars } from '../../../shared/money.ts';
import { cleanMessage } from './clean-message.ts';
import { toBilling } from './billing.ts';
import type {
  AmountOutcome,
  BillingsOutcome,
  HistoryOutcome,
  ResultOutcome,
  SubmitOutcome,
  Transient,
  Trouble,
} from './client.ts';
import { toHistoryItem, toPrediction } from './prediction.ts';
import { isRemoteId } from './remote-id.ts';
import { retryAfterMs } from './retry-after.ts';
import {
  speaksOfCredit,
  speaksOfModeration,
  speaksOfUnknownModel,
  speaksOfUnknownTask,
} from './service-words.ts';
import {
  readBillings,
  readEnvelope,
  readHistory,
  readPrediction,
  readText,
  type WireEnvelope,
} from './wire.ts';

/** One answer as it came. `body` is null when it was too long to be an answer of this service. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Removed from the service's words, should it repeat it. */
  readonly key: string | null;
};

/**
 * What the answer says, once: HTTP status and envelope code as one number. `verdict` is null when the two contradict each other,
 * or when nothing readable came; then only the HTTP status is known.
 */
type Reading = {
  readonly http: number;
  readonly verdict: number | null;
  readonly envelope: WireEnvelope | null;
  readonly message: string | null;
  readonly retryAfterMs: number | null;
  readonly isHtml: boolean;
  readonly isEmpty: boolean;
};

/**
 * Statuses by which the service itself says that it did not act. Left out on purpose, all being possible after the task was made:
 * 408 (the server gave up waiting, perhaps in its own middle), 409 (something like it exists already), 423, 424 (about another
 * request), 425 (may be replayed by a proxy), 499 (a proxy's word for a caller gone), and those nobody has seen here. Redirects are
 * not followed either: the second request would be a second purchase if the first was acted upon.
 */
const definiteRefusals: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 426, 428, 429, 431, 451,
]);

/** Task codes that an envelope may carry in place of an HTTP-like one; 1403, 1405 and 5xxx speak of a task that existed. */
const refusedTaskCodes: ReadonlyMap<number, 'moderation' | 'bad-request'> = new Map([
  [1200, 'moderation'],
  [1400, 'bad-request'],
  [1401, 'bad-request'],
  [1402, 'bad-request'],
]);

/**
 * The answer to the paid POST. The order is the argument: a usable id in a good answer is a purchase, whatever else it says; only
 * what is surely a refusal is called one; everything else is ambiguous, for calling a purchase a refusal buys it twice.
 */
export function classifySubmit(answer: Answer): SubmitOutcome {
  const reading = read(answer);
  const { http, envelope, message } = reading;
  const wire = envelope === null ? null : readPrediction(envelope);
  if (http >= 200 && http < 300) {
    if (envelope === null) return ambiguous(reading);
    // Also when the task has failed already, or the envelope complains: the id is a receipt, and asking for it tells the rest.
    const prediction = wire === null ? null : toPrediction(wire, answer.key, envelope.executionTime);
    if (prediction !== null) return { kind: 'accepted', prediction };
    // An id that cannot be asked for still says that there is a task.
    if (wire?.id !== undefined && wire.id !== '') return { kind: 'ambiguous', reason: 'unusable-id' };
    if (reading.verdict === 200) return { kind: 'ambiguous', reason: 'no-id' };
  }
  // The one refusal believed without a readable body: both are defined as "not applied" (RFC 6585 §4, RFC 9110 §15.5.2) and
  // gateways send them bare. With an HTML page it was some machine in between that spoke, of who knows which attempt.
  if (reading.isEmpty && http === 429) return rate(reading);
  if (reading.isEmpty && http === 401) return { kind: 'key', message };
  if (envelope === null || reading.verdict === null) return ambiguous(reading);
  if (isRemoteId(wire?.id)) return { kind: 'ambiguous', reason: `error-${http}-with-id` };
  return refusalOf(reading) ?? ambiguous(reading);
}

function refusalOf(reading: Reading): SubmitOutcome | null {
  const { envelope, message, verdict } = reading;
  if (envelope === null || verdict === null) return null;
  const taskCode = readPrediction(envelope)?.code;
  const refused = refusedTaskCodes.get(verdict);
  if (refused !== undefined) return { kind: 'refused', reason: refused, message };
  if (!definiteRefusals.has(verdict)) return null;
  const trouble = troubleOf(reading);
  if (trouble !== null && trouble.kind !== 'permission') return trouble;
  if (taskCode === 1200 || speaksOfModeration(message)) {
    return { kind: 'refused', reason: 'moderation', message };
  }
  if (trouble !== null) return trouble;
  if (verdict === 404 || speaksOfUnknownModel(message)) {
    return { kind: 'refused', reason: 'model-unknown', message };
  }
  const isAboutRequest = verdict === 400 || verdict === 413 || verdict === 414 || verdict === 422;
  return { kind: 'refused', reason: isAboutRequest ? 'bad-request' : 'refused', message };
}

/** The answer to a question about one task. Nothing here can fail a take but the task's own word, or a plain "unknown". */
export function classifyResult(answer: Answer, remoteId: string): ResultOutcome {
  const reading = read(answer);
  const { envelope, message, verdict } = reading;
  if (verdict === 200 && envelope !== null) {
    const wire = readPrediction(envelope);
    // The task asked for is meant when the answer repeats no id.
    const named = wire === null ? null : { ...wire, id: wire.id === '' ? remoteId : (wire.id ?? remoteId) };
    const prediction = named === null ? null : toPrediction(named, answer.key, envelope.executionTime);
    if (prediction === null) return transient(reading, 'no-prediction');
    // Some cache mixed two answers up: another task's clip must not become this take's.
    if (prediction.id !== remoteId) return transient(reading, 'other-id');
    return { kind: 'prediction', prediction };
  }
  const status = verdict ?? reading.http;
  const isGone = status === 404 || status === 410 || (status === 400 && speaksOfUnknownTask(message));
  // A page about a missing page is no word about the task.
  if (isGone && !reading.isHtml) return { kind: 'unknown-id' };
  return readTroubleOf(reading) ?? transient(reading);
}

export function classifyHistory(answer: Answer): HistoryOutcome {
  const reading = read(answer);
  if (reading.verdict === 200 && reading.envelope !== null) {
    const items = readHistory(reading.envelope);
    // An answer without a list proves nothing; an empty list would count as "not bought".
    if (items === null) return transient(reading, 'no-list');
    return { kind: 'items', items: items.flatMap((item) => toHistoryItem(item, answer.key) ?? []) };
  }
  return readTroubleOf(reading) ?? transient(reading);
}

/** A question about money: `readDollars` finds the amount in a good answer. */
export function classifyAmount(
  answer: Answer,
  readDollars: (envelope: WireEnvelope) => number | null,
): AmountOutcome {
  const reading = read(answer);
  if (reading.verdict === 200 && reading.envelope !== null) {
    const micros = microsFromDollars(readDollars(reading.envelope));
    return micros === null ? transient(reading, 'no-amount') : { kind: 'amount', micros };
  }
  return (reading.isHtml ? null : troubleOf(reading)) ?? transient(reading);
}

export function classifyBillings(answer: Answer): BillingsOutcome {
  const reading = read(answer);
  if (reading.verdict === 200 && reading.envelope !== null) {
    const items = readBillings(reading.envelope);
    if (items === null) return transient(reading, 'no-list');
    return { kind: 'billings', billings: items.flatMap((item) => toBilling(item) ?? []) };
  }
  return (reading.isHtml ? null : troubleOf(reading)) ?? transient(reading);
}

function read({ status, headers, body, key }: Answer): Reading {
  const trimmed = body?.trim() ?? null;
  const envelope = trimmed === null ? null : readEnvelope(trimmed);
  const spoken = envelope === null ? null : (readText(envelope.message) ?? readText(envelope.error));
  return {
    http: status,
    verdict: envelope === null ? null : verdictOf(status, envelope),
    envelope,
    message: cleanMessage(spoken, key),
    retryAfterMs: retryAfterMs(headers),
    isHtml: trimmed !== null && trimmed.startsWith('<'),
    isEmpty: trimmed === '',
  };
}

/**
 * 200 for "fine"; the envelope's code where HTTP says fine and the envelope does not; null where they contradict each other, or
 * where an error comes in a JSON that is not this service's.
 */
function verdictOf(http: number, envelope: WireEnvelope): number | null {
  const code = envelope.code ?? 0;
  const isCodeFine = code === 0 || (code >= 200 && code < 300);
  if (http >= 200 && http < 300) return isCodeFine ? 200 : code;
  if (code === 0) return isErrorEnvelope(envelope) ? http : null;
  if (Math.floor(http / 100) === Math.floor(code / 100)) return http;
  return http >= 400 && http < 500 && refusedTaskCodes.has(code) ? code : null;
}

function isErrorEnvelope({ message, error, error_code: errorCode }: WireEnvelope): boolean {
  return readText(message) !== null || readText(error) !== null || errorCode !== undefined;
}

function troubleOf(reading: Reading): Trouble | null {
  const { message } = reading;
  const status = reading.verdict ?? reading.http;
  if (status === 401) return { kind: 'key', message };
  if (status === 429) return rate(reading);
  if (status === 402) return { kind: 'credit', message };
  if ((status === 400 || status === 403) && speaksOfCredit(message)) return { kind: 'credit', message };
  return status === 403 ? { kind: 'permission', message } : null;
}

/** Reading costs nothing, so credit is no trouble there; and a page from a machine in between is no word about the key. */
function readTroubleOf(reading: Reading): Exclude<Trouble, { kind: 'credit' }> | null {
  const trouble = troubleOf(reading);
  if (trouble === null || trouble.kind === 'credit') return null;
  return reading.isHtml && trouble.kind !== 'rate' ? null : trouble;
}

function rate(reading: Reading): Trouble {
  return { kind: 'rate', retryAfterMs: reading.retryAfterMs, message: reading.message };
}

function ambiguous(reading: Reading): SubmitOutcome {
  return { kind: 'ambiguous', reason: `${describe(reading)}-${reading.http}` };
}

function transient(reading: Reading, why?: string): Transient {
  const reason = `${why ?? describe(reading)}-${reading.http}`;
  return { kind: 'transient', reason, retryAfterMs: reading.retryAfterMs };
}

/** For the journal: what kind of answer it was. */
function describe(reading: Reading): string {
  if (reading.http >= 300 && reading.http < 400) return 'redirect';
  if (reading.isHtml) return 'page';
  if (reading.isEmpty) return 'empty';
  if (reading.envelope === null) return 'unreadable';
  return reading.verdict === null || reading.verdict === reading.http
    ? 'status'
    : `code-${reading.verdict}-status`;
}
