import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { unpackIds, unpackRatios } from '../../../shared/library-outline.ts';
import { diskError, failingDisk, mortalDisk, untilKilled } from '../../fakes/disk.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { libraryWorld, publish, putFile, readSidecar, these, visibleFiles } from './library-world.ts';

const nobody = clipId.parse('nobody0000');
const poster = Buffer.from('a poster');

describe('searching', () => {
  it.each([
    ['', [2, 1]],
    ['fox', [1]],
    ['FOX snow', [1]],
    ['fox canal', []],
    ['éclair', [2]],
    ['eclair', [2]],
    ['狐', [2]],
    ['blur', [2, 1]],
    ['2026-11', [2, 1]],
    ['%', []],
    ['_', []],
  ])('%j finds %j', async (query, numbers) => {
    const { root, open, clock } = await libraryWorld();
    const library = await open();
    const first = await publish(library, root, 1);
    await clock.advance(1000);
    const recipe = {
      prompt: 'Éclair on a plate 狐',
      negativePrompt: 'blur',
      aspectRatio: '1:1',
      durationS: 5,
    } as const;
    const second = await publish(library, root, 2, { title: 'Pastry', recipe });
    const ids = { 1: first, 2: second };
    const sort = { by: 'kept', descending: true } as const;
    const outline = await library.outline({ query, sort, group: 'day' });
    expect(unpackIds(outline.ids)).toEqual(numbers.map((number) => ids[number as 1 | 2]));
    expect([...unpackRatios(outline.ratios)]).toEqual(numbers.map(() => 1778));
    const days = [{ key: '20261122', label: '', count: numbers.length }];
    expect(outline).toMatchObject({
      found: numbers.length,
      total: 2,
      groups: numbers.length > 0 ? days : [],
    });
  });

  it('asks for clips in order, and leaves out what is not there', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const one = await publish(library, root, 1);
    const two = await publish(library, root, 2);
    expect((await library.clips([two, nobody, one])).map((clip) => clip.id)).toEqual([two, one]);
  });
});

describe('the trash', () => {
  it('takes clip, sidecar and poster out of sight, and gives them back as they were', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.savePoster(id, poster);
    const [before, files] = [await library.clips([id]), await visibleFiles(root)];
    const sidecar = await readSidecar(root, files[0] ?? '');
    expect(await library.trash(these(id))).toMatchObject({ changed: 1 });
    expect(await visibleFiles(root)).toEqual([]);
    expect(await library.find('')).toEqual([]);
    expect(library.summary()).toMatchObject({ clips: 0, sizeBytes: 0 });
    expect(library.clipFile(id)).toBeNull();
    expect(existsSync(library.posterPath(id) ?? '')).toBe(true);
    expect(await library.restore(these(id))).toMatchObject({ changed: 1 });
    expect(await visibleFiles(root)).toEqual(files);
    expect(await readSidecar(root, files[0] ?? '')).toEqual(sidecar);
    expect(await library.clips([id])).toEqual(before);
    expect(existsSync(library.posterPath(id) ?? '')).toBe(true);
    expect(await readdir(path.join(root, '.dailies/trash'))).toEqual([]);
  });

  it('still answers for the take of a trashed clip, also from the files alone', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.trash(these(id));
    await library.close();
    await rm(path.join(root, '.dailies/index.sqlite'));
    const again = await open();
    expect(await publish(again, root, 1)).toBe(id);
    expect(await again.restore(these(id))).toMatchObject({ changed: 1 });
  });

  it('restores beside a file that has taken the name, keeping what others wrote into the sidecar', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    const [json = '', mp4 = ''] = await visibleFiles(root);
    await putFile(root, json, JSON.stringify({ ...(await readSidecar(root, json)), mood: 'blue' }));
    await library.trash(these(id));
    await putFile(root, mp4.toUpperCase().replace('.MP4', '.mp4'), 'mine');
    await library.restore(these(id));
    const [clip] = await library.clips([id]);
    expect(clip?.fileName).toMatch(/ \(2\)\.mp4$/);
    const restored = await readSidecar(root, `2026-11/${clip?.fileName.replace('.mp4', '.json')}`);
    expect(restored).toMatchObject({ mood: 'blue', file: { name: clip?.fileName } });
  });

  it('leaves out what is missing, unknown, or there already', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const [gone, here] = [await publish(library, root, 1), await publish(library, root, 2)];
    await rm(library.clipFile(gone)?.path ?? '');
    await library.rescan();
    expect(await library.trash(these(gone, nobody, here, here))).toMatchObject({ changed: 1 });
    expect(await library.restore(these(gone, nobody))).toMatchObject({ changed: 0 });
  });

  it.each(['kill', 'power loss'])('is whole on one side after a %s at any point', async (how) => {
    for (let dieAt = 1; ; dieAt += 1) {
      const { root, open } = await libraryWorld();
      const first = await open();
      const id = await publish(first, root, 1);
      await first.savePoster(id, poster);
      await first.close();
      const files = await visibleFiles(root);
      const disk = mortalDisk(dieAt);
      await untilKilled(async () => {
        const mortal = await open({ disk });
        try {
          await mortal.trash(these(id));
          await mortal.restore(these(id));
        } finally {
          await mortal.close();
        }
      });
      if (how === 'power loss' && disk.isDead()) disk.losePower();
      const library = await open();
      await library.rescan();
      // Does nothing when the clip is not in the trash.
      await library.restore(these(id));
      expect(await library.find(''), `at ${dieAt}`).toEqual([id]);
      expect(await visibleFiles(root)).toEqual(files);
      expect(await library.clips([id])).toMatchObject([{ missing: false, poster: 'ready' }]);
      if (!disk.isDead()) break;
    }
  });
});

