import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/services/library/library.ts';
import {
  libraryWorld,
  numberedClip,
  publish,
  putFile,
  readSidecar,
  takeNumber,
  visibleFiles,
} from './library-world.ts';

const indexFiles = ['', '-wal', '-shm'].map((suffix) => `.dailies/index.sqlite${suffix}`);

/** Everything the library tells, in full. */
async function everything(library: Library) {
  await library.rescan();
  const ids = await library.find('');
  return { ids, clips: await library.clips(ids), summary: library.summary() };
}

describe('rebuilding the index', () => {
  it.each([
    [
      'deleted',
      async (root: string) =>
        Promise.all(indexFiles.map((file) => rm(path.join(root, file), { force: true }))),
    ],
    [
      'full of something else',
      async (root: string) => writeFile(path.join(root, '.dailies/index.sqlite'), 'x'.repeat(9000)),
    ],
    [
      'deleted with the whole folder of the studio',
      async (root: string) => rm(path.join(root, '.dailies'), { recursive: true }),
    ],
  ])('loses nothing when it was %s', async (_how, harm) => {
    const { root, open } = await libraryWorld();
    const first = await open();
    for (const number of [1, 2, 3]) await publish(first, root, number, { title: `Clip ${number}` });
    const before = await everything(first);
    await first.close();
    await harm(root);
    const after = await everything(await open({ mayCreate: false }));
    expect(after).toEqual(before);
    expect(after.clips).toHaveLength(3);
  });

  it('sets a damaged index aside and keeps it', async () => {
    const { root, open } = await libraryWorld();
    await (await open()).close();
    await writeFile(path.join(root, '.dailies/index.sqlite'), 'not a database');
    await open();
    const names = await readdir(path.join(root, '.dailies'));
    const [aside = ''] = names.filter((name) => name.includes('.damaged-'));
    expect(await readFile(path.join(root, '.dailies', aside), 'utf8')).toBe('not a database');
  });

  it('keeps what it does not understand in a sidecar out of harm', async () => {
    const { root, open } = await libraryWorld();
    await putFile(root, '2026-11/mine.json', '{"format":"someone-else"}');
    await putFile(root, '2026-11/mine.mp4', (await numberedClip(1)).bytes);
    const library = await open({ mayCreate: false });
    const { clips } = await everything(library);
    expect(clips).toMatchObject([{ title: 'mine', recipe: null }]);
    expect(await readFile(path.join(root, '2026-11/mine.json'), 'utf8')).toBe('{"format":"someone-else"}');
  });

  it('reads a sidecar of a later version', async () => {
    const { root, open } = await libraryWorld();
    const first = await open();
    await publish(first, root, 1);
    await first.close();
    const [json = ''] = await visibleFiles(root);
    const sidecar = await readSidecar(root, json);
    await putFile(root, json, JSON.stringify({ ...sidecar, version: 2, mood: 'blue' }));
    const { clips } = await everything(await open());
    expect(clips).toMatchObject([{ takeId: takeNumber(1) }]);
  });
});

describe('files without a sidecar', () => {
  it('are clips when they lie in the folder of a month', async () => {
    const { root, open } = await libraryWorld();
    const { bytes, sha256 } = await numberedClip(1, 'neon-9x16-10s');
    await putFile(root, '2026-11/from elsewhere.mp4', bytes);
    await putFile(root, 'Films/holiday.mp4', bytes);
    const { clips } = await everything(await open({ mayCreate: false }));
    expect(clips).toMatchObject([
      {
        title: 'from elsewhere',
        width: 720,
        height: 1280,
        durationMs: 10_000,
        sha256,
        recipe: null,
        takeId: null,
      },
    ]);
  });

  it('keep their id when the index is made again', async () => {
    const { root, open } = await libraryWorld();
    await putFile(root, '2026-11/a.mp4', (await numberedClip(1)).bytes);
    const first = await open({ mayCreate: false });
    const before = await everything(first);
    await first.close();
    await rm(path.join(root, '.dailies'), { recursive: true });
    expect(await everything(await open({ mayCreate: false }))).toEqual(before);
  });

  it('that are no video are passed over', async () => {
    const { root, open } = await libraryWorld();
    await putFile(root, '2026-11/broken.mp4', 'nothing to see');
    await putFile(root, '2026-11/.hidden.mp4', (await numberedClip(1)).bytes);
    expect((await everything(await open({ mayCreate: false }))).clips).toEqual([]);
  });
});

