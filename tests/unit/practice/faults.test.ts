import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../electron/services/practice/faults.ts';
import { HttpError } from '../../../electron/services/ports.ts';
import { readBody } from '../../../electron/services/http-read-body.ts';
import { klingModel } from '../../../shared/recipe.ts';
import { buy, http, recipeOf, startPractice, type Practice } from './start.ts';

describe('a fault at submit', () => {
  const answer = (isProcessed: boolean): Fault => ({
    kind: 'answer',
    isProcessed,
    status: 500,
    text: '{"code":500}',
  });
  const unknownWord = (json: unknown): unknown => {
    const { data } = json as { data: object };
    return { code: 200, data: { ...data, status: 'warming-up' } };
  };
  test.each<readonly [Fault, object, number]>([
    [{ kind: 'reset', at: 'before-reading' }, { kind: 'ambiguous', reason: 'sent-ECONNRESET' }, 0],
    [{ kind: 'reset', at: 'before-processing' }, { kind: 'ambiguous', reason: 'sent-ECONNRESET' }, 0],
    [{ kind: 'reset', at: 'after-processing' }, { kind: 'ambiguous', reason: 'sent-ECONNRESET' }, 1],
    [{ kind: 'reset', at: 'mid-body' }, { kind: 'ambiguous', reason: 'body-ECONNRESET' }, 1],
    [{ kind: 'half-json' }, { kind: 'ambiguous', reason: 'unreadable-200' }, 1],
    [answer(false), { kind: 'ambiguous', reason: 'status-500' }, 0],
    [answer(true), { kind: 'ambiguous', reason: 'status-500' }, 1],
    [{ kind: 'rewrite', change: unknownWord }, { kind: 'accepted', prediction: { status: 'warming-up' } }, 1],
  ])('%j leads to %j, with %i bought', async (fault, outcome, bought) => {
    const { service, client } = await startPractice();
    service.faults.add({ route: 'submit', fault });
    expect(await client.submit(klingModel, recipeOf('x'))).toMatchObject(outcome);
    expect(service.predictions()).toHaveLength(bought);
    expect(service.faults.struck()).toEqual({ [fault.kind]: 1 });
    expect(await client.submit(klingModel, recipeOf('x'))).toMatchObject({ kind: 'accepted' });
  });

  test('"delay" holds the answer back on the service’s clock', async () => {
    const { service, client, clock } = await startPractice();
    service.faults.add({ route: 'any', fault: { kind: 'delay', ms: 5000 } });
    const asked = client.submit(klingModel, recipeOf('x'));
    while (clock.sleepers() === 0) await clock.advance(0);
    expect(service.predictions()).toHaveLength(0);
    await clock.advance(5000);
    expect(await asked).toMatchObject({ kind: 'accepted' });
  });

  test('strikes the requests it is meant for, as often as told, by chance where told', async () => {
    const { service, client } = await startPractice();
    const fault: Fault = { kind: 'answer', isProcessed: false, status: 503, text: '' };
    service.faults.add({ route: 'balance', fault, after: 1, times: 2 });
    const kinds = async (count: number) => {
      const all: string[] = [];
      for (let index = 0; index < count; index += 1) all.push((await client.balance()).kind);
      return all;
    };
    expect(await kinds(5)).toEqual(['amount', 'transient', 'transient', 'amount', 'amount']);
    service.faults.add({ route: 'any', fault, times: Infinity, chance: 0.5 });
    const struck = (await kinds(100)).filter((kind) => kind === 'transient').length;
    expect(struck).toBeGreaterThan(30);
    expect(struck).toBeLessThan(70);
    service.faults.clear();
    expect(await kinds(2)).toEqual(['amount', 'amount']);
  });
});

