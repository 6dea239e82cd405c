import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVerifier } from '../../../electron/services/backup/verifier.ts';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { createWorks } from '../../../electron/services/works.ts';
import { workId } from '../../../shared/contract/ids.ts';
import { diskError } from '../../fakes/disk.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { libraryWorld, publish, readSidecar, these, visibleFiles } from '../library/library-world.ts';
import { contentOf } from './backup-world.ts';

const box = Buffer.from('\0\0\0\u0010free12345678', 'latin1');

/** A library of three clips, and a check of it that is waited for. */
async function checked() {
  const world = await libraryWorld();
  const library = await world.open();
  const ids = [];
  for (const number of [1, 2, 3]) ids.push(await publish(library, world.root, number));
  const [first, second, third] = ids;
  if (first === undefined || second === undefined || third === undefined) throw new Error('No clips');
  const fileOf = (id: typeof first): string => library.clipFile(id)?.path ?? '';

  async function check(disk: Disk = realDisk, stopAt = Infinity) {
    const works = createWorks(
      { clock: world.clock, random: createSeededRandom(5), log: silentLog },
      { onChanged() {} },
    );
    let opened = 0;
    const counted: Disk = {
      ...disk,
      open: async (file, mode) => {
        opened += 1;
        if (opened === stopAt) works.stop(id);
        return disk.open(file, mode);
      },
    };
    const verifier = createVerifier(counted, { library, works });
    const id = verifier.start();
    while (works.list().some(({ state }) => state === 'running'))
      await new Promise((resolve) => setImmediate(resolve));
    return { ...verifier.outcome(id), state: works.list()[0]?.state, skipped: works.list()[0]?.skipped };
  }
  return { ...world, library, ids: [first, second, third] as const, fileOf, check };
}

describe('a check of every file', () => {
  it('finds nothing in a sound library', async () => {
    const { check } = await checked();
    expect(await check()).toEqual({
      checked: 3,
      missing: [],
      missingClips: 0,
      damaged: [],
      damagedClips: 0,
      state: 'done',
      skipped: 0,
    });
  });

  it('looks through the folder first: a film that was away and is back is no loss', async () => {
    const { library, ids, fileOf, check } = await checked();
    const file = fileOf(ids[0]);
    await rename(file, `${file}.away`);
    await library.rescan();
    await rename(`${file}.away`, file);
    expect(await check()).toMatchObject({ checked: 3, missingClips: 0, damagedClips: 0 });
  });

  it('tells what differs, what is gone and what cannot be read, and changes nothing', async () => {
    const { root, ids, fileOf, check } = await checked();
    await appendFile(fileOf(ids[0]), box);
    await rename(fileOf(ids[1]), path.join(root, '..', 'taken.mp4'));
    const before = await contentOf(root);
    const sick = {
      ...realDisk,
      open: async (file: string, mode: Parameters<Disk['open']>[1]) => {
        if (file === fileOf(ids[2])) throw diskError('EIO');
        return await realDisk.open(file, mode);
      },
    };
    expect(await check(sick)).toMatchObject({
      checked: 3,
      missing: [ids[1]],
      missingClips: 1,
      damaged: expect.arrayContaining([ids[0], ids[2]]),
      damagedClips: 2,
      skipped: 3,
    });
    expect(await contentOf(root)).toEqual(before);
  });

  it('can be stopped, and tells what it has seen by then', async () => {
    const { check } = await checked();
    const told = await check(realDisk, 2);
    expect(told.state).toBe('stopped');
    expect(told.checked).toBeLessThan(3);
  });

  it('that nobody knows of is not found', async () => {
    const { library, clock } = await checked();
    const works = createWorks({ clock, random: createSeededRandom(1), log: silentLog }, { onChanged() {} });
    const verifier = createVerifier(realDisk, { library, works });
    expect(() => verifier.outcome(workId.parse('work00000009'))).toThrow(/No such check/);
  });
});

describe('a file that was changed on purpose', () => {
  it('is taken as it is now, with all that was said of the clip', async () => {
    const { root, library, ids, fileOf, check } = await checked();
    const [id] = ids;
    await library.curate(these(id), { kind: 'rate', rating: 5 });
    const [before] = await library.clips([id]);
    await appendFile(fileOf(id), box);
    await library.acceptFile(id);
    const [after] = await library.clips([id]);
    expect(after).toMatchObject({ rating: 5, title: before?.title, poster: 'wanted' });
    expect(after?.sha256).not.toBe(before?.sha256);
    expect(after?.sizeBytes).toBe((before?.sizeBytes ?? 0) + box.byteLength);
    expect(await check()).toMatchObject({ damagedClips: 0, missingClips: 0 });
    const beside = path.relative(root, fileOf(id)).replace(/\.mp4$/, '.json');
    expect((await readSidecar(root, beside)).file.sha256).toBe(after?.sha256);
  });

  it('is not taken when it is no clip any more, gone, or in the trash', async () => {
    const { root, library, ids, fileOf } = await checked();
    const [spoiled, gone, trashed] = ids;
    const sidecars = async () => {
      const names = (await visibleFiles(root)).filter((name) => name.endsWith('.json'));
      return await Promise.all(names.map((name) => readFile(path.join(root, name), 'utf8')));
    };
    await library.trash(these(trashed));
    const before = await sidecars();
    await writeFile(fileOf(spoiled), 'words');
    await expect(library.acceptFile(spoiled)).rejects.toMatchObject({ code: 'not-playable' });
    await rename(fileOf(gone), path.join(root, '..', 'taken.mp4'));
    await expect(library.acceptFile(gone)).rejects.toMatchObject({ code: 'file-missing' });
    await expect(library.acceptFile(trashed)).rejects.toMatchObject({ code: 'not-found' });
    expect(await sidecars()).toEqual(before);
  });
});
