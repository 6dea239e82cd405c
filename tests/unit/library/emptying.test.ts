import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import type { Work } from '../../../shared/contract/works.ts';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { createEmptyTrash } from '../../../electron/services/library/empty-trash-work.ts';
import { createWorks } from '../../../electron/services/works.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { libraryWorld, publish, putFile, readSidecar, these, visibleFiles } from './library-world.ts';

/** A library with so many clips in its trash. */
async function fullTrash(amount: number, disk: Disk = realDisk) {
  const world = await libraryWorld();
  const library = await world.open({ disk });
  await publish(library, world.root, 1);
  const [json = ''] = await visibleFiles(world.root);
  const own = await readSidecar(world.root, json);
  for (let at = 0; at < amount; at += 1) {
    const id = clipId.parse(`cliptrash${String(at).padStart(5, '0')}`);
    const put = (name: string, content: object | string) =>
      putFile(
        world.root,
        `.dailies/trash/${id}/${name}`,
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    await put('clip.mp4', 'film');
    await put('clip.json', { ...own, id, take: null });
    const ticket = { format: 'dailies-trash', version: 1, id, path: `2026-11/${id}.mp4` };
    await put('trashed.json', { ...ticket, trashedAtMs: world.clock.now() });
  }
  await library.rescan();
  expect(await library.find('is:trashed')).toHaveLength(amount);
  const left = () => readdir(path.join(world.root, '.dailies', 'trash'));
  return { library, left, ...world };
}

it('says how much it would free', async () => {
  const { library } = await fullTrash(250);
  const sizeBytes = 250 * 'film'.length;
  expect(await library.trashed([])).toEqual({ clips: 250, sizeBytes, ends: [] });
});

it('tells how far it is, and leaves nothing behind', async () => {
  const { library, left } = await fullTrash(250);
  const told: number[] = [];
  const emptied = await library.emptyTrash(null, 'for-good', {
    signal: new AbortController().signal,
    onProgress: ({ done, total }) => (expect(total).toBe(250), told.push(done)),
  });
  expect(emptied).toEqual({ removed: 250, refused: 0 });
  expect(told).toEqual([0, 100, 200, 250]);
  expect(await left()).toEqual([]);
  expect(await library.find('is:trashed')).toEqual([]);
  expect(library.summary().clips).toBe(1);
});

it('can be stopped: what is left stays whole, and comes back', async () => {
  const { library, left, root } = await fullTrash(250);
  const stop = new AbortController();
  const emptied = await library.emptyTrash(null, 'for-good', {
    signal: stop.signal,
    onProgress: ({ done }) => done === 100 && stop.abort(),
  });
  expect(emptied).toEqual({ removed: 100, refused: 0 });
  const ids = await library.find('is:trashed');
  expect(ids).toHaveLength(150);
  expect((await left()).toSorted()).toEqual([...ids].toSorted());
  const [id] = ids as [ClipId];
  await library.restore(these(id));
  expect(await visibleFiles(root)).toContain(`2026-11/${id}.json`);
});

it('nobody waits for the files to be deleted', async () => {
  const held = Promise.withResolvers<void>();
  let isHeld = false;
  const disk: Disk = {
    ...realDisk,
    unlink: async (place) => {
      if (place.includes('.gone')) {
        isHeld = true;
        await held.promise;
      }
      await realDisk.unlink(place);
    },
  };
  const { library, left } = await fullTrash(3, disk);
  const emptying = library.emptyTrash(null, 'for-good');
  await expect.poll(() => isHeld).toBe(true);
  // A turn of the library that others take.
  expect(await library.partialFolder()).toMatchObject({ kind: 'folder' });
  expect(await library.find('is:trashed')).toEqual([]);
  held.resolve();
  expect(await emptying).toEqual({ removed: 3, refused: 0 });
  expect(await left()).toEqual([]);
});

it.each([
  [20, 'stopped'],
  [19, null],
])('emptying %i clips is among the works: %s', async (total, state) => {
  let works: readonly Work[] = [];
  const shown = createWorks(
    { clock: createVirtualClock(), random: createSeededRandom(1), log: silentLog },
    { onChanged: (all) => (works = all) },
  );
  const empty = createEmptyTrash(shown, {
    emptyTrash: async (_selection, _way, emptying) => {
      emptying?.onProgress({ done: 0, total });
      await Promise.resolve();
      emptying?.onProgress({ done: 5, total });
      for (const { id } of works) shown.stop(id);
      const isStopped = emptying?.signal.aborted ?? false;
      return { removed: isStopped ? 5 : total, refused: 0 };
    },
  });
  expect((await empty(null, 'for-good')).removed).toBe(state === null ? total : 5);
  await Promise.resolve();
  await expect
    .poll(() =>
      shown
        .list()
        .map((work) => ({ kind: work.kind, state: work.state, done: work.done, total: work.total })),
    )
    .toEqual(state === null ? [] : [{ kind: 'empty-trash', state, done: 5, total }]);
});
