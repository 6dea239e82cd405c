import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import {
  diskError,
  failingDisk,
  mortalDisk,
  smallDisk,
  untilKilled,
  type MortalDisk,
} from '../../fakes/disk.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import {
  fetchedFile,
  libraryWorld,
  numberedClip,
  publish,
  putFile,
  readSidecar,
  recordOf,
  takeNumber,
  visibleFiles,
  type LibraryWorld,
} from './library-world.ts';

describe('publishing a clip', () => {
  it('puts the file and its sidecar into the folder of its month', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    const stem = `2026-11/2026-11-22 Fox in falling snow ${id.slice(0, 6)}`;
    expect(await visibleFiles(root)).toEqual([`${stem}.json`, `${stem}.mp4`]);
    expect(sha256Of(await readFile(path.join(root, `${stem}.mp4`)))).toBe((await numberedClip(1)).sha256);
  });

  it('writes everything known of the clip into the sidecar', async () => {
    const { root, open } = await libraryWorld();
    const id = await publish(await open(), root, 1);
    const [file = ''] = await visibleFiles(root);
    expect(await readSidecar(root, file)).toEqual({
      format: 'dailies-clip',
      version: 1,
      id,
      title: 'Fox in falling snow',
      createdAt: '2026-11-22T11:00:00.000Z',
      keptAt: '2026-11-22T12:00:00.000Z',
      file: {
        name: `2026-11-22 Fox in falling snow ${id.slice(0, 6)}.mp4`,
        sizeBytes: (await numberedClip(1)).bytes.byteLength,
        sha256: (await numberedClip(1)).sha256,
      },
      media: { width: 1280, height: 720, durationMs: 5000, fps: 24, codec: 'avc1.64001f' },
      take: {
        id: takeNumber(1),
        draftId: 'draft00000001',
        revisionId: 'revision0001',
        revisionNumber: 3,
        model: 'kwaivgi/kling-v2.0-t2v-master',
        service: 'live',
        remoteId: 'remote-1',
        outputIndex: 0,
        generationMs: 170_000,
        costMicros: 1_300_000,
        flagged: false,
        recipe: recordOf(1).recipe,
      },
      rating: 0,
      flag: null,
      label: null,
      tags: [],
      collections: [],
      collectionOrder: {},
      notes: '',
    });
  });

  it('leaves nothing in the partial folder', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    await publish(library, root, 1);
    expect(await realDisk.list(path.join(root, '.dailies/partial'))).toEqual([]);
  });

  it('finds the first clip when the same take is published again', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const first = await publish(library, root, 1);
    expect(await publish(library, root, 1)).toBe(first);
    expect(await visibleFiles(root)).toHaveLength(2);
    expect(await realDisk.list(path.join(root, '.dailies/partial'))).toEqual([]);
  });

  it('keeps one clip when the same take is published twice at once', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const file = await fetchedFile(root, 1);
    const [one, two] = await Promise.all([
      library.publish(file, recordOf(1)),
      library.publish(file, recordOf(1)),
    ]);
    expect(one).toEqual(two);
    expect(await visibleFiles(root)).toHaveLength(2);
  });

  it('finds the clip of a take in the sidecars when the index is gone', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.close();
    for (const suffix of ['', '-wal', '-shm'])
      await realDisk.unlink(path.join(root, `.dailies/index.sqlite${suffix}`));
    expect(await (await open()).clipOfTake(takeNumber(1))).toBe(id);
  });

  it('never overwrites a file that has the name already', async () => {
    const { root, open } = await libraryWorld();
    const first = await open({ seed: 7 });
    const id = await publish(first, root, 1);
    const [json = '', mp4 = ''] = await visibleFiles(root);
    await first.close();
    await writeFile(path.join(root, mp4), 'mine');
    await writeFile(path.join(root, json), 'mine too');
    const library = await open({ seed: 7 });
    expect(await publish(library, root, 2)).toBe(id);
    expect(await readFile(path.join(root, mp4), 'utf8')).toBe('mine');
    expect(await readFile(path.join(root, json), 'utf8')).toBe('mine too');
    expect(await visibleFiles(root)).toContain(mp4.replace('.mp4', ' (2).mp4'));
  });

  it('refuses a partial file that is not what was checked', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const file = await fetchedFile(root, 1);
    await writeFile(file.path, 'changed');
    await expect(library.publish(file, recordOf(1))).rejects.toMatchObject({ code: 'file-missing' });
    expect(await visibleFiles(root)).toEqual([]);
    expect(await library.clipOfTake(takeNumber(1))).toBeNull();
  });

  it('tells of the new clip once', async () => {
    const { root, open, changes, states } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    expect(changes).toEqual([{ changed: [id], removed: [], all: false }]);
    expect(states()).toBe(1);
    expect(library.summary().clips).toBe(1);
  });
});

