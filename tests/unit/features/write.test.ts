import { describe, expect, test } from 'vitest';
import { blockedBecause, limitNote } from '../../../renderer/src/features/write/readiness.ts';
import { newestKept } from '../../../renderer/src/features/write/take-groups.ts';
import { clipId } from '../../../shared/contract/ids.ts';
import { aRecipe, aStatus, aTake } from '../../fakes/bridge/samples.ts';

const live = aStatus({ service: 'live', connection: 'online' });
const ready = {
  sending: [aRecipe({ prompt: 'fox' })],
  status: live,
  keySource: 'stored',
  totalMicros: 1_300_000,
} as const;

describe('what keeps Generate from generating', () => {
  test('nothing, in a studio with a prompt and a key', () => expect(blockedBecause(ready)).toBeNull());

  test.each([
    ['an unknown status', { status: null }, /Starting/],
    ['an empty prompt', { sending: [aRecipe()] }, /Write a prompt/],
    ['more texts than a batch holds', { sending: null }, /More variations/],
    ['no text at all', { sending: [] }, /left out/],
    [
      'one text of several that is too long',
      { sending: [aRecipe({ prompt: 'fox' }), aRecipe({ prompt: 'x'.repeat(2503) })] },
      /3 characters too long/,
    ],
    ['only spaces', { sending: [aRecipe({ prompt: ' \n ' })] }, /Write a prompt/],
    ['a prompt one over', { sending: [aRecipe({ prompt: 'x'.repeat(2501) })] }, /1 character too long/],
    [
      'a negative prompt two over',
      { sending: [aRecipe({ prompt: 'fox', negativePrompt: 'x'.repeat(2502) })] },
      /negative prompt is 2 characters/,
    ],
    ['no key', { keySource: 'none' as const }, /Add an API key/],
    ['a refused key', { status: { ...live, troubles: ['key' as const] } }, /not accepted/],
    ['a missing right', { status: { ...live, troubles: ['permission' as const] } }, /may not use/],
    [
      'a batch over its limit',
      { status: { ...live, spend: { ...live.spend, batchCapMicros: 1_000_000 } } },
      /\$1\.00 for one batch/,
    ],
  ])('%s', (_name, over, words) => expect(blockedBecause({ ...ready, ...over })).toMatch(words));

  test('2,500 emoji are 2,500 characters', () =>
    expect(blockedBecause({ ...ready, sending: [aRecipe({ prompt: '🦊'.repeat(2500) })] })).toBeNull());

  test('in practice no key is needed', () =>
    expect(blockedBecause({ ...ready, status: aStatus(), keySource: 'none', totalMicros: 0 })).toBeNull());

  test('no credit and a full disk only make takes wait', () =>
    expect(blockedBecause({ ...ready, status: { ...live, troubles: ['credit', 'disk-full'] } })).toBeNull());
});

describe('what is said about the limits before the click', () => {
  const spend = { ...live.spend, todayMicros: 10_000_000, monthMicros: 50_000_000 };
  test.each([
    ['far from both', { dayCapMicros: 25_000_000, monthCapMicros: 100_000_000 }, /^nothing$/],
    ['near the day’s', { dayCapMicros: 12_000_000 }, /\$2\.00 left today/],
    ['over the day’s', { dayCapMicros: 11_000_000 }, /today’s limit, will wait/],
    ['near the month’s', { monthCapMicros: 52_000_000 }, /left this month/],
    ['over the month’s', { monthCapMicros: 51_000_000 }, /this month’s limit/],
    ['without limits', {}, /^nothing$/],
  ])('%s', (_name, caps, words) => {
    const note = limitNote({ ...live, spend: { ...spend, ...caps } }, 1_300_000);
    expect(note ?? 'nothing').toMatch(words);
  });

  test('a balance that is too small', () =>
    expect(limitNote({ ...live, balanceMicros: 500_000 }, 1_300_000)).toMatch(/balance/));
});

test('the clip shown large is the one kept last', () => {
  const kept = (id: string, endedAtMs: number) =>
    aTake(id, { state: 'kept', endedAtMs, clipId: clipId.parse(`clip${id}`) });
  expect(newestKept([kept('aaaa0001', 1), kept('aaaa0002', 9), aTake('aaaa0003')])?.id).toBe('aaaa0002');
  expect(newestKept([aTake('aaaa0003')])).toBeNull();
});
