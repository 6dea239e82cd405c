import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { diskError, mortalDisk } from '../../fakes/disk.ts';
import { libraryWorld, numberedClip, publish, putFile, these, visibleFiles } from './library-world.ts';

/** A disk that can lose its power, and on which names cannot be made to last while it is shaky. */
function shakyDisk() {
  const state = { isShaky: false };
  const disk = mortalDisk(Infinity);
  const shaky: typeof disk = {
    ...disk,
    syncFolder: async (folder) => {
      if (state.isShaky) throw diskError('EIO');
      await disk.syncFolder(folder);
    },
  };
  return { disk: shaky, state };
}

async function withoutIndex(root: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm'])
    await rm(path.join(root, `.dailies/index.sqlite${suffix}`), { force: true });
}

/* Found by the chaos harness, seed 554. */
it('a sidecar that holds an act already is made to last before the debt is struck out', async () => {
  const { root, open } = await libraryWorld();
  const { disk, state } = shakyDisk();
  const library = await open({ disk });
  const id = await publish(library, root, 1);
  state.isShaky = true;
  await library.curate(these(id), { kind: 'title', title: 'Owl' });
  await library.settle();
  state.isShaky = false;
  await library.settle();
  await library.close();
  disk.losePower();
  await withoutIndex(root);
  const again = await open();
  await again.rescan();
  expect(await again.clips([id])).toMatchObject([{ title: 'Owl' }]);
});

it('a list that holds an act already is made to last before the debt is struck out', async () => {
  const { open } = await libraryWorld();
  const { disk, state } = shakyDisk();
  const library = await open({ disk });
  await library.rescan();
  state.isShaky = true;
  await library.createCollection('Trailer');
  await library.settle();
  state.isShaky = false;
  await library.settle();
  await library.close();
  disk.losePower();
  const again = await open();
  await again.rescan();
  expect(await again.collections()).toEqual({ collections: [{ name: 'Trailer', count: 0 }] });
});

it('a quit ends a long writing of sidecars in time; what is owed then is written at the next start', async () => {
  const { root, open, clock } = await libraryWorld();
  const count = 200;
  for (let number = 1; number <= count; number += 1)
    await putFile(root, `2026-11/${number}.mp4`, (await numberedClip(number)).bytes);
  const begun = Promise.withResolvers<void>();
  const slow: Disk = {
    ...realDisk,
    open: async (target, mode) => {
      if (target.endsWith('.sidecar.tmp')) {
        begun.resolve();
        await clock.advance(100);
      }
      return await realDisk.open(target, mode);
    },
  };
  const library = await open({ disk: slow });
  await library.rescan();
  const ids = await library.find('');
  // So few at once that the act has no pause in it.
  for (const some of [ids.slice(0, 100), ids.slice(100)])
    await library.curate(these(...some), { kind: 'rate', rating: 3 });
  await clock.advance(300);
  await begun.promise;
  await library.close();
  const sidecars = async () => (await visibleFiles(root)).filter((file) => file.endsWith('.json')).length;
  const written = await sidecars();
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(count);
  const again = await open();
  await again.rescan();
  await again.settle();
  expect(await sidecars()).toBe(count);
});
