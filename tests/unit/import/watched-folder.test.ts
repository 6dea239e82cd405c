import { appendFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../../electron/services/disk.ts';
import type { Imported } from '../../../electron/services/import/importer.ts';
import { createWatchedFolder } from '../../../electron/services/import/watched-folder.ts';
import { clipId } from '../../../shared/contract/ids.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { importWorld } from './import-world.ts';

const kept: Imported = { kind: 'kept', clipId: clipId.parse('clip00000001') };
const settledMs = 8000;

/** A watched folder whose looks are made by hand: its own patrol is over before it begins. */
async function watching() {
  const { outside, put } = await importWorld();
  const clock = createVirtualClock();
  const memoryFile = path.join(await scratchFolder(), 'watched.json');
  const world = { folder: outside as string | null, isReady: true, fare: (): Imported => kept };
  const brought: string[] = [];
  function start() {
    const watched = createWatchedFolder(
      { clock, disk: realDisk, log: silentLog },
      {
        folder: () => world.folder,
        isReady: () => world.isReady,
        async bring(files, onFared) {
          for (const file of files) {
            brought.push(path.basename(file));
            onFared(file, world.fare());
          }
        },
        memoryFile,
      },
    );
    watched.close();
    return watched;
  }
  /** Looks, lets files settle, and looks again: what is new now is brought in by then. */
  async function lookTwice(watched: ReturnType<typeof start>): Promise<void> {
    await watched.look();
    await clock.advance(settledMs);
    await watched.look();
  }
  return { outside, put, clock, world, brought, start, lookTwice };
}

test('what lies in the folder already stays there, and what comes is brought in once it holds still', async () => {
  const { put, brought, start, lookTwice, clock } = await watching();
  await put('old.mp4', 1);
  const watched = start();
  await watched.aim();
  await put('inner/new.mp4', 2);
  await watched.look();
  await clock.advance(settledMs - 1);
  await watched.look();
  expect(brought).toEqual([]);
  await clock.advance(1);
  await watched.look();
  expect(brought).toEqual(['new.mp4']);
  await lookTwice(watched);
  expect(brought).toEqual(['new.mp4']);
});

test('a file that is still growing is waited for', async () => {
  const { put, brought, start, clock } = await watching();
  const watched = start();
  await watched.aim();
  const file = await put('growing.mp4', 1);
  for (let piece = 0; piece < 3; piece += 1) {
    await watched.look();
    await clock.advance(settledMs);
    await appendFile(file, 'more');
  }
  await watched.look();
  expect(brought).toEqual([]);
  await clock.advance(settledMs);
  await watched.look();
  expect(brought).toEqual(['growing.mp4']);
});

test('what came while the studio was closed comes in at its next start, and nothing twice', async () => {
  const { put, brought, start, lookTwice } = await watching();
  const first = start();
  await first.aim();
  await put('seen.mp4', 1);
  await lookTwice(first);
  await put('meanwhile.mp4', 2);
  await lookTwice(start());
  expect(brought).toEqual(['seen.mp4', 'meanwhile.mp4']);
});

test('what could not be taken for the moment is tried again, what is no clip is not', async () => {
  const { put, brought, start, lookTwice, world, clock } = await watching();
  const watched = start();
  await watched.aim();
  await put('busy.mp4', 1);
  world.fare = () => ({ kind: 'refused', reason: 'changing' });
  await lookTwice(watched);
  world.fare = () => ({ kind: 'refused', reason: 'unfinished' });
  await watched.look();
  await clock.advance(15 * 60_000);
  await watched.look();
  expect(brought).toEqual(['busy.mp4', 'busy.mp4', 'busy.mp4']);
  await lookTwice(watched);
  expect(brought).toHaveLength(3);
  world.fare = () => ({ kind: 'refused', reason: 'not-a-video' });
  await put('words.mp4', 2);
  await lookTwice(watched);
  await lookTwice(watched);
  expect(brought.slice(3)).toEqual(['words.mp4']);
});

test('while the folder or the library is away nothing happens, and nothing is missed', async () => {
  const { outside, put, brought, start, lookTwice, world } = await watching();
  await put('old.mp4', 1);
  const watched = start();
  await watched.aim();
  await put('new.mp4', 2);
  world.isReady = false;
  await lookTwice(watched);
  world.isReady = true;
  await rename(outside, `${outside} away`);
  await lookTwice(watched);
  expect(brought).toEqual([]);
  await rename(`${outside} away`, outside);
  await lookTwice(watched);
  expect(brought).toEqual(['new.mp4']);
});

test('of another folder only what comes from then on is brought in, and of none nothing', async () => {
  const { put, outside, brought, start, lookTwice, world } = await watching();
  const watched = start();
  await watched.aim();
  await put('inner/there.mp4', 1);
  world.folder = path.join(outside, 'inner');
  await lookTwice(watched);
  expect(brought).toEqual([]);
  const file = await put('inner/late.mp4', 2);
  await lookTwice(watched);
  expect(brought).toEqual(['late.mp4']);
  world.folder = null;
  await rm(file);
  await put('inner/never.mp4', 3);
  await lookTwice(watched);
  expect(brought).toEqual(['late.mp4']);
});
