import { expect, test } from 'vitest';
import { parseRoute, rooms, routeHref } from '../../../renderer/src/stores/route.ts';

test.each([
  ['', 'write', ''],
  ['#', 'write', ''],
  ['#/queue', 'queue', ''],
  ['#/library/clip0001', 'library', 'clip0001'],
  ['#/settings/key', 'settings', 'key'],
  ['#/elsewhere/x', 'write', ''],
])('%j is the room %s with %j', (hash, room, rest) => {
  expect(parseRoute(hash)).toEqual({ room, rest });
});

test('every address leads back to its room', () => {
  for (const room of rooms)
    for (const rest of ['', 'abc', 'a/b']) expect(parseRoute(routeHref(room, rest))).toEqual({ room, rest });
});
