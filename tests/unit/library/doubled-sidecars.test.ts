import { readFile, readdir, rename, rm, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { diskError, failingDisk } from '../../fakes/disk.ts';
import { libraryWorld, publish, putFile, readSidecar, these, visibleFiles } from './library-world.ts';
import { writeElsewhere } from './other-computer.ts';

/** A clip with four stars, and a copy of its sidecar as a program that keeps folders in step would leave it. */
async function withDouble(
  change: Record<string, unknown> = { rating: 2, tags: ['owl'], notes: 'from afar' },
) {
  const world = await libraryWorld();
  const library = await world.open();
  const id = await publish(library, world.root, 1);
  await library.curate(these(id), { kind: 'rate', rating: 4 });
  await library.settle();
  const [json = '', mp4 = ''] = await visibleFiles(world.root);
  const copy = json.replace('.json', ' (conflicted copy).json');
  await putFile(world.root, copy, JSON.stringify({ ...(await readSidecar(world.root, json)), ...change }));
  return { ...world, library, id, json, mp4, copy };
}

async function setAside(root: string): Promise<readonly unknown[]> {
  const folder = path.join(root, '.dailies', 'aside');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.map((text) => JSON.parse(text) as unknown);
}

describe('a second sidecar of a clip', () => {
  it('is told of by a look, with what differs and when each was changed; the first holds meanwhile', async () => {
    const { library, id, root, copy, states } = await withDouble();
    await utimes(path.join(root, copy), 1_700_000_000, 1_700_000_000);
    const before = states();
    await library.rescan();
    expect(states()).toBeGreaterThan(before);
    expect(library.summary().doubled).toEqual([id]);
    const doubled = await library.doubledSidecars(id);
    expect(doubled.differing).toEqual(['rating', 'tags', 'notes']);
    expect(doubled.versions).toMatchObject([
      { holds: true, told: { rating: 4, tags: [], notes: '' } },
      {
        holds: false,
        changedMs: 1_700_000_000_000,
        fileName: path.basename(copy),
        told: { rating: 2, tags: ['owl'], notes: 'from afar' },
      },
    ]);
    expect(await library.clips([id])).toMatchObject([{ rating: 4 }]);
  });

  it('that says the same is no matter', async () => {
    const { library, root, json } = await withDouble({});
    await putFile(root, 'From a backup/fox.json', await readFile(path.join(root, json)));
    await library.rescan();
    expect(library.summary().doubled).toBeUndefined();
  });

  it('is still known after the library was closed, and its index deleted', async () => {
    const { library, id, root, open } = await withDouble();
    await library.close();
    await rm(path.join(root, '.dailies'), { recursive: true });
    const again = await open();
    await again.rescan();
    expect(again.summary().doubled).toEqual([id]);
    expect(await again.clips([id])).toMatchObject([{ rating: 4 }]);
  });

  it('of a clip whose file is gone: the one that was its own holds, whatever they are called', async () => {
    const { library, id, root, mp4, copy } = await withDouble();
    await rename(path.join(root, copy), path.join(root, path.dirname(copy), '0 first.json'));
    await unlink(path.join(root, mp4));
    await library.rescan();
    expect(library.summary().doubled).toEqual([id]);
    expect(await library.clips([id])).toMatchObject([{ missing: true, rating: 4 }]);
  });

  it('is not asked about while its clip is in the trash', async () => {
    const { library, id } = await withDouble();
    await library.trash(these(id));
    await library.rescan();
    expect(library.summary().doubled).toBeUndefined();
    await library.restore(these(id));
    await library.rescan();
    expect(library.summary().doubled).toEqual([id]);
  });
});

describe('choosing a sidecar', () => {
  it('the other one becomes the clip’s own, and both are to be had again: by undo, and set aside', async () => {
    const { library, id, root, json, copy, open } = await withDouble();
    await library.rescan();
    const { versions } = await library.doubledSidecars(id);
    const done = await library.chooseSidecar(id, versions[1]?.version ?? '');
    expect(done.act).not.toBeNull();
    await library.settle();
    expect(await readSidecar(root, json)).toMatchObject({ rating: 2, tags: ['owl'], notes: 'from afar' });
    expect(await visibleFiles(root)).not.toContain(copy);
    expect(await setAside(root)).toMatchObject([{ rating: 2, notes: 'from afar' }]);
    expect(library.summary().doubled).toBeUndefined();

    await library.undo();
    await library.settle();
    expect(await readSidecar(root, json)).toMatchObject({ rating: 4, tags: [], notes: '' });
    await library.rescan();
    expect(library.summary().doubled).toBeUndefined();
    await library.close();
    await rm(path.join(root, '.dailies', 'index.sqlite'));
    const again = await open();
    await again.rescan();
    expect(await again.clips([id])).toMatchObject([{ rating: 4 }]);
  });

  it('what no act can say is taken over as well, and what stood there is set aside before', async () => {
    const { library, id, root, json, mp4 } = await withDouble({
      origin: undefined,
      mood: 'blue',
      title: 'Owl',
    });
    await library.rescan();
    const { versions, differing } = await library.doubledSidecars(id);
    expect(differing).toEqual(['title', 'rest']);
    await library.chooseSidecar(id, versions[1]?.version ?? '');
    await library.settle();
    const own = await readSidecar(root, json);
    expect(own).toMatchObject({ mood: 'blue', title: 'Owl', file: { name: path.basename(mp4) } });
    expect((await setAside(root)).map((each) => (each as { title: string }).title).toSorted()).toEqual([
      'Fox in falling snow',
      'Owl',
    ]);
    expect(await library.clips([id])).toMatchObject([{ title: 'Owl' }]);
  });

  it('facts of the file stay those of the file, whatever the other sidecar says of it', async () => {
    const { library, id, root, json } = await withDouble({
      file: { name: 'x.mp4', sizeBytes: 1, sha256: 'a'.repeat(64) },
    });
    const before = await readSidecar(root, json);
    await library.rescan();
    const { versions } = await library.doubledSidecars(id);
    await library.chooseSidecar(id, versions[1]?.version ?? '');
    await library.rescan();
    expect((await readSidecar(root, json)).file).toEqual(before.file);
    expect(await library.clips([id])).toMatchObject([{ missing: false, sha256: before.file.sha256 }]);
  });

  it('the one that holds stays, and the others are set aside', async () => {
    const { library, id, root, json, copy } = await withDouble();
    await library.rescan();
    const before = await readFile(path.join(root, json), 'utf8');
    const { versions } = await library.doubledSidecars(id);
    expect(await library.chooseSidecar(id, versions[0]?.version ?? '')).toEqual({ act: null });
    expect(await readFile(path.join(root, json), 'utf8')).toBe(before);
    expect(await visibleFiles(root)).not.toContain(copy);
    expect(await setAside(root)).toHaveLength(1);
    await expect(library.doubledSidecars(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('nothing is chosen that was not shown', async () => {
    const { library, id, root, copy } = await withDouble();
    await library.rescan();
    const { versions } = await library.doubledSidecars(id);
    await putFile(root, copy, JSON.stringify({ ...(await readSidecar(root, copy)), rating: 1 }));
    await expect(library.chooseSidecar(id, versions[1]?.version ?? '')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await visibleFiles(root)).toContain(copy);
  });
});

describe('where this program may not write', () => {
  it('another computer has the library: both sidecars are shown, and to choose says who has it', async () => {
    const { library, id, root, open, json, copy } = await withDouble();
    await library.close();
    await writeElsewhere(root);
    const again = await open();
    await again.rescan();
    expect(again.summary()).toMatchObject({ state: 'held', doubled: [id] });
    const { versions } = await again.doubledSidecars(id);
    expect(versions.map(({ told }) => told.rating)).toEqual([4, 2]);
    const choice = again.chooseSidecar(id, versions[1]?.version ?? '');
    await expect(choice).rejects.toMatchObject({ code: 'library-held' });
    expect(await visibleFiles(root)).toEqual(expect.arrayContaining([json, copy]));
  });

  it('another program here has the library, and alone knows of the sidecars: it says who has it', async () => {
    const { library, id, open } = await withDouble();
    await library.rescan();
    const second = await open();
    expect(second.summary()).toMatchObject({ state: 'held', heldBy: { isHere: true } });
    await expect(second.doubledSidecars(id)).rejects.toMatchObject({ code: 'library-held' });
    await expect(second.chooseSidecar(id, '')).rejects.toMatchObject({ code: 'library-held' });
    expect((await library.doubledSidecars(id)).versions).toHaveLength(2);
  });

  it('a folder that is read-only: both sidecars are shown, and to choose says why not', async () => {
    const { library, id, open } = await withDouble();
    await library.close();
    const again = await open({ disk: failingDisk(() => diskError('EROFS')) });
    await again.rescan();
    const { versions } = await again.doubledSidecars(id);
    expect(versions.map(({ told }) => told.rating)).toEqual([4, 2]);
    const choice = again.chooseSidecar(id, versions[1]?.version ?? '');
    await expect(choice).rejects.toMatchObject({ code: 'library-read-only' });
  });

  it('a disk that goes away under the question says so', async () => {
    const { library, id, open, copy } = await withDouble();
    await library.close();
    let isAway = false;
    const stat: Disk['stat'] = async (place) => {
      if (isAway && place.endsWith(path.basename(copy))) throw diskError('EIO');
      return await realDisk.stat(place);
    };
    const again = await open({ disk: { ...realDisk, stat } });
    await again.rescan();
    isAway = true;
    await expect(again.doubledSidecars(id)).rejects.toMatchObject({ code: 'library-offline' });
  });
});
