import { describe, expect, test } from 'vitest';
import {
  classifyAmount,
  classifyHistory,
  classifyResult,
  type Answer,
} from '../../../electron/services/wavespeed/classify.ts';
import { readBalance } from '../../../electron/services/wavespeed/wire.ts';

const page = '<html><body>Sign in</body></html>';

function answer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  const text = typeof body === 'string' || body === null ? body : JSON.stringify(body);
  return { status, headers, body: text, key: null };
}

describe('a result', () => {
  const ask = (status: number, body: unknown, headers: Answer['headers'] = {}) =>
    classifyResult(answer(status, body, headers), 'a1');

  test.each([
    [{ code: 200, data: { id: 'a1', status: 'processing' } }, 'running'],
    [{ code: 200, data: { status: 'processing' } }, 'running'],
    [{ code: 200, data: { id: '', status: 'processing' } }, 'running'],
    [{ code: 200, data: { id: 'a1', status: 'failed', error: 'x' } }, 'failed'],
    [{ id: 'a1', status: 'completed', outputs: ['https://x.example/1'] }, 'completed'],
  ])('%j is a prediction: %s', (body, state) => {
    expect(ask(200, body)).toMatchObject({ kind: 'prediction', prediction: { id: 'a1', state } });
  });

  test.each([
    [404, { code: 404, message: 'Prediction not found' }],
    [404, ''],
    [404, '404 page not found'],
    [410, { code: 410, message: 'gone' }],
    [200, { code: 404, message: 'not found' }],
    [400, { code: 400, message: 'Task not found' }],
  ])('%i %j is an unknown id', (status, body) => {
    expect(ask(status, body)).toEqual({ kind: 'unknown-id' });
  });

  test.each([
    [401, { code: 401, message: 'no' }, 'key'],
    [401, '', 'key'],
    [200, { code: 401, message: 'no' }, 'key'],
    [403, { code: 403, message: 'no' }, 'permission'],
    [429, { code: 429, message: 'no' }, 'rate'],
    [429, page, 'rate'],
    [429, '', 'rate'],
  ])('%i %j is trouble with the %s', (status, body, kind) => {
    expect(ask(status, body)).toMatchObject({ kind });
  });

  test.each([
    [200, page],
    [200, ''],
    [200, '{"code":200,"data":{"id":"a1","sta'],
    [200, null],
    [200, { code: 200 }],
    [200, { code: 200, data: null }],
    [200, { code: 200, data: { id: 'other', status: 'completed' } }],
    [200, { code: 200, data: { id: '../x', status: 'completed' } }],
    [200, { code: 500, message: 'internal' }],
    [204, ''],
    [301, ''],
    [307, page],
    [400, { code: 400, message: 'bad' }],
    [400, { code: 400, message: 'Model not found' }],
    [402, { code: 402, message: 'pay' }],
    [401, page],
    [403, page],
    [404, page],
    [408, ''],
    [500, { code: 500, message: 'x' }],
    [502, page],
    [503, ''],
    [504, null],
    [599, ''],
  ])('%i %j fails nothing and is asked again later', (status, body) => {
    expect(ask(status, body)).toMatchObject({ kind: 'transient' });
  });

  test('keeps when to ask again', () => {
    expect(ask(503, '', { 'retry-after': '4' })).toMatchObject({ kind: 'transient', retryAfterMs: 4000 });
    expect(ask(429, '', { 'retry-after': '4' })).toMatchObject({ kind: 'rate', retryAfterMs: 4000 });
  });
});

describe('a history', () => {
  const item = { id: 'a1', status: 'created', input: { prompt: 'p' } };
  test.each([
    [{ code: 200, data: { page: 1, items: [item] } }, 1],
    [{ code: 200, data: { items: [item, { id: '../x' }, null, 7, { status: 'created' }] } }, 1],
    [{ code: 200, data: [item, { ...item, id: 'a2' }] }, 2],
    [{ code: 200, data: { items: [] } }, 0],
    [{ code: 200, data: { items: null } }, 0],
  ])('%j has its items', (body, count) => {
    const outcome = classifyHistory(answer(200, body));
    expect(outcome.kind === 'items' ? outcome.items.length : outcome).toBe(count);
  });

  test.each([
    [200, { code: 200, data: {} }],
    [200, { code: 200, data: { items: 'none' } }],
    [200, { code: 200, data: null }],
    [200, { code: 200 }],
    [200, { code: 500, message: 'x' }],
    [200, page],
    [200, ''],
    [404, { code: 404, message: 'x' }],
    [400, { code: 400, message: 'x' }],
    [500, ''],
    [302, ''],
  ])('%i %j proves nothing', (status, body) => {
    expect(classifyHistory(answer(status, body))).toMatchObject({ kind: 'transient' });
  });

  test('trouble is told', () => {
    expect(classifyHistory(answer(401, { message: 'no' }))).toMatchObject({ kind: 'key', message: 'no' });
  });
});

describe('an amount', () => {
  const ask = (status: number, body: unknown) => classifyAmount(answer(status, body), readBalance);
  test.each([
    [{ code: 200, data: { balance: 12.5 } }, 12_500_000],
    [{ code: 200, data: { balance: '0.0012' } }, 1200],
    [{ code: 200, data: { balance: 0 } }, 0],
  ])('%j is %i micro-dollars', (body, micros) => {
    expect(ask(200, body)).toEqual({ kind: 'amount', micros });
  });
  test.each([
    [200, { code: 200, data: { balance: 'much' } }, 'transient'],
    [200, { code: 200, data: { balance: -1 } }, 'transient'],
    [200, { code: 200, data: {} }, 'transient'],
    [200, '', 'transient'],
    [500, '', 'transient'],
    [401, page, 'transient'],
    [401, { message: 'x' }, 'key'],
    [402, { message: 'x' }, 'credit'],
    [429, '', 'rate'],
  ])('%i %j is %s', (status, body, kind) => {
    expect(ask(status, body)).toMatchObject({ kind });
  });
});
