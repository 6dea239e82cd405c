import type { Fault } from '../../electron/services/practice/faults.ts';
import type { Dice } from './dice.ts';

const page = '<!doctype html><html><body><h1>Something went wrong</h1></body></html>';

type Answer = Extract<Fault, { kind: 'answer' }>;

function answer(isProcessed: boolean, status: number, text: string, headers?: Answer['headers']): Fault {
  return { kind: 'answer', isProcessed, status, text, ...(headers && { headers }) };
}

function envelope(code: number, message: string): string {
  return JSON.stringify({ code, message });
}

/** Answers that may come from a machine in between after the task was made: the studio must not take one for a refusal. */
function unclearAnswer(dice: Dice): Fault {
  const status = dice.pick([500, 502, 503, 504, 520, 524, 408, 409, 423, 424, 425, 499, 307, 418] as const);
  const text = dice.pick([page, '', 'upstream error', envelope(status, 'Internal error')] as const);
  return answer(dice.chance(0.5), status, text);
}

/** A page of some gate in front of the service, whatever its status says. */
function gatePage(dice: Dice): Fault {
  return answer(dice.chance(0.5), dice.pick([200, 400, 401, 403, 404, 429] as const), page);
}

/** By these the service itself says that it did not act. */
function refusal(dice: Dice): Fault {
  const [status, message] = dice.pick<readonly [number, string]>([
    [400, 'Invalid parameter: prompt'],
    [400, 'Insufficient credits. Please top up.'],
    [401, 'Invalid API key'],
    [402, 'Payment required'],
    [403, 'This API key does not have permission to run models'],
    [404, 'Model not found'],
    [413, 'Payload too large'],
    [422, 'Unprocessable'],
    [429, 'Too many requests'],
    [451, 'Content moderation: refused'],
  ]);
  const wait = dice.pick([undefined, '3', '40'] as const);
  return answer(false, status, envelope(status, message), wait && { 'retry-after': wait });
}

function reset(dice: Dice): Fault {
  return {
    kind: 'reset',
    at: dice.pick(['before-reading', 'before-processing', 'after-processing', 'mid-body'] as const),
  };
}

function delay(dice: Dice): Fault {
  return { kind: 'delay', ms: Math.round(dice.scale(100, 400_000)) };
}

/** Fine in HTTP, odd in JSON. */
function oddJson(dice: Dice): Fault {
  const change = dice.pick([
    (json: unknown) => ({ ...object(json), data: null }),
    (json: unknown) => ({ ...object(json), data: [] }),
    (json: unknown) => object(json)['data'],
    (json: unknown) => withData(json, { id: undefined }),
    (json: unknown) => withData(json, { id: {} }),
    (json: unknown) => withData(json, { id: '../balance' }),
    (json: unknown) => ({ ...object(json), code: 500, message: 'Internal error' }),
    (json: unknown) => ({ ...object(json), code: '200', surprise: { a: [1] } }),
    () => 'OK',
    () => null,
  ] as const);
  return { kind: 'rewrite', change };
}

/** Words that nobody has documented, on a task that goes on. */
function unknownWord(dice: Dice): Fault {
  const status = dice.pick(['queued', 'warming_up', 'PROCESSING', '', 'moderating', 'retrying'] as const);
  return { kind: 'rewrite', change: (json) => withData(json, { status, outputs: [], error: '', code: 0 }) };
}

function wrongOutputs(dice: Dice): Fault {
  const outputs = dice.pick<readonly string[]>([
    ['http://10.0.0.1/clip.mp4'],
    ['file:///etc/passwd'],
    ['http://127.0.0.1:9/outputs/nothing/1.mp4'],
    ['not a url'],
    [],
  ]);
  return {
    kind: 'rewrite',
    change: (json) => (object(object(json)['data'])['outputs'] ? withData(json, { outputs }) : json),
  };
}

export function submitFault(dice: Dice): Fault {
  const kind = dice.pick([
    reset,
    delay,
    unclearAnswer,
    gatePage,
    refusal,
    oddJson,
    unknownWord,
    half,
  ] as const);
  return kind(dice);
}

export function questionFault(dice: Dice): Fault {
  const kinds = [
    reset,
    delay,
    unclearAnswer,
    gatePage,
    refusal,
    oddJson,
    unknownWord,
    half,
    wrongOutputs,
  ] as const;
  return dice.pick(kinds)(dice);
}

function half(): Fault {
  return { kind: 'half-json' };
}

export function outputFault(dice: Dice): Fault {
  const faults = [
    () => reset(dice),
    () => delay(dice),
    () => answer(false, dice.pick([403, 404, 410] as const), ''),
    () => answer(false, dice.pick([429, 500, 502, 503] as const), page, { 'retry-after': '20' }),
    () =>
      answer(false, 302, '', {
        location: dice.pick(['http://192.168.0.1/x.mp4', '/elsewhere', ''] as const),
      }),
    () => ({ kind: 'wrong-length' }) as const,
    () => ({ kind: 'no-range' }) as const,
    () => ({ kind: 'wrong-range' }) as const,
    () => ({ kind: 'new-etag' }) as const,
    () => ({ kind: 'not-a-video' }) as const,
    () => ({ kind: 'truncated' }) as const,
    () => ({ kind: 'stall' }) as const,
  ] as const;
  return dice.pick(faults)();
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function withData(json: unknown, change: Readonly<Record<string, unknown>>): unknown {
  return { ...object(json), data: { ...object(object(json)['data']), ...change } };
}
