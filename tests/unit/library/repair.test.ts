import { readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { realDisk } from '../../../electron/services/disk.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { mortalDisk, untilKilled } from '../../fakes/disk.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import {
  fetchedFile,
  libraryWorld,
  numberedClip,
  publish,
  readSidecar,
  recordOf,
  takeNumber,
  these,
  visibleFiles,
} from './library-world.ts';

async function withClip() {
  const world = await libraryWorld();
  const library = await world.open();
  const id = await publish(library, world.root, 1);
  const [json = '', mp4 = ''] = await visibleFiles(world.root);
  const at = (relative: string) => path.join(world.root, relative);
  return { ...world, library, id, json, mp4, at };
}

async function again(library: Library, root: string): Promise<ClipId> {
  return publish(library, root, 1);
}

describe('what is known of a kept clip', () => {
  it('is whether its file is there, and as it was fetched', async () => {
    const { library, mp4, at } = await withClip();
    const take = takeNumber(1);
    expect(await library.checkClip(take, 0)).toBe('sound');
    expect(await library.checkClip(take, 1)).toBe('none');
    expect(await library.checkClip(takeNumber(2), 0)).toBe('none');
    const bytes = await readFile(at(mp4));
    await writeFile(at(mp4), bytes.with(1000, (bytes[1000] ?? 0) ^ 1));
    expect(await library.checkClip(take, 0)).toBe('damaged');
    await unlink(at(mp4));
    expect(await library.checkClip(take, 0)).toBe('missing');
  });

  it('in the trash is sound: the user put it there', async () => {
    const { library, id } = await withClip();
    await library.trash(these(id));
    expect(await library.checkClip(takeNumber(1), 0)).toBe('sound');
  });
});

describe('repairing a clip', () => {
  it('whose file is gone puts it back under its name, as the same clip', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    await unlink(at(mp4));
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ missing: true }]);
    expect(await again(library, root)).toBe(id);
    expect(await library.clips([id])).toMatchObject([{ missing: false, takeId: takeNumber(1) }]);
    expect(await visibleFiles(root)).toEqual([json, mp4]);
    expect(sha256Of(await readFile(at(mp4)))).toBe((await numberedClip(1)).sha256);
    expect(await library.checkClip(takeNumber(1), 0)).toBe('sound');
  });

  it('keeps what was noted in its sidecar', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    const noted = { ...(await readSidecar(root, json)), rating: 4, tags: ['snow'], notes: 'the good one' };
    await writeFile(at(json), JSON.stringify(noted));
    await unlink(at(mp4));
    await library.rescan();
    await again(library, root);
    expect(await readSidecar(root, json)).toEqual(noted);
    expect(await library.find('')).toEqual([id]);
  });

  it('with file and sidecar gone makes both again', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    await Promise.all([unlink(at(mp4)), unlink(at(json))]);
    await library.rescan();
    expect(await again(library, root)).toBe(id);
    expect(await visibleFiles(root)).toEqual([json, mp4]);
    expect((await readSidecar(root, json)).id).toBe(id);
  });

  it('never touches a file that differs: the clip goes beside it, with its sidecar', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    const mine = (await numberedClip(7)).bytes;
    await writeFile(at(mp4), mine);
    await library.rescan();
    expect(await again(library, root)).toBe(id);
    const beside = mp4.replace('.mp4', ' (2).mp4');
    expect(await visibleFiles(root)).toEqual([beside.replace('.mp4', '.json'), beside, mp4].toSorted());
    expect(await readFile(at(mp4))).toEqual(mine);
    expect(sha256Of(await readFile(at(beside)))).toBe((await numberedClip(1)).sha256);
    expect((await readSidecar(root, beside.replace('.mp4', '.json'))).file.name).toBe(path.basename(beside));
    await library.rescan();
    const ids = await library.find('');
    expect(ids).toHaveLength(2);
    expect(await library.clips([id])).toMatchObject([{ fileName: path.basename(beside), missing: false }]);
    expect(json).not.toBe('');
  });

  it('that the user had moved goes to the folder of its month', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    await realDisk.makeFolder(at('Best'));
    await rename(at(mp4), at('Best/fox.mp4'));
    await rename(at(json), at('Best/fox.json'));
    await library.rescan();
    await rm(at('Best/fox.mp4'));
    await library.rescan();
    expect(await again(library, root)).toBe(id);
    expect(await visibleFiles(root)).toEqual([json, mp4]);
    await library.rescan();
    expect(await library.clips([id])).toMatchObject([{ missing: false }]);
  });

  it('that is sound changes nothing', async () => {
    const { root, library, id, mp4, json, at } = await withClip();
    const before = await realDisk.stat(at(mp4));
    expect(await again(library, root)).toBe(id);
    expect(await realDisk.stat(at(mp4))).toEqual(before);
    expect(await visibleFiles(root)).toEqual([json, mp4]);
    expect(await realDisk.list(at('.dailies/partial'))).toEqual([]);
  });
});

