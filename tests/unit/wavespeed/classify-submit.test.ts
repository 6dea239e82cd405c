import { describe, expect, test } from 'vitest';
import { classifySubmit, type Answer } from '../../../electron/services/wavespeed/classify.ts';
import type { SubmitOutcome } from '../../../electron/services/wavespeed/client.ts';

const key = 'wsk_0123456789';
const page = '<!doctype html><html><body><h1>Error</h1></body></html>';
const accepted = { code: 200, message: 'success', data: { id: 'a1', status: 'created', outputs: [] } };

function submit(status: number, body: unknown, headers: Answer['headers'] = {}): SubmitOutcome {
  const text = typeof body === 'string' || body === null ? body : JSON.stringify(body);
  return classifySubmit({ status, headers, body: text, key });
}

function error(code: number, message: string, more: object = {}): object {
  return { code, message, ...more };
}

describe('a purchase', () => {
  test.each([
    ['the plain answer', 200, accepted],
    ['201', 201, accepted],
    ['202', 202, accepted],
    ['no envelope code', 200, { data: { id: 'a1' } }],
    ['a code of zero', 200, { code: 0, data: { id: 'a1' } }],
    ['a code in quotes', 200, { code: '200', data: { id: 'a1' } }],
    ['no envelope at all', 200, { id: 'a1', status: 'created' }],
    ['a byte order mark', 200, `\uFEFF${JSON.stringify(accepted)}`],
    ['an unknown status', 200, { code: 200, data: { id: 'a1', status: 'warming-up' } }],
    ['a task that has failed already', 200, { code: 200, data: { id: 'a1', status: 'failed', code: 1200 } }],
    ['an envelope that complains, with an id', 200, error(500, 'oops', { data: { id: 'a1' } })],
  ])('is accepted with %s', (_, status, body) => {
    expect(submit(status, body)).toMatchObject({ kind: 'accepted', prediction: { id: 'a1' } });
  });

  test('that failed at once says so', () => {
    const body = { code: 200, data: { id: 'a1', status: 'failed', code: 1200, error: 'no' } };
    expect(submit(200, body)).toMatchObject({
      prediction: { state: 'failed', failure: { kind: 'moderation', message: 'no' } },
    });
  });
});

describe('a refusal', () => {
  test.each([
    [400, error(400, 'Insufficient credits. Please top up.'), { kind: 'credit' }],
    [200, error(400, 'Insufficient credits. Please top up.'), { kind: 'credit' }],
    [402, error(402, 'Payment required'), { kind: 'credit' }],
    [403, error(403, 'Your balance: insufficient balance'), { kind: 'credit' }],
    [401, error(401, 'Invalid API key'), { kind: 'key' }],
    [401, '', { kind: 'key' }],
    [200, error(401, 'Unauthorized'), { kind: 'key' }],
    [403, error(403, 'Forbidden', { error_code: 'role' }), { kind: 'permission' }],
    [403, { message: 'Forbidden' }, { kind: 'permission' }],
    [429, error(429, 'Slow down'), { kind: 'rate' }],
    [429, '', { kind: 'rate' }],
    [200, error(429, 'Slow down'), { kind: 'rate' }],
    [400, error(400, 'Model not found'), { kind: 'refused', reason: 'model-unknown' }],
    [404, error(404, 'Not found'), { kind: 'refused', reason: 'model-unknown' }],
    [200, error(404, 'Model not found'), { kind: 'refused', reason: 'model-unknown' }],
    [400, error(400, 'prompt is required'), { kind: 'refused', reason: 'bad-request' }],
    [400, error(1400, 'prompt is required'), { kind: 'refused', reason: 'bad-request' }],
    [200, error(1401, 'aspect_ratio'), { kind: 'refused', reason: 'bad-request' }],
    [200, error(1402, 'media'), { kind: 'refused', reason: 'bad-request' }],
    [422, error(422, 'duration'), { kind: 'refused', reason: 'bad-request' }],
    [413, error(413, 'too long'), { kind: 'refused', reason: 'bad-request' }],
    [400, error(400, 'Sensitive content detected'), { kind: 'refused', reason: 'moderation' }],
    [403, error(403, 'Blocked by content policy'), { kind: 'refused', reason: 'moderation' }],
    [400, error(400, 'no', { data: { code: 1200 } }), { kind: 'refused', reason: 'moderation' }],
    [200, error(1200, 'no'), { kind: 'refused', reason: 'moderation' }],
    [400, error(400, 'no', { data: { id: '' } }), { kind: 'refused', reason: 'bad-request' }],
    [400, error(400, 'no', { data: null }), { kind: 'refused', reason: 'bad-request' }],
    [405, error(405, 'Method not allowed'), { kind: 'refused', reason: 'refused' }],
    [400, { error: 'no' }, { kind: 'refused', reason: 'bad-request' }],
    [400, { error: { message: 'no' } }, { kind: 'refused', reason: 'bad-request', message: 'no' }],
  ])('%i %j is %j', (status, body, expected) => {
    expect(submit(status, body)).toMatchObject(expected);
  });

  test('says when to try again', () => {
    expect(submit(429, error(429, 'x'), { 'retry-after': '9' })).toMatchObject({ retryAfterMs: 9000 });
    expect(submit(429, '', { 'retry-after': '9' })).toMatchObject({ retryAfterMs: 9000 });
  });

  test('tells the service’s words without the key, without control characters, shortened', () => {
    const outcome = submit(400, error(400, `bad\u0000 ${key} ${'x'.repeat(500)}`));
    const message = outcome.kind === 'refused' ? (outcome.message ?? '') : '';
    expect(message.startsWith('bad [key] xxx')).toBe(true);
    expect(message).toHaveLength(300);
  });
});

