import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clipId } from '../../../shared/contract/ids.ts';
import { smallDisk } from '../../fakes/disk.ts';
import { libraryWorld, publish, these } from './library-world.ts';

const nobody = clipId.parse('nobody0000');
const poster = Buffer.from('a poster');

describe('posters', () => {
  it('are wanted until they are saved or have failed', async () => {
    const { root, open, drawn } = await libraryWorld();
    const library = await open();
    const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
    expect((await library.postersWanted(10)).toSorted()).toEqual([one, two].toSorted());
    expect(await library.postersWanted(1)).toHaveLength(1);
    await library.savePoster(one, poster);
    await library.posterFailed(two);
    expect(await library.postersWanted(10)).toEqual([]);
    expect(await readFile(library.posterPath(one) ?? '')).toEqual(poster);
    expect(library.posterPath(two)).toBeNull();
    expect(drawn).toEqual([[one], [two]]);
    expect(await library.clips([one, two])).toMatchObject([{ poster: 'ready' }, { poster: 'failed' }]);
  });

  it('are found again without the index, and wanted again when deleted', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.savePoster(id, poster);
    await library.close();
    await rm(path.join(root, '.dailies/index.sqlite'));
    const again = await open();
    await again.rescan();
    expect(again.posterPath(id)).not.toBeNull();
    await rm(path.join(root, '.dailies/posters'), { recursive: true });
    await again.rescan();
    expect(await again.postersWanted(1)).toEqual([id]);
  });

  it('are refused for a clip that is not there', async () => {
    const { open } = await libraryWorld();
    const library = await open();
    await expect(library.savePoster(nobody, poster)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('say that the disk is full', async () => {
    const { root, open } = await libraryWorld();
    const first = await open();
    const id = await publish(first, root, 1);
    await first.close();
    const library = await open({ disk: smallDisk(3) });
    await expect(library.savePoster(id, poster)).rejects.toMatchObject({ code: 'disk-full' });
    expect(library.posterPath(id)).toBeNull();
  });
});

describe('strips', () => {
  const strip = Buffer.from('a strip');

  it('are wanted until they are saved or have failed, and say so apart from everything else', async () => {
    const { root, open, changes, drawn } = await libraryWorld();
    const library = await open();
    const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
    const told = changes.length;
    expect((await library.stripsWanted(10)).toSorted()).toEqual([one, two].toSorted());
    await library.saveStrip(one, strip);
    await library.stripFailed(two);
    expect(await library.stripsWanted(10)).toEqual([]);
    expect(await readFile(library.stripFile(one)?.path ?? '')).toEqual(strip);
    expect(library.stripFile(two)).toBeNull();
    expect(drawn).toEqual([[one], [two]]);
    expect(changes).toHaveLength(told);
  });

  it('are drawn again when asked for, whatever became of them', async () => {
    const { root, open, drawn } = await libraryWorld();
    const library = await open();
    const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
    await library.saveStrip(one, strip);
    await library.stripFailed(two);
    await library.posterFailed(two);
    expect(await library.redraw({ kind: 'all', query: '', except: [one] })).toBe(1);
    expect(await library.stripsWanted(10)).toEqual([two]);
    expect((await library.postersWanted(10)).toSorted()).toEqual([one, two].toSorted());
    expect(drawn.at(-1)).toEqual([two]);
  });

  it('are found again without the index, and those of no clip are swept away', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.saveStrip(id, strip);
    await library.close();
    await rm(path.join(root, '.dailies/index.sqlite'));
    const stray = path.join(root, `.dailies/strips/${id}-0123456789abcdef.jpg`);
    await writeFile(stray, strip);
    const again = await open();
    await again.rescan();
    expect(again.stripFile(id)).not.toBeNull();
    expect(existsSync(stray)).toBe(false);
  });

  it('of a clip in the trash are there again when it is restored; its poster can be seen meanwhile', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    await library.savePoster(id, poster);
    await library.saveStrip(id, strip);
    await library.trash(these(id));
    expect(await readFile(library.posterPath(id) ?? '')).toEqual(poster);
    await library.restore(these(id));
    expect(await readFile(library.stripFile(id)?.path ?? '')).toEqual(strip);
  });
});
