import { copyFile, mkdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { diskError, failingDisk, mortalDisk, untilKilled } from '../../fakes/disk.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { numberedClip, publish, readSidecar, these, visibleFiles } from '../library/library-world.ts';
import { importWorld } from './import-world.ts';

test('a file becomes a clip with its words, and stays where it was as it was', async () => {
  const world = await importWorld();
  const library = await world.open();
  const file = await world.put('Old fox.mp4', 1);
  const before = await stat(file);
  const outcome = await world.bring(library, [file]);
  expect(outcome).toMatchObject({ state: 'done', imported: 1, known: 0, refusals: 0 });
  const [clip] = await library.clips(outcome.clips);
  expect(clip).toMatchObject({ title: 'Old fox', takeId: null, width: 1280, height: 720, recipe: null });
  const { sha256 } = await numberedClip(1);
  expect(clip?.sha256).toBe(sha256);
  expect(sha256Of(await readFile(library.clipFile(clip!.id)!.path))).toBe(sha256);
  expect(await stat(file)).toMatchObject({ mtimeMs: before.mtimeMs, ino: before.ino, size: before.size });
});

test('the same content is reported as already there, whatever it is called', async () => {
  const world = await importWorld();
  const library = await world.open();
  const own = await publish(library, world.root, 1);
  const again = await world.put('another name.mp4', 1);
  const twice = await world.put('twice.mp4', 2);
  await copyFile(twice, path.join(world.outside, 'twice more.mp4'));
  const outcome = await world.bring(library, [again, world.outside]);
  expect(outcome).toMatchObject({ imported: 1, known: 3, refusals: 0 });
  expect(outcome.clips).toContain(own);
  expect(await library.find('')).toHaveLength(2);
});

test('what lies in the trash is told apart', async () => {
  const world = await importWorld();
  const library = await world.open();
  await library.trash(these(await publish(library, world.root, 1)));
  expect(await world.bring(library, [await world.put('fox.mp4', 1)])).toMatchObject({
    imported: 0,
    trashed: 1,
  });
});

test('a clip whose file is missing gets it back, with all that was noted of it', async () => {
  const world = await importWorld();
  const library = await world.open();
  const id = await publish(library, world.root, 1);
  await rm(library.clipFile(id)!.path);
  await library.rescan();
  expect((await library.clips([id]))[0]?.missing).toBe(true);
  expect(await world.bring(library, [await world.put('found.mp4', 1)])).toMatchObject({
    healed: 1,
    imported: 0,
  });
  expect((await library.clips([id]))[0]).toMatchObject({ missing: false, title: 'Fox in falling snow' });
  expect(await visibleFiles(world.root)).toHaveLength(2);
});

test('a clip of ours keeps its id, its times and everything noted, in another library', async () => {
  const world = await importWorld();
  const library = await world.open();
  const id = await publish(library, world.root, 1);
  const [sidecarName = '', videoName = ''] = await visibleFiles(world.root);
  const there = await importWorld();
  await mkdir(there.outside, { recursive: true });
  for (const name of [sidecarName, videoName]) {
    await copyFile(path.join(world.root, name), path.join(there.outside, path.basename(name)));
  }
  const sidecar = await readSidecar(world.root, sidecarName);
  const rated = { ...sidecar, rating: 4, tags: ['animal/fox'], mine: 'kept' };
  await writeFile(path.join(there.outside, path.basename(sidecarName)), JSON.stringify(rated));
  const other = await there.open({ seed: 50 });
  expect(await there.bring(other, [there.outside])).toMatchObject({ imported: 1, clips: [id] });
  expect(await readSidecar(there.root, sidecarName)).toEqual(rated);
});

test('the JSON of another program is understood, and kept as it was', async () => {
  const world = await importWorld();
  const library = await world.open();
  const foreign = {
    seed: 7,
    created_at: '2025-03-01T10:00:00Z',
    input: { prompt: 'A heron at dawn', negative_prompt: 'text', aspect_ratio: '9:16', duration: '10' },
    model: 'kling-v1.6',
    tags: ['bird', 'lake'],
  };
  const outcome = await world.bring(library, [await world.put('heron.mp4', 3, foreign)]);
  const [clip] = await library.clips(outcome.clips);
  expect(clip).toMatchObject({
    title: 'A heron at dawn',
    recipe: { prompt: 'A heron at dawn', negativePrompt: 'text', aspectRatio: '9:16', durationS: 10 },
    model: 'kling-v1.6',
    createdAtMs: Date.UTC(2025, 2, 1, 10),
    tags: ['bird', 'lake'],
  });
  const [sidecar = ''] = (await visibleFiles(world.root)).filter((name) => name.endsWith('.json'));
  expect((await readSidecar(world.root, sidecar)).origin).toMatchObject({ fileName: 'heron.mp4', foreign });
  expect(await library.find('heron')).toEqual(outcome.clips);
});

test('an index made anew from the files tells the same of what was imported', async () => {
  const world = await importWorld();
  const library = await world.open();
  const outcome = await world.bring(library, [
    await world.put('heron.mp4', 3, { prompt: 'A heron', tags: 'a,b' }),
  ]);
  const before = await library.clips(outcome.clips);
  await library.close();
  await rm(path.join(world.root, '.dailies/index.sqlite'), { force: true });
  const reopened = await world.open();
  await reopened.rescan();
  expect(await reopened.clips(outcome.clips)).toEqual(before);
});

test('what is no whole video is refused by name, and the rest comes in', async () => {
  const world = await importWorld();
  const library = await world.open();
  const good = await world.put('good.mp4', 1);
  const short = await world.put('short.mp4', 2);
  await truncate(short, 50_000);
  await writeFile(path.join(world.outside, 'words.mp4'), 'these are words');
  await writeFile(path.join(world.outside, 'empty.webm'), '');
  await symlink(good, path.join(world.outside, 'link.mp4'));
  const outcome = await world.bring(library, [
    good,
    short,
    ...['words.mp4', 'empty.webm', 'link.mp4', 'gone.mp4'].map((name) => path.join(world.outside, name)),
  ]);
  expect(outcome.imported).toBe(1);
  expect(outcome.refused).toEqual([
    { fileName: 'link.mp4', reason: 'not-a-video' },
    { fileName: 'gone.mp4', reason: 'not-a-video' },
    { fileName: 'short.mp4', reason: 'unfinished' },
    { fileName: 'words.mp4', reason: 'not-a-video' },
    { fileName: 'empty.webm', reason: 'not-a-video' },
  ]);
});

test('links in a chosen folder lead nowhere', async () => {
  const world = await importWorld();
  const library = await world.open();
  const file = await world.put('secret/private.mp4', 1);
  const chosen = path.join(world.outside, 'chosen');
  await mkdir(chosen);
  await symlink(path.dirname(file), path.join(chosen, 'folder'));
  await symlink(file, path.join(chosen, 'file.mp4'));
  expect(await world.bring(library, [chosen])).toMatchObject({ imported: 0, refusals: 0 });
});

test('nothing is imported out of the library itself', async () => {
  const world = await importWorld();
  const library = await world.open();
  await publish(library, world.root, 1);
  const outcome = await world.bring(library, [world.root]);
  expect(outcome).toMatchObject({ imported: 0, refused: [{ reason: 'in-library' }] });
});

test('a full disk ends the import and leaves nothing behind', async () => {
  const world = await importWorld();
  const disk = failingDisk((act, target) =>
    act === 'write' && target.endsWith('.import') ? diskError('ENOSPC') : null,
  );
  const library = await world.open({ disk });
  const outcome = await world.bring(library, [await world.put('fox.mp4', 1)], disk);
  expect(outcome).toMatchObject({ state: 'failed', imported: 0 });
  expect(await visibleFiles(world.root)).toEqual([]);
  expect(await library.partialFolder()).toMatchObject({ kind: 'folder' });
});

test('killed at any act, an import is whole after the next start or can be done again', async () => {
  for (let dieAt = 1; dieAt < 60; dieAt += 2) {
    const world = await importWorld();
    const file = await world.put('fox.mp4', 1, { prompt: 'A fox' });
    await (await world.open()).close();
    const disk = mortalDisk(dieAt);
    let died = false;
    await untilKilled(async () => {
      const library = await world.open({ disk });
      try {
        await world.bring(library, [file], disk);
        died = disk.isDead();
      } finally {
        // What the system takes back from a killed program.
        await library.close();
      }
    });
    disk.losePower();
    const library = await world.open({ seed: 1000 + dieAt });
    await library.rescan();
    const outcome = await world.bring(library, [file]);
    expect(outcome.imported + outcome.known).toBe(1);
    const clips = await library.clips(await library.find(''));
    expect(clips).toHaveLength(1);
    expect(clips[0]).toMatchObject({ missing: false, recipe: { prompt: 'A fox' } });
    expect(await visibleFiles(world.root)).toHaveLength(2);
    expect(sha256Of(await readFile(file))).toBe((await numberedClip(1)).sha256);
    if (!died && !disk.isDead()) break;
  }
});
