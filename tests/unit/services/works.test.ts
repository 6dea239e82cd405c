import { expect, test } from 'vitest';
import type { Work } from '../../../shared/contract/works.ts';
import { AppError } from '../../../shared/errors.ts';
import { createWorks, type Report } from '../../../electron/services/works.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { diskError } from '../../fakes/disk.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';

function world() {
  const clock = createVirtualClock();
  const told: (readonly Work[])[] = [];
  const works = createWorks(
    { clock, random: createSeededRandom(7), log: silentLog },
    { onChanged: (now) => told.push(now) },
  );
  return { clock, told, works, last: () => told.at(-1) };
}

test('a work tells how far it is, and stays in the list when it is done', async () => {
  const { works, last } = world();
  const { ended } = works.start('verify', async (report) => report({ done: 2, total: 3, skipped: 1 }));
  expect(last()).toMatchObject([{ kind: 'verify', state: 'running', done: 0, total: null }]);
  await ended;
  expect(works.list()).toMatchObject([{ state: 'done', done: 2, total: 3, skipped: 1, errorCode: null }]);
  expect(last()).toEqual(works.list());
});

test('a thousand reports within a second are told at most eleven times', async () => {
  const { works, told, clock } = world();
  const holding = Promise.withResolvers<Report>();
  const end = Promise.withResolvers<void>();
  const { ended } = works.start('import', (report) => {
    holding.resolve(report);
    return end.promise;
  });
  const report = await holding.promise;
  const before = told.length;
  for (let done = 1; done <= 1000; done += 1) {
    report({ done });
    await clock.advance(1);
  }
  expect(told.length - before).toBeLessThanOrEqual(11);
  await clock.advance(100);
  expect(told.at(-1)).toMatchObject([{ done: 1000 }]);
  end.resolve();
  await ended;
});

test('a work that was asked to stop is stopped, whether it returns or throws', async () => {
  const { works } = world();
  for (const throws of [false, true]) {
    const { id, ended } = works.start('export', async (_report, signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      if (throws) throw new Error('torn away');
    });
    await Promise.resolve();
    works.stop(id);
    expect(await ended).toMatchObject({ state: 'stopped', errorCode: null });
  }
});

test('a failure keeps its code; what the disk refuses has one too; a bug is unexpected', async () => {
  const { works } = world();
  const codes: unknown[] = [];
  for (const error of [new AppError('library-offline', 'away'), diskError('ENOSPC'), new Error('a bug')]) {
    const { ended } = works.start('backup', () => Promise.reject(error));
    codes.push((await ended).errorCode);
  }
  expect(codes).toEqual(['library-offline', 'disk-full', 'unexpected']);
});

test('only what has ended can be cleared, and the oldest of many is forgotten by itself', async () => {
  const { works } = world();
  const end = Promise.withResolvers<void>();
  const long = works.start('rebuild', () => end.promise);
  works.clear(long.id);
  expect(works.list()).toHaveLength(1);
  for (let number = 0; number < 30; number += 1) await works.start('import', async () => {}).ended;
  expect(works.list()).toHaveLength(21);
  expect(works.list()[0]).toMatchObject({ kind: 'rebuild', state: 'running' });
  end.resolve();
  await long.ended;
  works.clear(long.id);
  expect(works.list().map(({ kind }) => kind)).not.toContain('rebuild');
});

test('closing stops what goes on and waits for its end', async () => {
  const { works } = world();
  let isOver = false;
  works.start('move', async (_report, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.resolve();
    isOver = true;
  });
  await Promise.resolve();
  await works.close();
  expect(isOver).toBe(true);
  expect(works.isUnderWay('move')).toBe(false);
});
