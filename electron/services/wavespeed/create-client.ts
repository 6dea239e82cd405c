import type { Recipe } from '../../../shared/recipe.ts';
import { readBody } from '../http-read-body.ts';
import { HttpError, type Http, type HttpRequest, type Log } from '../ports.ts';
import { apiUrl } from './api-url.ts';
import {
  classifyAmount,
  classifyBillings,
  classifyHistory,
  classifyResult,
  classifySubmit,
  type Answer,
} from './classify.ts';
import { billingsAtOnce, type NotSent, type Transient, type WavespeedClient } from './client.ts';
import { isModelId, isRemoteId } from './remote-id.ts';
import { readBalance, readPrice, type WireEnvelope } from './wire.ts';

/** A paid POST waits long: giving up early makes an answer ambiguous that would have come. */
const submitIdleMs = 120_000;
const readIdleMs = 30_000;
/** A server that sends a byte now and then would never fall silent. */
const longestMs = 300_000;
const longestAnswerBytes = 1024 * 1024;
/** A hundred predictions with their prompts. */
const longestListBytes = 16 * 1024 * 1024;
const pageSize = 100;

export type ClientPorts = { readonly http: Http; readonly log: Log };
export type ClientOptions = {
  /** From `parseApiBase`. */
  readonly baseUrl: URL;
  /** Asked before each call. Null sends no key, and the service says what that means. */
  readonly key: () => Promise<string | null>;
};

type Call = Pick<HttpRequest, 'method'> & {
  readonly name: string;
  readonly parts: readonly string[];
  readonly body?: unknown;
  readonly maxBytes?: number;
};
type NoAnswer = { readonly kind: 'no-answer'; readonly phase: HttpError['phase']; readonly code: string };

export function createClient({ http, log }: ClientPorts, { baseUrl, key }: ClientOptions): WavespeedClient {
  /** One request, one answer or the reason why there is none. Throws nothing. */
  async function ask(call: Call): Promise<Answer | NoAnswer> {
    const secret = usableKey(
      await key().catch((error: unknown) => {
        log.error('wavespeed.key', error);
        return null;
      }),
    );
    try {
      const response = await http(requestOf(baseUrl, call, secret));
      const bytes = await readBody(response, call.maxBytes ?? longestAnswerBytes);
      const { status, headers } = response;
      // Hundreds of looks a second would push all else out of the log, and each line is a write that main waits for.
      if (call.name !== 'result' || status !== 200) {
        log.info('wavespeed.answer', { call: call.name, status, bytes: bytes?.byteLength ?? -1 });
      }
      return { status, headers, body: bytes === null ? null : new TextDecoder().decode(bytes), key: secret };
    } catch (error) {
      const { phase, code } =
        error instanceof HttpError ? error : ({ phase: 'sent', code: 'UNEXPECTED' } as const);
      log.warn('wavespeed.no-answer', { call: call.name, phase, code });
      if (code === 'UNEXPECTED') log.error('wavespeed.unexpected', error, { call: call.name });
      return { kind: 'no-answer', phase, code };
    }
  }

  async function askAmount(call: Call, readDollars: (envelope: WireEnvelope) => number | null) {
    const answer = await ask(call);
    return isAnswer(answer) ? classifyAmount(answer, readDollars) : unanswered(answer);
  }

  return {
    async submit(model, recipe) {
      if (!isModelId(model)) return { kind: 'refused', reason: 'model-unknown', message: null };
      const answer = await ask({
        name: 'submit',
        method: 'POST',
        parts: model.split('/'),
        body: submitBody(recipe),
      });
      if (isAnswer(answer)) return classifySubmit(answer);
      if (answer.phase === 'not-sent') return { kind: 'not-sent', code: answer.code };
      return { kind: 'ambiguous', reason: `${answer.phase}-${answer.code}` };
    },
    async result(remoteId) {
      if (!isRemoteId(remoteId)) return { kind: 'unknown-id' };
      const answer = await ask({ name: 'result', method: 'GET', parts: ['predictions', remoteId, 'result'] });
      return isAnswer(answer) ? classifyResult(answer, remoteId) : unanswered(answer);
    },
    async history({ model, afterMs, beforeMs, page }) {
      const answer = await ask({
        name: 'history',
        method: 'POST',
        parts: ['predictions'],
        body: {
          page,
          page_size: pageSize,
          model,
          created_after: isoOf(afterMs),
          created_before: isoOf(beforeMs),
        },
        maxBytes: longestListBytes,
      });
      return isAnswer(answer) ? classifyHistory(answer) : unanswered(answer);
    },
    price: (model, { aspectRatio, durationS }) =>
      askAmount(
        {
          name: 'price',
          method: 'POST',
          parts: ['model', 'price'],
          body: { model_id: model, inputs: { aspect_ratio: aspectRatio, duration: durationS } },
        },
        priceOf,
      ),
    balance: () => askAmount({ name: 'balance', method: 'GET', parts: ['balance'] }, readBalance),
    async billings(remoteIds) {
      const answer = await ask({
        name: 'billings',
        method: 'POST',
        parts: ['billings', 'search'],
        body: { prediction_uuids: remoteIds.slice(0, billingsAtOnce), page: 1, page_size: pageSize },
        maxBytes: longestListBytes,
      });
      return isAnswer(answer) ? classifyBillings(answer) : unanswered(answer);
    },
  };
}

/** What can stand in a header. Anything else is sent as no key: the service's 401 then reads the same as for a wrong one. */
function usableKey(key: string | null): string | null {
  const trimmed = key?.trim() ?? '';
  return /^[\x21-\x7e]+$/.test(trimmed) ? trimmed : null;
}

function requestOf(baseUrl: URL, call: Call, secret: string | null): HttpRequest {
  const isPaid = call.name === 'submit';
  return {
    method: call.method,
    url: apiUrl(baseUrl, ...call.parts),
    headers: {
      accept: 'application/json',
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...(secret !== null && { authorization: `Bearer ${secret}` }),
    },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    idleMs: isPaid ? submitIdleMs : readIdleMs,
    signal: AbortSignal.timeout(longestMs),
  };
}

/** Known fields only: the endpoint's page lists four, and a blank negative prompt is none. */
function submitBody(recipe: Recipe): Readonly<Record<string, string | number>> {
  return {
    prompt: recipe.prompt,
    ...(recipe.negativePrompt.trim() !== '' && { negative_prompt: recipe.negativePrompt }),
    aspect_ratio: recipe.aspectRatio,
    duration: recipe.durationS,
  };
}

/** Any number of milliseconds as a time that can be written: a window open to one side must not throw. */
function isoOf(ms: number): string {
  return new Date(Math.min(Math.max(0, ms), Date.UTC(9999, 0))).toISOString();
}

/** What will be charged. A discounted price of zero is an unset field rather than a gift: the higher number misleads nobody. */
function priceOf(envelope: WireEnvelope): number | null {
  const wire = readPrice(envelope);
  if (wire === null || (wire.currency ?? 'USD').toUpperCase() !== 'USD') return null;
  const { price, discounted_price: discounted } = wire;
  return discounted !== undefined && discounted > 0 ? discounted : (price ?? null);
}

function isAnswer(answer: Answer | NoAnswer): answer is Answer {
  return 'status' in answer;
}

function unanswered({ phase, code }: NoAnswer): NotSent | Transient {
  if (phase === 'not-sent') return { kind: 'not-sent', code };
  return { kind: 'transient', reason: `${phase}-${code}`, retryAfterMs: null };
}