describe('saving copies', () => {
  async function withClip() {
    const world = await libraryWorld();
    const library = await world.open();
    const id = await publish(library, world.root, 1);
    return { ...world, library, id, source: library.clipFile(id)?.path ?? '', folder: await scratchFolder() };
  }

  it('numbers a name that exists, and never overwrites', async () => {
    const { library, id, source, folder } = await withClip();
    const name = path.basename(source);
    await writeFile(path.join(folder, name), 'mine');
    expect(await library.copyTo([id], { kind: 'folder', path: folder })).toBe(1);
    expect(await library.copyTo([id], { kind: 'folder', path: folder })).toBe(1);
    expect((await readdir(folder)).toSorted()).toEqual(
      [name, name.replace('.mp4', ' (2).mp4'), name.replace('.mp4', ' (3).mp4')].toSorted(),
    );
    expect(await readFile(path.join(folder, name), 'utf8')).toBe('mine');
    expect(await readFile(path.join(folder, name.replace('.mp4', ' (3).mp4')))).toEqual(
      await readFile(source),
    );
  });

  it.each(['fox.mp4', 'fox', 'fox.MP4'])('takes the name %s that the user chose', async (name) => {
    const { library, id, folder } = await withClip();
    await library.copyTo([id], { kind: 'file', path: path.join(folder, name) });
    expect(await readdir(folder)).toEqual(['fox.mp4']);
  });

  it('says what is wrong, and leaves no half copy', async () => {
    const { root, open, library, id, source, folder } = await withClip();
    await library.close();
    const full = await open({ disk: failingDisk((act) => (act === 'rename' ? diskError('ENOSPC') : null)) });
    await expect(full.copyTo([id], { kind: 'folder', path: folder })).rejects.toMatchObject({
      code: 'disk-full',
    });
    const nowhere = path.join(root, 'nowhere');
    await expect(full.copyTo([id], { kind: 'folder', path: nowhere })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await rm(source);
    await expect(full.copyTo([id], { kind: 'folder', path: folder })).rejects.toMatchObject({
      code: 'file-missing',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