describe('what may have been bought', () => {
  const statuses = [100, 101, 300, 301, 302, 303, 304, 307, 308, 407, 408, 409, 418, 421, 423, 424, 425, 499];
  const broken = [500, 501, 502, 503, 504, 520, 522, 524, 529, 599];
  test.each([...statuses, ...broken])('%i with a readable error is ambiguous', (status) => {
    expect(submit(status, error(status, 'Insufficient credits'))).toMatchObject({ kind: 'ambiguous' });
  });

  const unreadable: readonly (readonly [string, string | null])[] = [
    ['a page', page],
    ['half a JSON', JSON.stringify(accepted).slice(0, 30)],
    ['a text', 'Bad gateway'],
    ['a number', '7'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a strange JSON', '{"detail":"x"}'],
    ['too long an answer', null],
  ];
  const everyStatus = [200, 201, 204, 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504];
  for (const [name, body] of unreadable) {
    test.each(everyStatus)(`%i with ${name} is ambiguous`, (status) => {
      expect(submit(status, body)).toMatchObject({ kind: 'ambiguous' });
    });
  }

  test.each(everyStatus.filter((status) => status !== 401 && status !== 429))(
    '%i with nothing at all is ambiguous',
    (status) => {
      expect(submit(status, '')).toMatchObject({ kind: 'ambiguous' });
    },
  );

  test.each([
    ['a good answer without an id', 200, { code: 200, message: 'success', data: { status: 'created' } }],
    ['a good answer without data', 200, { code: 200, message: 'success' }],
    ['a good answer with empty data', 200, { code: 200, data: {} }],
    ['a good answer with an empty id', 200, { code: 200, data: { id: '' } }],
    ['an id that cannot be asked for', 200, { code: 200, data: { id: '../../x', status: 'created' } }],
    ['a good status with a server error inside', 200, error(500, 'internal')],
    ['a good status with a task error inside', 200, error(5003, 'unavailable')],
    ['a good status with a failed task inside', 200, error(1403, 'task failed')],
    ['a good status with an unknown code inside', 200, error(77, 'what')],
    ['an error that calls itself a success', 400, error(200, 'success')],
    ['a refusal with a server error inside', 400, error(5000, 'internal')],
    ['a server error with a refusal inside', 500, error(400, 'Insufficient credits')],
    ['a refusal with an id', 400, error(400, 'no', { data: { id: 'a1' } })],
    ['a 401 with an id', 401, error(401, 'no', { data: { id: 'a1' } })],
  ])('%s is ambiguous', (_, status, body) => {
    expect(submit(status, body)).toMatchObject({ kind: 'ambiguous' });
  });

  test.each([
    [302, '', 'redirect-302'],
    [502, page, 'page-502'],
    [200, '', 'empty-200'],
    [200, 'x', 'unreadable-200'],
    [200, { code: 200 }, 'no-id'],
    [503, error(503, 'x'), 'status-503'],
    [200, error(500, 'x'), 'code-500-status-200'],
  ])('%i %j is named for the journal: %s', (status, body, reason) => {
    expect(submit(status, body)).toEqual({ kind: 'ambiguous', reason });
  });

  test('no combination of status and code is called a refusal unless both say so', () => {
    const codes = [0, 200, 400, 401, 402, 403, 404, 409, 429, 500, 503, 1200, 1401, 1403, 5000, 5004];
    for (let status = 200; status < 600; status += 1) {
      for (const code of codes) {
        const { kind } = submit(status, error(code, 'Insufficient credits. Moderation. Model not found.'));
        if (kind === 'ambiguous') continue;
        const isClientError = status >= 400 && status < 500;
        const isRefusalInside = code >= 400 && code < 500 && code !== 409;
        const isTaskRefusal = code === 1200 || code === 1401;
        const isSure =
          (isClientError && (code === 0 || Math.floor(code / 100) === 4 || isTaskRefusal)) ||
          (status < 300 && (isRefusalInside || isTaskRefusal));
        expect({ status, code, kind, isSure }).toEqual({ status, code, kind, isSure: true });
      }
    }
  });
});
