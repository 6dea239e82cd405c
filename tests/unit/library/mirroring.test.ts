import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { diskError, mortalDisk } from '../../fakes/disk.ts';
import { libraryWorld, publish, these } from './library-world.ts';

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
  expect(again.collections()).toEqual({ collections: [{ name: 'Trailer', count: 0 }] });
});
