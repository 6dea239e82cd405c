import { expect, test } from 'vitest';
import { followRevisions } from '../../../renderer/src/stores/revisions.ts';

type Event = { readonly revision: number };

/** A follower over a main whose snapshots the test hands out. */
function follow() {
  const seen: string[] = [];
  const waiting: { resolve: (revision: number) => void; reject: (error: Error) => void }[] = [];
  let send: (event: Event) => void = () => undefined;
  const follower = followRevisions<Event, Event>({
    subscribe(listener) {
      send = listener;
      return () => {
        send = () => undefined;
      };
    },
    load: () =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve: (revision) => resolve({ revision }), reject });
      }),
    onSnapshot: ({ revision }) => seen.push(`snapshot ${revision}`),
    onEvent: ({ revision }) => seen.push(`event ${revision}`),
    onError: () => seen.push('error'),
  });
  const settle = async () => {
    for (let at = 0; at < 6; at += 1) await Promise.resolve();
  };
  return {
    seen,
    follower,
    loads: () => waiting.length,
    event: (revision: number) => send({ revision }),
    async answer(revision: number) {
      waiting.at(-1)?.resolve(revision);
      await settle();
    },
    async fail() {
      waiting.at(-1)?.reject(new Error('torn'));
      await settle();
    },
  };
}

test('events that follow the snapshot are applied in order', async () => {
  const main = follow();
  await main.answer(4);
  main.event(5);
  main.event(6);
  expect(main.seen).toEqual(['snapshot 4', 'event 5', 'event 6']);
});

test('an event that the snapshot already holds is dropped', async () => {
  const main = follow();
  await main.answer(4);
  main.event(4);
  main.event(3);
  expect(main.seen).toEqual(['snapshot 4']);
});

test('a skipped number means loading again', async () => {
  const main = follow();
  await main.answer(4);
  main.event(6);
  expect(main.loads()).toBe(2);
  await main.answer(6);
  main.event(7);
  expect(main.seen).toEqual(['snapshot 4', 'snapshot 6', 'event 7']);
});

test('an event that overtakes the snapshot on its way means loading once more', async () => {
  const main = follow();
  main.event(5);
  await main.answer(4);
  expect(main.loads()).toBe(2);
  await main.answer(5);
  expect(main.seen).toEqual(['snapshot 4', 'snapshot 5']);
});

test('a main whose snapshots stay behind is not asked for ever', async () => {
  const main = follow();
  main.event(9);
  for (let at = 0; at < 6; at += 1) await main.answer(1);
  expect(main.loads()).toBe(3);
});

test('after an error the next event loads again', async () => {
  const main = follow();
  await main.fail();
  main.event(2);
  expect(main.loads()).toBe(2);
  await main.answer(2);
  expect(main.seen).toEqual(['error', 'snapshot 2']);
});

test('a closed follower hears nothing more', async () => {
  const main = follow();
  main.follower.close();
  await main.answer(1);
  main.event(2);
  expect(main.seen).toEqual([]);
});
