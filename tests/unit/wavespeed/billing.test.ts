import { describe, expect, test } from 'vitest';
import { toBilling } from '../../../electron/services/wavespeed/billing.ts';
import { classifyBillings } from '../../../electron/services/wavespeed/classify.ts';

const id = 'cb54bb552ff94e1ea6a5c2976fe1c0c1';
const prediction = { uuid: id };

describe('an entry of the billing', () => {
  test.each([
    ['dollars', { billing_type: 'deduct', price: 1.3, prediction }, 'charge', 1_300_000],
    [
      'micro-dollars, as one sample shows them',
      { billing_type: 'deduct', price: 24300, prediction },
      'charge',
      24_300,
    ],
    ['no kind at all', { price: 1.3, prediction }, 'charge', 1_300_000],
    ['a refund', { billing_type: 'Refund', price: 1.3, prediction }, 'refund', 1_300_000],
    ['a negative charge', { billing_type: 'deduct', price: -1.3, prediction }, 'refund', 1_300_000],
    ['the id beside it', { type: 'charge', amount: 2.6, prediction_id: id }, 'charge', 2_600_000],
    ['a finished order', { price: 1.3, prediction, order: { state: 'done' } }, 'charge', 1_300_000],
  ] as const)('reads %s', (_, wire, kind, micros) => {
    expect(toBilling(wire)).toEqual({ remoteId: id, kind, micros });
  });

  test.each([
    ['a top-up', { billing_type: 'recharge-by-card', price: 20 }],
    ['a kind nobody has described', { billing_type: 'adjust', price: 1.3, prediction }],
    [
      'an order that only reserves',
      { billing_type: 'deduct', price: 1.3, prediction, order: { state: 'pre' } },
    ],
    ['no amount', { billing_type: 'deduct', prediction }],
    ['an id that is a path', { price: 1.3, prediction: { uuid: '../keys' } }],
  ])('leaves out %s', (_, wire) => {
    expect(toBilling(wire)).toBeNull();
  });
});

describe('the answer as a whole', () => {
  const answer = (body: string, status = 200) => classifyBillings({ status, headers: {}, body, key: null });

  test('an entry that cannot be read costs only itself', () => {
    const items = [null, 'x', { price: 'none' }, { price: '1.30', prediction }];
    expect(answer(JSON.stringify({ code: 200, data: { items } }))).toEqual({
      kind: 'billings',
      billings: [{ remoteId: id, kind: 'charge', micros: 1_300_000 }],
    });
  });

  test('a list that is null is an empty one', () => {
    expect(answer('{"code":200,"data":{"items":null}}')).toEqual({ kind: 'billings', billings: [] });
  });

  test.each([
    ['no list', '{"code":200,"data":{}}', 200, 'transient'],
    ['a page', '<html></html>', 200, 'transient'],
    ['no such call', '{"code":404,"message":"Not found"}', 404, 'transient'],
    ['a wrong key', '{"code":401,"message":"Invalid key"}', 401, 'key'],
  ] as const)('%s is no word about money', (_, body, status, kind) => {
    expect(answer(body, status).kind).toBe(kind);
  });
});
