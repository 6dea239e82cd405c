import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CurationChange } from '../../../shared/contract/curation.ts';
import { libraryWorld, publish, putFile, readSidecar, visibleFiles } from './library-world.ts';

describe('one change to a clip', () => {
  it.each<[CurationChange, object]>([
    [{ kind: 'rate', rating: 4 }, { rating: 4 }],
    [{ kind: 'flag', flag: 'keep' }, { flag: 'keep' }],
    [{ kind: 'label', label: 'blue' }, { label: 'blue' }],
    [{ kind: 'tag', add: ['animal/fox', 'snow'], remove: [] }, { tags: ['animal/fox', 'snow'] }],
    [{ kind: 'collect', add: ['Trailer'], remove: [] }, { collections: ['Trailer'] }],
    [{ kind: 'note', notes: 'the ear twitches' }, { notes: 'the ear twitches' }],
    [{ kind: 'title', title: 'Owl' }, { title: 'Owl' }],
  ])('%j is seen, and told again when the index is made anew', async (change, seen) => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    expect(await library.curate({ kind: 'ids', ids: [id] }, change)).toMatchObject({ changed: 1 });
    expect(await library.clips([id])).toMatchObject([seen]);
    await library.close();
    await rm(path.join(root, '.dailies'), { recursive: true });
    const again = await open();
    await again.rescan();
    expect(await again.clips([id])).toMatchObject([seen]);
  });

  it('leaves what it does not know in the sidecar as it is', async () => {
    const { root, open } = await libraryWorld();
    const first = await open();
    const id = await publish(first, root, 1);
    await first.close();
    const [json = ''] = await visibleFiles(root);
    await putFile(root, json, JSON.stringify({ ...(await readSidecar(root, json)), mood: { of: 'a fox' } }));
    const library = await open();
    await library.curate({ kind: 'ids', ids: [id] }, { kind: 'rate', rating: 2 });
    await library.close();
    expect(await readSidecar(root, json)).toMatchObject({ rating: 2, mood: { of: 'a fox' } });
  });

  it('that changes nothing is no act', async () => {
    const { root, open } = await libraryWorld();
    const library = await open();
    const id = await publish(library, root, 1);
    const answer = await library.curate({ kind: 'ids', ids: [id] }, { kind: 'rate', rating: 0 });
    expect(answer).toEqual({ changed: 0, act: null });
  });
});
