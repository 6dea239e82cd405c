import type { HttpResponse } from '../ports.ts';
import { retryAfterMs } from '../wavespeed/retry-after.ts';
import type { FetchProblem } from './download.ts';

/** What was asked for: the whole, or the rest of a part that has `fromBytes` already. */
export type Asked = { readonly fromBytes: number; readonly validator: string | null };

export type Answer =
  /** The body belongs at `fromBytes`; 0 means from the start, whatever was there. */
  | {
      readonly kind: 'body';
      readonly fromBytes: number;
      readonly totalBytes: number | null;
      readonly validator: string | null;
      /** The server says, or has just shown, that it sends the rest of a file. */
      readonly servesRanges: boolean;
    }
  /** The part cannot be carried on: ask once more, for the whole. */
  | { readonly kind: 'start-over' }
  | FetchProblem;

/** Reads the status and headers of an answer that is not a redirect. */
export function readAnswer(response: Pick<HttpResponse, 'status' | 'headers'>, asked: Asked): Answer {
  const { status, headers } = response;
  if (status === 200) return wholeBody(headers);
  if (status === 206) return partialBody(headers, asked);
  if (status === 416 && asked.fromBytes > 0) return { kind: 'start-over' };
  const reason = `http-${status}`;
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500 || status < 400;
  if (isPassing) {
    return { kind: 'transient', reason, retryAfterMs: retryAfterMs(headers) };
  }
  return { kind: 'gone', reason };
}

function wholeBody(headers: HttpResponse['headers']): Answer {
  if (isEncoded(headers)) return transient('content-encoding');
  return {
    kind: 'body',
    fromBytes: 0,
    totalBytes: wholeNumber(headers['content-length']),
    validator: validatorOf(headers),
    servesRanges: headers['accept-ranges']?.trim().toLowerCase() === 'bytes',
  };
}

function partialBody(headers: HttpResponse['headers'], asked: Asked): Answer {
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  const from = wholeNumber(range?.[1]);
  const validator = validatorOf(headers);
  // RFC 9110, 15.3.7: a 206 to If-Range need not repeat the validator, but must not name another one.
  const isOther = asked.validator !== null && validator !== null && asked.validator !== validator;
  if (from === null || from !== asked.fromBytes || isOther || isEncoded(headers)) {
    return asked.fromBytes > 0 ? { kind: 'start-over' } : transient('wrong-range');
  }
  return {
    kind: 'body',
    fromBytes: from,
    totalBytes: wholeNumber(range?.[3]),
    validator: validator ?? asked.validator,
    servesRanges: true,
  };
}

/** A strong ETag, or else the date of change: the only two that `If-Range` accepts (RFC 9110, 13.1.5). */
function validatorOf(headers: HttpResponse['headers']): string | null {
  const etag = headers['etag'];
  if (etag !== undefined && /^"[^"]*"$/.test(etag)) return etag;
  const modified = headers['last-modified'];
  return modified !== undefined && Number.isFinite(Date.parse(modified)) ? modified : null;
}

function isEncoded(headers: HttpResponse['headers']): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  return encoding.trim().toLowerCase() !== 'identity';
}

function wholeNumber(text: string | undefined): number | null {
  const value = /^\d{1,15}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

function transient(reason: string): FetchProblem {
  return { kind: 'transient', reason, retryAfterMs: null };
}
