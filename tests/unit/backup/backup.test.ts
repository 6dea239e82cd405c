import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../../electron/services/disk.ts';
import { isSafePlace } from '../../../electron/services/backup/library-files.ts';
import { diskError, failingDisk, mortalDisk, untilKilled } from '../../fakes/disk.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { libraryWorld, publish, visibleFiles } from '../library/library-world.ts';
import { backupWorld, contentOf, everything } from './backup-world.ts';

const partsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.part'));

test('a backup holds everything that cannot be made again, and is a library itself', async () => {
  const { root, library, target, run } = await backupWorld();
  await writeFile(path.join(root, 'my notes.txt'), 'mine');
  expect(await run(library, (backups) => backups.backUp(target))).toMatchObject({ state: 'done', left: 0 });
  expect(await contentOf(target)).toEqual(await contentOf(root));
  expect((await contentOf(target)).size).toBeGreaterThan(6);
  const opened = await libraryWorld();
  opened.moveTo(target);
  const copy = await opened.open();
  await copy.rescan();
  const ids = await library.choose(everything);
  expect(await copy.choose(everything)).toEqual(ids);
  const known = (clips: readonly { title: string; rating: number; sha256: string }[]) =>
    clips.map(({ title, rating, sha256 }) => ({ title, rating, sha256 }));
  expect(known(await copy.clips(ids))).toEqual(known(await library.clips(ids)));
});

test('brought up to date, it copies what is new and keeps older versions aside', async () => {
  const { root, library, target, run } = await backupWorld();
  await run(library, (backups) => backups.backUp(target));
  const [sidecar = ''] = (await visibleFiles(root)).filter((name) => name.endsWith('.json'));
  const before = await readFile(path.join(root, sidecar), 'utf8');
  await appendFile(path.join(root, sidecar), '\n');
  await publish(library, root, 9);
  expect(await run(library, (backups) => backups.backUp(target))).toMatchObject({ copied: 3, state: 'done' });
  expect(await readFile(path.join(target, sidecar), 'utf8')).toBe(`${before}\n`);
  const [stamp = ''] = await readdir(path.join(target, '.dailies/older'));
  expect(await readFile(path.join(target, '.dailies/older', stamp, sidecar), 'utf8')).toBe(before);
});

test('a backup never goes where other things are', async () => {
  const { library, target, run } = await backupWorld();
  await writeFile(path.join(target, 'thesis.doc'), 'important');
  await expect(run(library, (backups) => backups.backUp(target))).rejects.toMatchObject({
    code: 'target-taken',
  });
  expect(await readdir(target)).toEqual(['thesis.doc']);
});

test('restored, a backup is the library that it was, and damage in it is told', async () => {
  const { root, library, target, run } = await backupWorld();
  await run(library, (backups) => backups.backUp(target));
  const whole = await scratchFolder();
  let isUsed = false;
  const use = async (): Promise<void> => void (isUsed = true);
  expect(await run(library, (backups) => backups.restore(target, whole, use))).toMatchObject({ damaged: 0 });
  expect(isUsed).toBe(true);
  expect(await contentOf(whole)).toEqual(await contentOf(root));
  const [video = ''] = (await visibleFiles(target)).filter((name) => name.endsWith('.mp4'));
  await appendFile(path.join(target, video), 'rot');
  const again = await scratchFolder();
  expect(await run(library, (backups) => backups.restore(target, again, use))).toMatchObject({ damaged: 1 });
  expect((await contentOf(again)).has(video)).toBe(false);
});

test('only a backup is restored, and a list that names places outside is not followed', async () => {
  const { library, target, run } = await backupWorld();
  const empty = await scratchFolder();
  const restore = () => run(library, (backups) => backups.restore(target, empty, async () => undefined));
  await expect(restore()).rejects.toMatchObject({ code: 'not-a-backup' });
  await mkdir(path.join(target, '.dailies'));
  await writeFile(path.join(path.dirname(target), 'outside.txt'), 'secret');
  const evil = ['../outside.txt', '/etc/hostname', 'a/../../outside.txt', 'C:\\x', 'a\\..\\b'].map((place) =>
    JSON.stringify({ path: place, sizeBytes: 6, modifiedMs: 1, sha256: 'a'.repeat(64) }),
  );
  const lines = [JSON.stringify({ format: 'dailies-copy', version: 1 }), ...evil, ''].join('\n');
  await writeFile(path.join(target, '.dailies/backup.jsonl'), lines);
  expect(await restore()).toMatchObject({ copied: 0, damaged: 0, left: 0 });
  expect(await contentOf(empty)).toEqual(new Map());
  await rm(path.join(path.dirname(target), 'outside.txt'));
});

