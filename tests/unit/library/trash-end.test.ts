import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { trashDays } from '../../../shared/trash.ts';
import { libraryWorld, publish, these, visibleFiles } from './library-world.ts';

const dayMs = 24 * 60 * 60_000;

/** A system's trash that keeps what it is given; what is put back lies where it was. */
function systemTrash(root: string) {
  const folder = `${root} system trash`;
  return {
    put: async (place: string) => {
      await mkdir(folder, { recursive: true });
      await rename(place, path.join(folder, path.basename(place)));
    },
    names: async () => (existsSync(folder) ? await readdir(folder) : []),
    putBack: (name: string) => rename(path.join(folder, name), path.join(root, '.dailies', 'trash', name)),
    sidecar: async (name: string) =>
      JSON.parse(await readFile(path.join(folder, name, 'clip.json'), 'utf8')) as unknown,
  };
}

const trashIn = (root: string) => readdir(path.join(root, '.dailies', 'trash'));

it('what is emptied goes to the system’s trash with all that was said of it, and comes back from there', async () => {
  const { root, open } = await libraryWorld();
  const system = systemTrash(root);
  const library = await open({ toSystemTrash: system.put });
  const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
  await library.trash(these(one, two));
  await library.curate(these(one), { kind: 'note', notes: 'the last word' });

  expect(await library.emptyTrash(these(one), 'system-trash')).toEqual({ removed: 1, refused: 0 });
  expect(await library.find('is:trashed')).toEqual([two]);
  expect(await system.names()).toEqual([one]);
  expect(await system.sidecar(one)).toMatchObject({ id: one, notes: 'the last word' });

  await system.putBack(one);
  await library.rescan();
  expect((await library.find('is:trashed')).toSorted()).toEqual([one, two].toSorted());
  await library.restore(these(one));
  expect(await library.clips([one])).toMatchObject([{ notes: 'the last word' }]);
});

it('without a selection the whole trash is emptied, and nothing else', async () => {
  const { root, open } = await libraryWorld();
  const library = await open({ toSystemTrash: systemTrash(root).put });
  const kept = await publish(library, root, 1);
  await library.trash(these(await publish(library, root, 2), await publish(library, root, 3)));
  expect(await library.emptyTrash(null, 'system-trash')).toEqual({ removed: 2, refused: 0 });
  expect(await library.emptyTrash(these(kept), 'for-good')).toEqual({ removed: 0, refused: 0 });
  expect(await library.find('')).toEqual([kept]);
  expect(await visibleFiles(root)).toHaveLength(2);
});

it('what the system’s trash refuses stays where it is', async () => {
  const { root, open } = await libraryWorld();
  const library = await open({ toSystemTrash: () => Promise.reject(new Error('no trash on this disk')) });
  const ids = [await publish(library, root, 1), await publish(library, root, 2)];
  await library.trash(these(...ids));
  expect(await library.emptyTrash(null, 'system-trash')).toEqual({ removed: 0, refused: 2 });
  expect((await library.find('is:trashed')).toSorted()).toEqual(ids.toSorted());
});

it('what is deleted for good is gone, but for what others have laid there', async () => {
  const { root, open } = await libraryWorld();
  const library = await open();
  const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
  await library.trash(these(one, two));
  await writeFile(path.join(root, '.dailies', 'trash', two, 'my notes.txt'), 'mine');
  expect(await library.emptyTrash(null, 'for-good')).toEqual({ removed: 2, refused: 0 });
  const [left = '', ...others] = await trashIn(root);
  expect(others).toEqual([]);
  expect(await readdir(path.join(root, '.dailies', 'trash', left))).toEqual(['my notes.txt']);
  await library.rescan();
  expect(await library.find('is:trashed')).toEqual([]);
  expect((await library.undo()).act).toMatchObject({ clips: 0 });
});

it('a deletion that was cut short is finished by the next look, and nothing comes home', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  const id = await publish(first, root, 1);
  await first.trash(these(id));
  await first.close();
  const folder = path.join(root, '.dailies', 'trash', id);
  await rename(folder, `${folder}.gone`);
  const library = await open();
  await library.rescan();
  expect(await trashIn(root)).toEqual([]);
  expect(await visibleFiles(root)).toEqual([]);
  expect(await library.find('is:trashed')).toEqual([]);
});

it.each(['list', 'unlink', 'removeFolder'] as const)(
  'a look that deletes the same folder just before %s spoils nothing',
  async (act) => {
    const { root, open } = await libraryWorld();
    let look: (() => Promise<void>) | null = null;
    const lookFirst = async (place: string): Promise<void> => {
      if (look === null || !place.includes('.gone')) return;
      const first = look;
      look = null;
      await first();
    };
    const disk: Disk = {
      ...realDisk,
      [act]: async (place: string) => {
        await lookFirst(place);
        return await realDisk[act](place);
      },
    };
    const library = await open({ disk });
    await library.trash(these(await publish(library, root, 1)));
    look = () => library.rescan();
    expect(await library.emptyTrash(null, 'for-good')).toEqual({ removed: 1, refused: 0 });
    expect(look).toBeNull();
    expect(await trashIn(root)).toEqual([]);
  },
);

it('a clip stays in the trash for its days, and then goes on by itself', async () => {
  const { root, open, clock } = await libraryWorld();
  const system = systemTrash(root);
  const library = await open({ toSystemTrash: system.put });
  const old = await publish(library, root, 1);
  await library.trash(these(old));
  const trashedAtMs = clock.now();
  clock.jump(dayMs);
  const young = await publish(library, root, 2);
  await library.trash(these(young));
  expect(await library.trashed([old])).toMatchObject({
    clips: 2,
    ends: [{ id: old, endsAtMs: trashedAtMs + trashDays * dayMs }],
  });

  clock.jump((trashDays - 1) * dayMs - 60_000);
  await library.rescan();
  expect(await system.names()).toEqual([]);
  clock.jump(120_000);
  await library.rescan();
  await expect.poll(system.names).toEqual([old]);
  await expect.poll(async () => await library.find('is:trashed')).toEqual([young]);
});

it('nothing leaves the trash by itself where there is no system’s trash', async () => {
  const { root, open, clock } = await libraryWorld();
  const library = await open();
  const id = await publish(library, root, 1);
  await library.trash(these(id));
  clock.jump(2 * trashDays * dayMs);
  await library.rescan();
  expect(await library.find('is:trashed')).toEqual([id]);
});
