import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { copyOut } from '../../../electron/services/library/copies.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { scratchFolder } from '../../fakes/scratch.ts';

async function foxes(amount: number) {
  const root = await scratchFolder();
  const target = path.join(root, 'Copies');
  await mkdir(target);
  const files = Array.from({ length: amount }, (_, at) => path.join(root, String(at), 'fox.mp4'));
  for (const file of files) {
    await mkdir(path.dirname(file));
    await writeFile(file, path.dirname(file));
  }
  return { target, files };
}

it('the folder is listed once, however many clips are copied into it under one name', async () => {
  const { target, files } = await foxes(30);
  let listings = 0;
  const disk: Disk = { ...realDisk, list: (folder) => ((listings += 1), realDisk.list(folder)) };
  const copied = await copyOut({ disk, random: createSeededRandom(1) }, files, {
    kind: 'folder',
    path: target,
  });
  expect(copied).toBe(30);
  expect(listings).toBe(1);
  const texts = await Promise.all(
    (await readdir(target)).map((name) => readFile(path.join(target, name), 'utf8')),
  );
  expect(texts.toSorted()).toEqual(files.map((file) => path.dirname(file)).toSorted());
});

it('what takes a name while the copies are made is not written over', async () => {
  const { target, files } = await foxes(2);
  const disk: Disk = {
    ...realDisk,
    copy: async (from, to) => {
      await realDisk.copy(from, to);
      await writeFile(path.join(target, 'fox.mp4'), 'somebody else’s');
    },
  };
  await copyOut({ disk, random: createSeededRandom(1) }, files, { kind: 'folder', path: target });
  expect(await readFile(path.join(target, 'fox.mp4'), 'utf8')).toBe('somebody else’s');
  expect((await readdir(target)).toSorted()).toEqual(['fox (2).mp4', 'fox (3).mp4', 'fox.mp4']);
});
