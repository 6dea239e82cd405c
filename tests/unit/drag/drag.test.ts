import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clipId, type ClipId } from '../../../shared/contract/ids.ts';
import { createDrag } from '../../../electron/services/drag.ts';
import { scratchFolder } from '../../fakes/scratch.ts';

const [one, two, gone] = ['clip000001', 'clip000002', 'clip000003'].map((id) => clipId.parse(id)) as [
  ClipId,
  ClipId,
  ClipId,
];

async function setUp() {
  const folder = await scratchFolder();
  const at = (name: string) => path.join(folder, name);
  for (const name of [`${one}.mp4`, `${two}.mp4`, `${two}.jpg`]) await writeFile(at(name), '');
  const looked: ClipId[] = [];
  const drag = createDrag({
    clipFile: (id) => {
      looked.push(id);
      return id === gone ? null : { path: at(`${id}.mp4`), sha256: '' };
    },
    posterPath: (id) => at(`${id}.jpg`),
  });
  return { drag, at, looked };
}

it('drags the files in the order of the selection, with the first poster there is', async () => {
  const { drag, at } = await setUp();
  expect(await drag.prepare([two, one])).toBe(2);
  expect(drag.plan([one, two])).toEqual({
    files: [at(`${one}.mp4`), at(`${two}.mp4`)],
    icon: at(`${two}.jpg`),
  });
});

it('asks the library nothing when the drag was prepared', async () => {
  const { drag, looked } = await setUp();
  await drag.prepare([one, two]);
  looked.length = 0;
  drag.plan([two]);
  expect(looked).toEqual([]);
});

it('looks up what was not prepared', async () => {
  const { drag, at } = await setUp();
  await drag.prepare([one]);
  expect(drag.plan([two])?.files).toEqual([at(`${two}.mp4`)]);
});

it('leaves out a file that has gone since', async () => {
  const { drag, at } = await setUp();
  await drag.prepare([one, two, gone]);
  await rm(at(`${one}.mp4`));
  expect(drag.plan([one, two, gone])?.files).toEqual([at(`${two}.mp4`)]);
});

it('has no icon of its own where no poster is', async () => {
  const { drag, at } = await setUp();
  expect(drag.plan([one])).toEqual({ files: [at(`${one}.mp4`)], icon: null });
});

it.each([[[]], [[gone]]])('drags nothing for %j', async (ids) => {
  const { drag } = await setUp();
  expect(await drag.prepare(ids)).toBe(0);
  expect(drag.plan(ids)).toBeNull();
});

it('takes any number of clips, and leaves out those whose files were gone when it was prepared', async () => {
  const folder = await scratchFolder();
  const ids = Array.from({ length: 7000 }, (_, at) => clipId.parse(`clip${String(at).padStart(6, '0')}`));
  const there = path.join(folder, 'fox.mp4');
  await writeFile(there, '');
  const drag = createDrag({
    clipFile: (id) => ({ path: id === ids[6500] ? path.join(folder, 'gone.mp4') : there, sha256: '' }),
    posterPath: () => null,
  });
  expect(await drag.prepare(ids)).toBe(6999);
  expect(drag.plan(ids)?.files).toHaveLength(6999);
  expect(
    createDrag({ clipFile: () => ({ path: there, sha256: '' }), posterPath: () => null }).plan(ids)?.files,
  ).toHaveLength(7000);
});
