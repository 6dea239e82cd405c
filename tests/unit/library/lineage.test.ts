import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clipId, draftId, revisionId } from '../../../shared/contract/ids.ts';
import { libraryWorld, publish, these } from './library-world.ts';

const second = { revisionId: revisionId.parse('revision0002'), revisionNumber: 4 };

it('tells what else came of a draft, from the sidecars alone', async () => {
  const { root, open } = await libraryWorld();
  const before = await open();
  const one = await publish(before, root, 1);
  const same = await publish(before, root, 2);
  const later = await publish(before, root, 3, { ...second, title: 'Fox, closer' });
  await publish(before, root, 4, { draftId: draftId.parse('draft00000002') });
  await before.close();
  await rm(path.join(root, '.dailies/index.sqlite'));

  const library = await open();
  await library.rescan();
  expect(await library.lineage(one)).toEqual({
    draftId: 'draft00000001',
    revisionNumber: 3,
    revisions: 4,
    siblings: [{ id: same, title: 'Fox in falling snow' }],
    ofDraft: [{ id: later, title: 'Fox, closer' }],
  });
});

it('leaves out what is in the trash, and says nothing of a clip that is not there', async () => {
  const { root, open } = await libraryWorld();
  const library = await open();
  const one = await publish(library, root, 1);
  const other = await publish(library, root, 2);
  await library.trash(these(other));
  expect(await library.lineage(one)).toMatchObject({ siblings: [], ofDraft: [] });
  await expect(library.lineage(clipId.parse('nobody0000'))).rejects.toMatchObject({ code: 'not-found' });
});