describe('an output', () => {
  async function ready(
    fault?: Fault,
  ): Promise<{ practice: Practice; url: URL; whole: Uint8Array; etag: string }> {
    const practice = await startPractice();
    const id = await buy(practice, recipeOf('a fox'));
    await practice.clock.advance(40_000);
    const url = practice.url(`/outputs/${id}/1.mp4`);
    const response = await fetch(url);
    const etag = response.headers.get('etag') ?? '';
    const whole = new Uint8Array(await response.arrayBuffer());
    if (fault !== undefined) practice.service.faults.add({ route: 'output', fault });
    return { practice, url, whole, etag };
  }

  async function ask(
    url: URL,
    headers: Record<string, string> = {},
    method: 'GET' | 'HEAD' = 'GET',
    idleMs = 20_000,
  ) {
    const response = await http({ method, url, headers, idleMs });
    const body = await readBody(response, 10_000_000).catch((error: unknown) =>
      error instanceof HttpError ? error.code : String(error),
    );
    return { status: response.status, headers: response.headers, body };
  }

  test.each([
    ['bytes=0-', 0, undefined],
    ['bytes=100-199', 100, 200],
    ['bytes=1000-', 1000, undefined],
    ['bytes=-50', -50, undefined],
    ['bytes=100-99999999', 100, undefined],
  ])('answers %s with that part', async (range, start, end) => {
    const { url, whole, etag } = await ready();
    const answer = await ask(url, { range, 'if-range': etag });
    const expected = whole.slice(start, end);
    const from = start < 0 ? whole.byteLength + start : start;
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(
      `bytes ${from}-${from + expected.byteLength - 1}/${whole.byteLength}`,
    );
    expect(Buffer.compare(answer.body as Uint8Array, expected)).toBe(0);
  });

  test.each([
    [{ range: 'bytes=0-1', 'if-range': '"other"' }],
    [{ range: 'bytes=5-1' }],
    [{ range: 'bytes=0-1,5-6' }],
    [{ range: 'lines=1-2' }],
    [{}],
  ])('answers %j with the whole', async (headers) => {
    const { url, whole } = await ready();
    const answer = await ask(url, headers as Record<string, string>);
    expect(answer.status).toBe(200);
    expect((answer.body as Uint8Array).byteLength).toBe(whole.byteLength);
  });

  test('answers a range behind the end with 416', async () => {
    const { url, whole } = await ready();
    const answer = await ask(url, { range: `bytes=${whole.byteLength}-` });
    expect(answer).toMatchObject({
      status: 416,
      headers: { 'content-range': `bytes */${whole.byteLength}` },
    });
  });

  test('answers HEAD with the headers alone', async () => {
    const { url, whole, etag } = await ready();
    const answer = await ask(url, {}, 'HEAD');
    expect(answer.headers).toMatchObject({ 'content-length': String(whole.byteLength), etag });
  });

  test('padded to a size stays the same clip with a box that players skip', async () => {
    const { url, whole } = await ready();
    const padded = (await ask(new URL('?size=3000000', url))).body as Buffer;
    expect(padded.byteLength).toBe(3_000_000);
    expect(Buffer.compare(padded.subarray(0, whole.byteLength), whole)).toBe(0);
    const box = padded.subarray(whole.byteLength);
    expect(box.toString('latin1', 4, 8)).toBe('free');
    expect(Number(box.readBigUInt64BE(8))).toBe(box.byteLength);
    const part = await ask(new URL('?size=3000000', url), { range: `bytes=${whole.byteLength - 10}-` });
    expect(Buffer.compare(part.body as Buffer, padded.subarray(whole.byteLength - 10))).toBe(0);
  });

  test.each<readonly [Fault, Record<string, string>, object]>([
    [{ kind: 'wrong-length' }, {}, { status: 200, body: 'ECONNRESET' }],
    [{ kind: 'no-range' }, { range: 'bytes=10-' }, { status: 200 }],
    [
      { kind: 'wrong-range' },
      { range: 'bytes=500-599' },
      { status: 206, headers: { 'content-length': '100' } },
    ],
    [{ kind: 'not-a-video' }, {}, { status: 200, headers: { 'content-type': 'text/html' } }],
    [{ kind: 'reset', at: 'mid-body' }, {}, { status: 200, body: 'ECONNRESET' }],
    [{ kind: 'answer', isProcessed: false, status: 403, text: 'denied' }, {}, { status: 403 }],
    [{ kind: 'size', bytes: 900_000 }, {}, { headers: { 'content-length': '900000' } }],
  ])('with %j answers %j as %j', async (fault, headers, expected) => {
    const { url } = await ready(fault);
    expect(await ask(url, headers)).toMatchObject(expected);
  });

  test('with a stall falls silent in the middle', async () => {
    const { url } = await ready({ kind: 'stall' });
    expect(await ask(url, {}, 'GET', 1000)).toMatchObject({ status: 200, body: 'TIMEOUT' });
  });

  test('truncated ends early as if that were all', async () => {
    const { url, whole } = await ready({ kind: 'truncated' });
    const answer = await ask(url);
    expect(answer.headers['content-length']).toBeUndefined();
    expect((answer.body as Uint8Array).byteLength).toBe(Math.ceil(whole.byteLength / 2));
  });

  test('with another ETag no longer continues the old one', async () => {
    const { url, etag } = await ready({ kind: 'new-etag' });
    const answer = await ask(url, { range: 'bytes=10-', 'if-range': etag });
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).not.toBe(etag);
  });

  test('notices a key that should not have come', async () => {
    const { practice, url } = await ready();
    await ask(url);
    await ask(url, { authorization: 'Bearer x' });
    const outputs = practice.service.requests().filter((request) => request.route === 'output');
    expect(outputs.map((request) => request.hasKey)).toEqual([false, false, true]);
  });
});