describe('a program that is killed while repairing', () => {
  it.each([
    ['missing', 'power loss'],
    ['damaged', 'kill'],
  ])('a %s clip has it once and whole afterwards, whenever the %s comes', async (what, how) => {
    for (let dieAt = 1; ; dieAt += 1) {
      const { root, open, library: first, id, mp4, at } = await withClip();
      const mine = (await numberedClip(7)).bytes;
      if (what === 'missing') await unlink(at(mp4));
      else await writeFile(at(mp4), mine);
      await first.close();
      const file = await fetchedFile(root, 1);
      const disk = mortalDisk(dieAt);
      await untilKilled(async () => {
        const mortal = await open({ disk });
        try {
          await mortal.publish(file, recordOf(1));
        } finally {
          await mortal.close();
        }
      });
      const survived = !disk.isDead();
      if (how === 'power loss') disk.losePower();

      const library = await open();
      const isDone = (await library.checkClip(takeNumber(1), 0)) === 'sound';
      expect(isDone ? id : await again(library, root)).toBe(id);
      await library.rescan();
      expect(await library.checkClip(takeNumber(1), 0), `killed at ${dieAt}`).toBe('sound');
      expect(await library.clips([id])).toMatchObject([{ missing: false }]);
      const left = what === 'damaged' ? mine : (await numberedClip(1)).bytes;
      expect(await readFile(at(mp4))).toEqual(left);
      expect(await library.find('')).toHaveLength(what === 'damaged' ? 2 : 1);
      expect(await realDisk.list(at('.dailies/partial'))).toEqual([]);
      if (survived) break;
    }
  });
});

describe('several outputs of one take', () => {
  it('are clips of their own, each published once', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const ids: ClipId[] = [];
    for (const outputIndex of [0, 1, 0, 1]) {
      const fetched = await fetchedFile(root, 1 + outputIndex);
      const outcome = await library.publish(fetched, recordOf(1, { outputIndex }));
      if (outcome.kind === 'kept') ids.push(outcome.clipId);
    }
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[1]]);
    expect(new Set(ids).size).toBe(2);
    expect(await visibleFiles(root)).toHaveLength(4);
    expect(await library.clipOfTake(takeNumber(1), 1)).toBe(ids[1]);
  });

  it('are told apart by the sidecars alone', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    for (const outputIndex of [0, 1]) {
      await library.publish(await fetchedFile(root, 1 + outputIndex), recordOf(1, { outputIndex }));
    }
    const second = await library.clipOfTake(takeNumber(1), 1);
    await library.close();
    for (const suffix of ['', '-wal', '-shm'])
      await realDisk.unlink(path.join(root, `.dailies/index.sqlite${suffix}`));
    const rebuilt = await open();
    expect(await rebuilt.clipOfTake(takeNumber(1), 1)).toBe(second);
    expect(await rebuilt.clipOfTake(takeNumber(1), 0)).not.toBe(second);
  });
});
