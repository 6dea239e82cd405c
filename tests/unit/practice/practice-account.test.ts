import { describe, expect, test } from 'vitest';
import { klingModel } from '../../../shared/recipe.ts';
import { buy, call, recipeOf, startPractice } from './start.ts';

const model = `/api/v3/${klingModel}`;

describe('a refusal', () => {
  test.each([
    ['no prompt', {}, 1400, 'Missing required parameter: prompt'],
    ['a blank prompt', { prompt: ' ' }, 1400, 'Missing required parameter: prompt'],
    ['a prompt that is no text', { prompt: 7 }, 1401, 'Invalid parameter: prompt'],
    ['too long a prompt', { prompt: 'x'.repeat(2501) }, 1401, /prompt is longer/],
    [
      'too long a negative prompt',
      { prompt: 'x', negative_prompt: 'x'.repeat(2501) },
      1401,
      /negative_prompt is longer/,
    ],
    ['an unknown shape', { prompt: 'x', aspect_ratio: '4:3' }, 1401, 'Invalid parameter: aspect_ratio'],
    ['an unknown duration', { prompt: 'x', duration: 7 }, 1401, 'Invalid parameter: duration'],
    ['a duration in quotes', { prompt: 'x', duration: '5' }, 1401, 'Invalid parameter: duration'],
  ])('of %s is HTTP 400 with the task’s code', async (_, body, code, message) => {
    const { service, url } = await startPractice();
    const answer = await call(url(model), { body });
    expect(answer).toMatchObject({ status: 400, json: { code: 400, data: { code } } });
    expect((answer.json as { message: string }).message).toMatch(message);
    expect(service.predictions()).toEqual([]);
  });

  test('of an unknown model, of no credit, of half a JSON, of a wrong key reads as the reference says', async () => {
    const { service, url } = await startPractice({ key: 'right', limits: { fundsMicros: 1_000_000 } });
    const headers = { authorization: 'Bearer right' };
    const ask = (at: string, body: unknown) => call(url(at), { body, headers });
    expect(await ask('/api/v3/kwaivgi/other', { prompt: 'x' })).toMatchObject({
      status: 400,
      json: { code: 400, message: 'Model not found' },
    });
    expect(await ask(model, { prompt: 'x' })).toMatchObject({
      status: 400,
      json: { code: 400, message: 'Insufficient credits. Please top up.' },
    });
    expect(await ask(model, '{"prompt":')).toMatchObject({ status: 400 });
    service.account.change({ mayRun: false });
    expect(await ask(model, { prompt: 'x' })).toMatchObject({
      status: 403,
      json: { error_code: 'permission_denied' },
    });
    for (const authorization of ['', 'Bearer wrong', 'right']) {
      const answer = await call(url('/api/v3/balance'), { headers: { authorization } });
      expect(answer).toMatchObject({ status: 401, json: { code: 401 } });
    }
    expect(service.predictions()).toEqual([]);
  });

  test('of what is not there is a 404', async () => {
    const { url } = await startPractice();
    for (const at of [
      '/',
      '/api/v3/nothing',
      '/api/v3/predictions/none/result',
      '/outputs/none/1.mp4',
      '/outputs/../x',
    ]) {
      expect((await call(url(at))).status).toBe(404);
    }
  });
});

describe('the account', () => {
  test('answers price, balance, models and billings', async () => {
    const practice = await startPractice({ limits: { fundsMicros: 10_000_000 } });
    const id = await buy(practice, recipeOf('x', { durationS: 10 }));
    expect(await practice.client.balance()).toEqual({ kind: 'amount', micros: 7_400_000 });
    expect(await practice.client.price(klingModel, recipeOf('x'))).toEqual({
      kind: 'amount',
      micros: 1_300_000,
    });
    expect((await call(practice.url('/api/v3/models'))).json).toMatchObject({
      data: [{ model_id: klingModel }, {}],
    });
    const billings = await call(practice.url('/api/v3/billings/search'), { body: {} });
    expect(billings.json).toMatchObject({
      data: { total: 1, items: [{ billing_type: 'deduct', price: 2.6, prediction: { uuid: id } }] },
    });
  });

  test('bills only the predictions asked for, and a refund once it was made', async () => {
    const practice = await startPractice();
    const kept = await buy(practice, recipeOf('x'));
    const failed = await buy(practice, recipeOf('y [failed]'));
    const charge = { kind: 'charge', micros: 1_300_000 } as const;
    expect(await practice.client.billings([failed])).toEqual({
      kind: 'billings',
      billings: [{ remoteId: failed, ...charge }],
    });
    await practice.clock.advance(600_000);
    expect(await practice.client.billings([kept, failed])).toEqual({
      kind: 'billings',
      billings: [
        { remoteId: failed, kind: 'refund', micros: 1_300_000 },
        { remoteId: failed, ...charge },
        { remoteId: kept, ...charge },
      ],
    });
  });

  test('gets the money for a failed task back, later', async () => {
    const practice = await startPractice({ limits: { fundsMicros: 10_000_000 } });
    await buy(practice, recipeOf('x [failed]'));
    await practice.clock.advance(40_000);
    expect(practice.service.account.balanceMicros()).toBe(8_700_000);
    await practice.clock.advance(60_000);
    expect(practice.service.account.balanceMicros()).toBe(10_000_000);
  });

  test('can delete predictions', async () => {
    const practice = await startPractice();
    const id = await buy(practice, recipeOf('x'));
    const answer = await call(practice.url('/api/v3/predictions/delete'), { body: { ids: [id, 'none'] } });
    expect(answer.json).toMatchObject({ data: { deleted_count: 1 } });
    expect(await practice.client.result(id)).toEqual({ kind: 'unknown-id' });
    expect(practice.service.predictions()).toHaveLength(1);
  });
});
