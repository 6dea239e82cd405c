import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../electron/services/library/library.ts';
import { libraryWorld, publish, putFile, readSidecar, these, visibleFiles } from './library-world.ts';

async function withClips(count = 2) {
  const world = await libraryWorld();
  const library = await world.open();
  const ids = [];
  for (let number = 1; number <= count; number += 1) ids.push(await publish(library, world.root, number));
  return { ...world, library, ids };
}

const ratings = async (library: Library) => {
  const ids = await library.find('');
  return (await library.clips(ids)).map(({ rating }) => rating).toSorted((a, b) => a - b);
};

describe('undo and redo', () => {
  it('go back and forth through acts of several kinds', async () => {
    const { library, ids } = await withClips();
    const [one, two] = ids;
    if (one === undefined || two === undefined) throw new Error('no clips');
    await library.curate(these(one, two), { kind: 'rate', rating: 3 });
    await library.curate(these(one), { kind: 'rate', rating: 5 });
    await library.curate(these(one), { kind: 'tag', add: ['fox'], remove: [] });
    expect(library.acts()).toMatchObject({ undo: { kind: 'tag', clips: 1 }, redo: null });
    await library.undo();
    await library.undo();
    expect(await ratings(library)).toEqual([3, 3]);
    expect(library.acts()).toMatchObject({
      undo: { kind: 'rate', clips: 2 },
      redo: { kind: 'rate', clips: 1 },
    });
    await library.redo();
    expect(await ratings(library)).toEqual([3, 5]);
    await library.undo();
    await library.undo();
    expect(await ratings(library)).toEqual([0, 0]);
    expect(await library.undo()).toEqual({ act: null });
  });

  it('end with another act: what was undone before it cannot be redone', async () => {
    const { library, ids } = await withClips(1);
    await library.curate(these(...ids), { kind: 'rate', rating: 3 });
    await library.undo();
    await library.curate(these(...ids), { kind: 'flag', flag: 'keep' });
    expect(await library.redo()).toEqual({ act: null });
    expect(await library.clips(ids)).toMatchObject([{ rating: 0, flag: 'keep' }]);
  });

  it('work after a restart, and when the index has been made anew', async () => {
    const { root, open, library, ids } = await withClips(1);
    await library.curate(these(...ids), { kind: 'rate', rating: 3 });
    await library.curate(these(...ids), { kind: 'rate', rating: 1 });
    await library.undo();
    await library.close();
    for (const suffix of ['', '-wal', '-shm'])
      await rm(path.join(root, `.dailies/index.sqlite${suffix}`), { force: true });
    const again = await open();
    await again.rescan();
    expect(await ratings(again)).toEqual([3]);
    await again.redo();
    expect(await ratings(again)).toEqual([1]);
    await again.undo();
    await again.undo();
    expect(await ratings(again)).toEqual([0]);
  });

  it('bring clips out of the trash and into it again', async () => {
    const { library, ids } = await withClips(2);
    await library.trash(these(...ids));
    expect(await library.find('')).toEqual([]);
    expect(await library.undo()).toMatchObject({ act: { kind: 'trash', clips: 2 } });
    expect(await library.find('')).toHaveLength(2);
    await library.redo();
    expect(await library.find('')).toEqual([]);
  });

  it('leave alone what was changed outside since', async () => {
    const { root, library, ids } = await withClips(2);
    await library.curate(these(...ids), { kind: 'rate', rating: 3 });
    await library.settle();
    const [json = ''] = await visibleFiles(root);
    const sidecar = await readSidecar(root, json);
    await putFile(root, json, JSON.stringify({ ...sidecar, rating: 1 }));
    await library.rescan();
    expect(await library.undo()).toMatchObject({ act: { clips: 1 } });
    expect(await ratings(library)).toEqual([0, 1]);
  });
});
