import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskError, failingDisk } from '../../fakes/disk.ts';
import {
  fetchedFile,
  libraryWorld,
  publish,
  recordOf,
  takeNumber,
  these,
  visibleFiles,
} from './library-world.ts';

describe('a folder that is not there', () => {
  it('is made once, where a library never was', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    expect(library.summary()).toEqual({ state: 'ready', clips: 0, sizeBytes: 0 });
    expect((await readdir(path.join(root, '.dailies'))).toSorted()).toEqual(
      expect.arrayContaining(['index.sqlite', 'partial', 'posters', 'strips', 'trash']),
    );
  });

  it.each([
    ['absent', async () => undefined],
    ['an empty mount point', async (root: string) => mkdir(root)],
    [
      'a mount point with something of the system in it',
      async (root: string) => mkdir(path.join(root, 'lost+found'), { recursive: true }),
    ],
  ])('is offline and left alone when it is %s', async (_how, prepare) => {
    const { root, open } = await libraryWorld();
    await prepare(root);
    const before = existsSync(root) ? await readdir(root) : null;
    const library = await open({ mayCreate: false });
    expect(library.summary()).toEqual({ state: 'offline', clips: 0, sizeBytes: 0 });
    expect(await library.partialFolder()).toEqual({ kind: 'library-offline' });
    expect(await library.clipOfTake(takeNumber(1))).toBeNull();
    expect(await library.find('')).toEqual([]);
    await library.rescan();
    expect(existsSync(root) ? await readdir(root) : null).toEqual(before);
  });

  it('goes offline when it vanishes, and comes back with its clips', async () => {
    const { root, open, changes } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    const file = await fetchedFile(root, 2);
    await rename(root, `${root} away`);
    changes.length = 0;
    expect(await library.publish(file, recordOf(2))).toEqual({ kind: 'library-offline' });
    expect(library.summary()).toEqual({ state: 'offline', clips: 0, sizeBytes: 0 });
    expect(changes).toEqual([{ changed: [], removed: [], all: true }]);
    await expect(library.trash(these(id))).rejects.toMatchObject({ code: 'library-offline' });
    expect(existsSync(root)).toBe(false);
    await rename(`${root} away`, root);
    await library.rescan();
    expect(library.summary().state).toBe('ready');
    expect(await library.find('')).toEqual([id]);
  });

  it('notices by itself within seconds that it has come back', async () => {
    const { root, open, clock } = await libraryWorld();
    const first = await open();
    const id = await publish(first, root, 1);
    await first.close();
    await rename(root, `${root} away`);
    const library = await open({ mayCreate: false });
    expect(library.summary().state).toBe('offline');
    await rename(`${root} away`, root);
    await clock.advance(20_000);
    await library.clipOfTake(takeNumber(9));
    expect(await library.find('')).toEqual([id]);
  });
});

describe('a folder that cannot be written to', () => {
  it('shows its clips, and changes nothing', async () => {
    const { root, open } = await libraryWorld();
    const first = await open();
    const id = await publish(first, root, 1);
    await first.close();
    const before = await visibleFiles(root);
    const library = await open({ disk: failingDisk(() => diskError('EROFS')), mayCreate: false });
    await library.rescan();
    expect(library.summary()).toMatchObject({ state: 'read-only', clips: 1 });
    expect(await library.find('fox')).toEqual([id]);
    expect(library.clipFile(id)).not.toBeNull();
    await expect(library.trash(these(id))).rejects.toMatchObject({ code: 'library-read-only' });
    await expect(library.savePoster(id, new Uint8Array(1))).rejects.toMatchObject({
      code: 'library-read-only',
    });
    expect(await library.postersWanted(10)).toEqual([]);
    expect(await visibleFiles(root)).toEqual(before);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'by its real rights (root has them all, Windows has others)',
    async () => {
      const { root, open } = await libraryWorld();
      await (await open()).close();
      await chmod(path.join(root, '.dailies/partial'), 0o500);
      const library = await open();
      expect(library.summary().state).toBe('read-only');
      await chmod(path.join(root, '.dailies/partial'), 0o700);
      await library.rescan();
      expect(library.summary().state).toBe('ready');
    },
  );
});

it('opens another folder when told to, and the first one again', async () => {
  const world = await libraryWorld();
  const library = await world.open();
  const id = await publish(library, world.root, 1);
  world.moveTo(`${world.root} two`);
  await library.reopen();
  expect(library.summary()).toEqual({ state: 'ready', clips: 0, sizeBytes: 0 });
  world.moveTo(world.root);
  await library.reopen();
  expect(await library.find('')).toEqual([id]);
});