describe('a disk that refuses while publishing', () => {
  it('says that it is full, and keeps the clip when there is room again', async () => {
    const { root, open } = await libraryWorld();
    await (await open()).close();
    const library = await open({ disk: smallDisk(500) });
    const file = await fetchedFile(root, 1);
    expect(await library.publish(file, recordOf(1))).toEqual({ kind: 'disk-full' });
    await library.close();
    const later = await open();
    expect(await later.publish(file, recordOf(1))).toMatchObject({ kind: 'kept' });
    expect(await visibleFiles(root)).toHaveLength(2);
  });

  it.each(['EROFS', 'EACCES', 'EPERM'])('says that it is read-only on %s', async (code) => {
    const { root, open } = await libraryWorld();
    await publish(await open(), root, 1);
    const library = await open({ disk: failingDisk(() => diskError(code)) });
    expect(library.summary().state).toBe('read-only');
    expect(await library.partialFolder()).toEqual({ kind: 'library-read-only' });
    expect(await library.publish(await fetchedFile(root, 2), recordOf(2))).toEqual({
      kind: 'library-read-only',
    });
  });
});

/** What a program does that is started once more on the same disk. */
async function carryOn(
  open: LibraryWorld['open'],
  disk: MortalDisk,
  file: Awaited<ReturnType<typeof fetchedFile>>,
): Promise<void> {
  disk.revive();
  const library = await open({ disk });
  const found = await library.clipOfTake(takeNumber(1));
  if (found === null) await library.publish(file, recordOf(1));
  await library.close();
}

describe('a program that is killed while publishing', () => {
  /* The last found by the chaos harness, seed 29409. */
  it.each(['kill', 'power loss', 'power loss after a kill'])(
    'has the clip once and whole afterwards, whenever the %s comes',
    async (how) => {
      let deaths = 0;
      for (let dieAt = 1; ; dieAt += 1) {
        const { root, open } = await libraryWorld();
        await (await open()).close();
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
        if (how === 'power loss after a kill') await carryOn(open, disk, file);
        if (how !== 'kill') disk.losePower();

        const library = await open();
        const found = await library.clipOfTake(takeNumber(1));
        // What was undone is still there to be published, or is fetched again.
        const id = found ?? (await publish(library, root, 1));
        const stem = `2026-11/2026-11-22 Fox in falling snow ${id.slice(0, 6)}`;
        expect(await visibleFiles(root), `killed at ${dieAt}`).toEqual([`${stem}.json`, `${stem}.mp4`]);
        expect(sha256Of(await readFile(path.join(root, `${stem}.mp4`)))).toBe(file.sha256);
        expect((await readSidecar(root, `${stem}.json`)).id).toBe(id);
        expect(await library.clips([id])).toMatchObject([{ takeId: takeNumber(1), missing: false }]);
        expect(await library.find('')).toEqual([id]);
        expect(await realDisk.list(path.join(root, '.dailies/partial'))).toEqual([]);
        if (survived) break;
        deaths = dieAt;
      }
      expect(deaths).toBeGreaterThan(12);
    },
  );

  /* Found by the chaos harness, seed 28042. */
  it('moves nothing by a plan that does not last yet', async () => {
    const { root, open } = await libraryWorld();
    await (await open()).close();
    const file = await fetchedFile(root, 1);
    const disk = mortalDisk(Infinity);
    const deadly: Disk = {
      ...disk,
      syncFolder: async (folder) => {
        if (path.basename(folder) === 'partial') disk.kill();
        await disk.syncFolder(folder);
      },
    };
    for (const life of [1, 2]) {
      disk.revive();
      await untilKilled(async () => {
        const mortal = await open({ disk: deadly });
        try {
          await mortal.publish(file, recordOf(1));
        } finally {
          await mortal.close();
        }
      });
      expect(disk.isDead(), `life ${life}`).toBe(true);
    }
    disk.losePower();
    const library = await open();
    const id = await publish(library, root, 1);
    const stem = `2026-11/2026-11-22 Fox in falling snow ${id.slice(0, 6)}`;
    expect(await visibleFiles(root)).toEqual([`${stem}.json`, `${stem}.mp4`]);
  });

  it('takes another name when its own was taken in between', async () => {
    const { root, open } = await libraryWorld();
    await (await open()).close();
    const file = await fetchedFile(root, 1);
    const stopped = failingDisk((act, target) =>
      act === 'rename' && target.endsWith('.mp4') ? diskError('EIO') : null,
    );
    const broken = await open({ disk: stopped });
    expect(await broken.publish(file, recordOf(1))).toEqual({ kind: 'library-offline' });
    await broken.close();
    const plan = JSON.parse(
      await readFile(path.join(root, `.dailies/partial/${takeNumber(1)}.publish.json`), 'utf8'),
    ) as { target: string };
    await putFile(root, plan.target, 'mine');
    const library = await open();
    const id = await library.clipOfTake(takeNumber(1));
    expect(await readFile(path.join(root, plan.target), 'utf8')).toBe('mine');
    expect(await library.clips(id === null ? [] : [id])).toMatchObject([
      { fileName: path.posix.basename(plan.target).replace('.mp4', ' (2).mp4') },
    ]);
  });

  it('sets aside a plan that is not one', async () => {
    const { root, open } = await libraryWorld();
    await (await open()).close();
    await putFile(root, `.dailies/partial/${takeNumber(1)}.publish.json`, '{"target":"../../evil.mp4"}');
    const library = await open();
    expect(await library.clipOfTake(takeNumber(1))).toBeNull();
    expect(await publish(library, root, 1)).toBeDefined();
  });
});
