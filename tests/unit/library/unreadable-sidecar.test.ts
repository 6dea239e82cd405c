import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { diskError } from '../../fakes/disk.ts';
import { libraryWorld, publish, these } from './library-world.ts';

/** A disk on which sidecars cannot be read while it is shaky. */
function shakyDisk() {
  const state = { isShaky: true };
  const disk: Disk = {
    ...realDisk,
    open: async (target, mode) => {
      if (state.isShaky && mode === 'read' && target.endsWith('.json')) throw diskError('EIO');
      return realDisk.open(target, mode);
    },
  };
  return { state, disk };
}

/* Found by the chaos harness, seed 3418. */
it('a clip whose sidecar could not be read once is known again as soon as it can be', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  const id = await publish(first, root, 1);
  await first.close();
  rmSync(path.join(root, '.dailies', 'index.sqlite'));

  const { state, disk } = shakyDisk();
  const library = await open({ disk });
  await library.rescan();
  // Shown meanwhile as a film of which nothing else is known.
  const ids = await library.find('');
  expect(ids).toHaveLength(1);
  expect(ids).not.toEqual([id]);

  state.isShaky = false;
  await library.rescan();
  expect(await library.find('')).toEqual([id]);
  expect(await library.clips([id])).toMatchObject([{ recipe: { prompt: 'A fox in falling snow' } }]);
});

it('a trashed clip whose sidecar could not be read once is known again as soon as it can be', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  const id = await publish(first, root, 1);
  await first.trash(these(id));
  await first.close();
  rmSync(path.join(root, '.dailies', 'index.sqlite'));

  const { state, disk } = shakyDisk();
  const library = await open({
    disk: {
      ...disk,
      // The ticket can be read.
      open: (target, mode) =>
        target.endsWith('trashed.json') ? realDisk.open(target, mode) : disk.open(target, mode),
    },
  });
  await library.rescan();
  state.isShaky = false;
  await library.rescan();
  expect(await library.restore(these(id))).toMatchObject({ changed: 1 });
  expect(await library.clips([id])).toMatchObject([{ recipe: { prompt: 'A fox in falling snow' } }]);
});
