import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { diskError, failingDisk } from '../../fakes/disk.ts';
import { libraryWorld, publish, these, visibleFiles } from './library-world.ts';

// As on a network share: the volume tells nothing of changes.
vi.mock('../../../electron/services/library/watch.ts', () => ({
  createFolderWatch: () => ({ aim() {}, close() {} }),
}));

/* Found by the chaos harness, seed 70030. */
it('a clip that went to the trash without its sidecar is gathered without anybody asking', async () => {
  const { root, open, clock } = await libraryWorld();
  let isShaky = false;
  const disk = failingDisk((act, target) =>
    isShaky && act === 'rename' && target.endsWith('clip.json') ? diskError('EIO') : null,
  );
  const library = await open({ disk });
  async function patrol(): Promise<void> {
    await clock.advance(20_000);
    // Behind it, in the library's turn.
    await library.partialFolder();
  }
  const id = await publish(library, root, 1);
  await patrol();
  isShaky = true;
  await expect(library.trash(these(id))).rejects.toThrow('The disk refused');
  isShaky = false;
  await patrol();
  expect(readdirSync(path.join(root, '.dailies', 'trash', id)).toSorted()).toEqual(
    expect.arrayContaining(['clip.json', 'clip.mp4', 'trashed.json']),
  );
  expect(await visibleFiles(root)).toEqual([]);
  expect(await library.find('')).toEqual([]);
});
