import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { fetchedFile, libraryWorld, publish, recordOf } from './library-world.ts';

/*
 * A program that is killed between making a folder and syncing its name leaves a folder that a power loss takes back. Whoever finds it
 * there must make it last before relying on it. Found by the chaos harness, seed 209.
 */

/** Tells which folders were synced, and with `until` only those synced before something was renamed into that folder. */
function syncWatch(until?: (to: string) => boolean): { readonly disk: Disk; readonly synced: Set<string> } {
  const synced = new Set<string>();
  let isOver = false;
  return {
    synced,
    disk: {
      ...realDisk,
      rename: async (from, to) => {
        if (until?.(to) === true) isOver = true;
        await realDisk.rename(from, to);
      },
      syncFolder: async (folder) => {
        if (!isOver) synced.add(folder);
        await realDisk.syncFolder(folder);
      },
    },
  };
}

it('a library that a killed start has half made is made to last before it counts as one', async () => {
  const { root, open } = await libraryWorld();
  await mkdir(path.join(root, '.dailies', 'partial'), { recursive: true });
  const { disk, synced } = syncWatch();
  const library = await open({ disk, mayCreate: true });
  expect(library.summary().state).toBe('ready');
  expect([...synced]).toEqual(
    expect.arrayContaining([path.dirname(root), root, path.join(root, '.dailies')]),
  );
});

it('a month that a killed publishing has made is made to last before a clip moves into it', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  await publish(first, root, 1);
  await first.close();
  const [month = ''] = (await readdir(root)).filter((name) => name.startsWith('2026'));
  const { disk, synced } = syncWatch((to) => path.dirname(to) === path.join(root, month));
  const library = await open({ disk, mayCreate: false });
  const outcome = await library.publish(await fetchedFile(root, 2), recordOf(2));
  expect(outcome.kind).toBe('kept');
  expect([...synced]).toContain(root);
});

it('a plan that is carried out does not come back after a power loss', async () => {
  const { root, open } = await libraryWorld();
  const partial = path.join(root, '.dailies', 'partial');
  let isPlanGone = false;
  let isGoneForGood = false;
  const library = await open({
    disk: {
      ...realDisk,
      unlink: async (target) => {
        await realDisk.unlink(target);
        if (target.endsWith('.publish.json')) isPlanGone = true;
      },
      syncFolder: async (folder) => {
        await realDisk.syncFolder(folder);
        if (isPlanGone && folder === partial) isGoneForGood = true;
      },
    },
  });
  await publish(library, root, 1);
  expect(isGoneForGood).toBe(true);
});
