import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import { entriesOf } from '../../../electron/services/library/entries-of.ts';
import type { Entry } from '../../../electron/services/library/entry.ts';

const ids = Array.from({ length: 1000 }, (_, number) =>
  clipId.parse(`clip${String(number).padStart(12, '0')}`),
);
/** Only the id is looked at. */
const entryOf = (id: ClipId): Entry => ({ id }) as Entry;

it('many clips are read in their order, a few at a time, and others get their turn in between', async () => {
  const events: (number | 'another')[] = [];
  const reading = entriesOf(ids, (some) => {
    events.push(some.length);
    return some.map(entryOf);
  });
  for (let turn = 0; turn < 5; turn += 1) {
    events.push('another');
    await setImmediate();
  }
  expect((await reading).map(({ id }) => id)).toEqual(ids);
  const sizes = events.filter((event) => event !== 'another');
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
  expect(events.slice(0, 6)).toEqual([100, 'another', 100, 'another', 100, 'another']);
});

it('clips that are gone are left out', async () => {
  const [first, , third] = ids;
  const entries = await entriesOf(ids.slice(0, 3), (some) => some.filter((id) => id !== ids[1]).map(entryOf));
  expect(entries.map(({ id }) => id)).toEqual([first, third]);
});