describe('changes from outside', () => {
  async function withClip() {
    const world = await libraryWorld();
    const library = await world.open();
    const id = await publish(library, world.root, 1);
    const [json = '', mp4 = ''] = await visibleFiles(world.root);
    return { ...world, library, id, json: path.join(world.root, json), mp4: path.join(world.root, mp4) };
  }

  it('a deleted file is shown as missing, and found when it is back', async () => {
    const { library, id, mp4 } = await withClip();
    const bytes = await readFile(mp4);
    await unlink(mp4);
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ missing: true }]);
    expect(library.clipFile(id)).toBeNull();
    await writeFile(mp4, bytes);
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ missing: false }]);
  });

  it('a renamed pair is the same clip', async () => {
    const { root, library, id, json, mp4 } = await withClip();
    await mkdir(path.join(root, 'Best'));
    await rename(json, path.join(root, 'Best/fox.json'));
    await rename(mp4, path.join(root, 'Best/fox.mp4'));
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ id, fileName: 'fox.mp4', missing: false }]);
    expect(library.summary().clips).toBe(1);
  });

  it('a file renamed without its sidecar is known by its bytes, and the sidecar follows', async () => {
    const { root, library, id, mp4 } = await withClip();
    await rename(mp4, path.join(root, '2026-11/fox.mp4'));
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ id, fileName: 'fox.mp4', missing: false }]);
    expect(await visibleFiles(root)).toEqual(['2026-11/fox.json', '2026-11/fox.mp4']);
  });

  it('a file renamed without its sidecar is found by a rebuild, too', async () => {
    const { root, open, library, id, mp4 } = await withClip();
    await library.close();
    await rename(mp4, path.join(root, '2026-11/fox.mp4'));
    await rm(path.join(root, '.dailies'), { recursive: true });
    const { clips } = await everything(await open());
    expect(clips).toMatchObject([{ id, takeId: takeNumber(1), fileName: 'fox.mp4', missing: false }]);
  });

  it('a sidecar whose file is gone keeps its words when the index is made again', async () => {
    const { root, open, library, id, mp4 } = await withClip();
    await library.close();
    await unlink(mp4);
    await rm(path.join(root, '.dailies'), { recursive: true });
    const { clips } = await everything(await open());
    expect(clips).toMatchObject([{ id, missing: true, recipe: { prompt: 'A fox in falling snow' } }]);
  });

  it.each([
    ['untouched', async () => undefined],
    ['touched as well', async (json: string) => utimes(json, 1, 1)],
  ])(
    'a copy is a clip of its own beside an original that is %s, with the same id each time',
    async (_how, touch) => {
      const { root, library, id, json, mp4 } = await withClip();
      await putFile(root, '2026-11/0 copy.mp4', await readFile(mp4));
      await putFile(root, '2026-11/0 copy.json', await readFile(json));
      await touch(json);
      const { ids, clips } = await everything(library);
      expect(ids).toHaveLength(2);
      expect(clips.find((clip) => clip.fileName !== '0 copy.mp4')?.id).toBe(id);
      expect((await everything(library)).ids).toEqual(ids);
    },
  );

  it('an edited sidecar is read again', async () => {
    const { root, library, id, json } = await withClip();
    const relative = path.relative(root, json);
    await putFile(root, relative, JSON.stringify({ ...(await readSidecar(root, relative)), title: 'Owl' }));
    await utimes(json, 1, 1);
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ title: 'Owl' }]);
  });

  it('nothing is told when nothing has changed', async () => {
    const { library, changes } = await withClip();
    changes.length = 0;
    await library.rescan();
    expect(changes).toEqual([]);
  });

  it('an index deleted under the open library is made again', async () => {
    const { root, library, id } = await withClip();
    for (const file of indexFiles) await rm(path.join(root, file), { force: true });
    await library.rescan();
    expect(await library.find('')).toEqual([id]);
    expect(existsSync(path.join(root, '.dailies/index.sqlite'))).toBe(true);
  });
});
