import { expect, test } from 'vitest';
import { dollarsText, parseDollars } from '../../../renderer/src/features/settings/dollars.ts';
import { limitsOf } from '../../../renderer/src/features/settings/tiers.ts';

test.each([
  ['', null],
  ['  ', null],
  ['25', 25_000_000],
  ['$25', 25_000_000],
  ['12.50', 12_500_000],
  ['12,5', 12_500_000],
  ['1,200', 1_200_000_000],
  ['0', 0],
  ['-3', undefined],
  ['a lot', undefined],
  ['1e9', undefined],
  ['1.234', undefined],
  ['99999999', undefined],
])('%j dollars', (text, micros) => expect(parseDollars(text)).toBe(micros));

test('what a field shows is read back as the same amount', () => {
  for (const micros of [null, 0, 1_000_000, 12_500_000, 999_990_000, 1_000_000_000_000])
    expect(parseDollars(dollarsText(micros))).toBe(micros);
});

test('custom starts from the limits of the tier before', () => {
  const silver = limitsOf('silver', { tier: 'bronze', concurrent: 3, perMinute: 5 });
  expect(silver).toEqual({ tier: 'silver', concurrent: 100, perMinute: 60 });
  expect(limitsOf('custom', silver)).toEqual({ ...silver, tier: 'custom' });
});
