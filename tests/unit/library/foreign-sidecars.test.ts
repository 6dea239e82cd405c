import { existsSync } from 'node:fs';
import { readFile, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import {
  libraryWorld,
  numberedClip,
  publish,
  putFile,
  readSidecar,
  these,
  visibleFiles,
} from './library-world.ts';

const foreign = JSON.stringify({
  prompt: 'An owl at dusk',
  negative_prompt: 'blur',
  aspect_ratio: '16:9',
  duration: 5,
  model: 'kling-v1',
  rating: 3,
  tags: ['owl'],
  extra: { anything: 1 },
});

/** A film that lies in the folder of a month with another program's JSON of its name. */
async function withForeign(text = foreign) {
  const world = await libraryWorld();
  await putFile(world.root, '2026-11/owl.json', text);
  await putFile(world.root, '2026-11/owl.mp4', (await numberedClip(1)).bytes);
  const library = await world.open({ mayCreate: false });
  await library.rescan();
  const [id] = await library.find('');
  if (id === undefined) throw new Error('No clip');
  const theirs = () => readFile(path.join(world.root, '2026-11/owl.json'), 'utf8');
  return { ...world, library, id, theirs };
}

const words = {
  recipe: { prompt: 'An owl at dusk', negativePrompt: 'blur', aspectRatio: '16:9', durationS: 5 },
  model: 'kling-v1',
  rating: 3,
  tags: ['owl'],
};

it('what another program has written beside a film is understood', async () => {
  const { library, id } = await withForeign();
  expect(await library.clips([id])).toMatchObject([words]);
  expect(await library.find('prompt:dusk')).toEqual([id]);
});

it('what is said of such a film goes into a sidecar beside both, and outlives index and acts', async () => {
  const { library, id, root, theirs, open } = await withForeign();
  await library.curate(these(id), { kind: 'rate', rating: 5 });
  await library.settle();
  expect(await theirs()).toBe(foreign);
  expect(await readSidecar(root, '2026-11/owl.mp4.json')).toMatchObject({ id, rating: 5, tags: ['owl'] });
  await library.close();
  await rm(path.join(root, '.dailies'), { recursive: true });
  const again = await open();
  await again.rescan();
  expect(await again.clips([id])).toMatchObject([{ ...words, rating: 5 }]);
  expect(again.summary().clips).toBe(1);
});

it('that sidecar is read again when somebody writes into it', async () => {
  const { library, id, root } = await withForeign();
  await library.curate(these(id), { kind: 'rate', rating: 5 });
  await library.settle();
  await library.rescan();
  const spare = '2026-11/owl.mp4.json';
  await putFile(root, spare, JSON.stringify({ ...(await readSidecar(root, spare)), rating: 1 }));
  await utimes(path.join(root, spare), 1, 1);
  await library.rescan();
  expect(await library.clips([id])).toMatchObject([{ rating: 1 }]);
});

it('such a film goes into the trash with its own sidecar and comes back beside theirs', async () => {
  const { library, id, root, theirs } = await withForeign();
  await library.curate(these(id), { kind: 'rate', rating: 5 });
  await library.settle();
  await library.trash(these(id));
  expect(await visibleFiles(root)).toEqual(['2026-11/owl.json']);
  expect(existsSync(path.join(root, '.dailies', 'trash', id, 'clip.json'))).toBe(true);
  await library.restore(these(id));
  expect(await visibleFiles(root)).toEqual(['2026-11/owl.json', '2026-11/owl.mp4', '2026-11/owl.mp4.json']);
  expect(await theirs()).toBe(foreign);
  await library.rescan();
  expect(await library.clips([id])).toMatchObject([{ rating: 5, missing: false }]);
});

it('a clip that comes back beside another program’s JSON is read again when somebody writes into its own', async () => {
  const { root, open } = await libraryWorld();
  const library = await open();
  const id = await publish(library, root, 1);
  const [json = '', mp4 = ''] = await visibleFiles(root);
  await putFile(root, `${mp4}.json`, '{"theirs":2}');
  await library.trash(these(id));
  await library.restore(these(id));
  await putFile(root, json, JSON.stringify({ ...(await readSidecar(root, json)), rating: 1 }));
  await utimes(path.join(root, json), 1, 1);
  await library.rescan();
  expect(await library.clips([id])).toMatchObject([{ rating: 1 }]);
});

it('where even that name is another program’s, nothing is written, and what was said stays owed', async () => {
  const { library, id, root, theirs } = await withForeign();
  await putFile(root, '2026-11/owl.mp4.json', '{"theirs":2}');
  await library.curate(these(id), { kind: 'rate', rating: 5 });
  await library.settle();
  expect(await theirs()).toBe(foreign);
  expect(await readFile(path.join(root, '2026-11/owl.mp4.json'), 'utf8')).toBe('{"theirs":2}');
  await library.rescan();
  expect(await library.clips([id])).toMatchObject([{ rating: 5 }]);
});