test.each([
  ['2026-11/fox.mp4', true],
  ['.dailies/trash/a/clip.mp4', true],
  ['..', false],
  ['a/../b', false],
  ['/a', false],
  ['a//b', false],
  ['a\\b', false],
  ['C:a', false],
  ['a/./b', false],
  ['', false],
  ['a\0b', false],
])('%j is a place inside: %j', (place, isSafe) => {
  expect(isSafePlace(place)).toBe(isSafe);
});

test('a link in the target leads nowhere', async () => {
  const { root, library, target, run } = await backupWorld();
  const elsewhere = await scratchFolder();
  await run(library, (backups) => backups.backUp(target));
  const [month = ''] = (await visibleFiles(root))[0]!.split('/');
  await rm(path.join(target, month), { recursive: true });
  await symlink(elsewhere, path.join(target, month));
  expect(await run(library, (backups) => backups.backUp(target))).toMatchObject({
    state: 'failed',
    code: 'target-refused',
  });
  expect(await readdir(elsewhere)).toEqual([]);
});

test('a full disk ends a backup; what is there is whole, and the next one goes on', async () => {
  const { root, library, target, run } = await backupWorld();
  let written = 0;
  const disk = failingDisk((act, file) => {
    if (act === 'write' && file.endsWith('.part')) written += 1;
    return written > 2 && act === 'write' ? diskError('ENOSPC') : null;
  });
  expect(await run(library, (backups) => backups.backUp(target), disk)).toMatchObject({
    state: 'failed',
    code: 'disk-full',
    copied: 2,
  });
  expect(await partsIn(target)).toEqual([]);
  expect(await run(library, (backups) => backups.backUp(target))).toMatchObject({
    state: 'done',
    unchanged: 2,
  });
  expect(await contentOf(target)).toEqual(await contentOf(root));
});

test('the library moves while it is in use, changes of the last moment with it', async () => {
  const { root, library, target, run, moveTo } = await backupWorld();
  const before = await contentOf(root);
  const undoable = library.acts().undo;
  expect(undoable).not.toBeNull();
  const told = await run(library, (backups) => backups.move(target, async () => moveTo(target)));
  expect(told).toMatchObject({ state: 'done', left: 0, damaged: 0 });
  expect(await contentOf(target)).toEqual(before);
  expect(await contentOf(root)).toEqual(before);
  expect(library.summary().state).toBe('ready');
  expect(library.acts().undo).toEqual(undoable);
  await publish(library, target, 7);
  expect(await library.choose(everything)).toHaveLength(3);
  expect(await visibleFiles(root)).toHaveLength(4);
});

test('a file that cannot be read keeps the library where it is', async () => {
  const { root, library, target, run } = await backupWorld();
  const [video = ''] = (await visibleFiles(root)).filter((name) => name.endsWith('.mp4'));
  const disk = { ...realDisk };
  disk.open = async (file, mode) => {
    if (mode === 'read' && file === path.join(root, video)) throw diskError('EIO');
    return await realDisk.open(file, mode);
  };
  let isUsed = false;
  const told = await run(library, (backups) => backups.move(target, async () => void (isUsed = true)), disk);
  expect(told).toMatchObject({ state: 'failed', code: 'file-missing' });
  expect(isUsed).toBe(false);
});

test('killed at any act, a move is carried on and loses nothing', async () => {
  for (let dieAt = 2; dieAt < 200; dieAt += 17) {
    const { root, library, target, run, moveTo } = await backupWorld();
    const before = await contentOf(root);
    const disk = mortalDisk(dieAt);
    await untilKilled(() => run(library, (backups) => backups.move(target, async () => undefined), disk));
    disk.losePower();
    expect(await contentOf(root)).toEqual(before);
    const told = await run(library, (backups) => backups.move(target, async () => moveTo(target)));
    expect(told).toMatchObject({ state: 'done', left: 0 });
    expect(await contentOf(target)).toEqual(before);
    expect(await partsIn(target)).toEqual([]);
  }
});
