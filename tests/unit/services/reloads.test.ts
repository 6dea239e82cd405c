import { expect, test } from 'vitest';
import { createReloads } from '../../../electron/services/reloads.ts';

test('a page that crashed is loaded again, however often, while it lives a while in between', () => {
  const mayReload = createReloads();
  for (let hour = 0; hour < 24; hour += 1) expect(mayReload('crashed', hour * 3_600_000)).toBe(true);
});

test('a page that dies of being loaded is left alone', () => {
  const mayReload = createReloads();
  expect([0, 1000, 2000, 3000].map((at) => mayReload('oom', at))).toEqual([true, true, true, false]);
  expect(mayReload('oom', 90_000)).toBe(true);
});

test('a window that closes is not opened again', () => {
  expect(createReloads()('clean-exit', 0)).toBe(false);
});
