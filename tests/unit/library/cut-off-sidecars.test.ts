import { cp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { libraryWorld, publish, these, visibleFiles, type LibraryWorld } from './library-world.ts';

/* A sidecar that another program has cut off tells nothing: until it is written anew, something else must know the clip. */

async function cutOff(root: string, { clock }: LibraryWorld, sidecar?: string): Promise<void> {
  const [json = ''] = await visibleFiles(root);
  const file = path.join(root, sidecar ?? json);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, text.length >> 2));
  await utimes(file, clock.now() / 1000, clock.now() / 1000);
}

/** What a power loss leaves of the library at worst: of its index nothing that was not made safe. */
async function losePower({ root, moveTo }: LibraryWorld): Promise<string> {
  const left = path.join(path.dirname(root), 'Left');
  await cp(root, left, {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !/index\.sqlite-(?:wal|shm)$/.test(source),
  });
  moveTo(left);
  return left;
}

/** Long enough for what was cut off to count as left so. */
async function mend({ clock }: LibraryWorld, library: Awaited<ReturnType<LibraryWorld['open']>>) {
  await library.rescan();
  await clock.advance(20_000);
  await library.rescan();
  await library.settle();
}

async function withoutIndex(root: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm'])
    await rm(path.join(root, `.dailies/index.sqlite${suffix}`), { force: true });
}

/* Found by the chaos harness, seed 708. */
it('is written anew also when nothing could be recorded at the time, and the program ended', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const first = await open();
  const id = await publish(first, root, 1);
  await cutOff(root, world);
  const acts = new DatabaseSync(path.join(root, '.dailies/acts.sqlite'));
  acts.exec("CREATE TRIGGER full BEFORE INSERT ON owed BEGIN SELECT raise(ABORT, 'full'); END");
  await expect(first.rescan()).rejects.toThrow('full');
  await first.close();
  acts.exec('DROP TRIGGER full');
  acts.close();
  const second = await open();
  await mend(world, second);
  await second.close();
  await withoutIndex(root);
  const third = await open();
  await third.rescan();
  expect(await third.clips([id])).toMatchObject([{ title: 'Fox in falling snow', missing: false }]);
});

/* Found by the chaos harness, seed 933. */
it('of a clip that was just published is written anew after a power loss', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const first = await open();
  const id = await publish(first, root, 1);
  const left = await losePower(world);
  await cutOff(left, world);
  const second = await open();
  await mend(world, second);
  expect(await second.find('')).toEqual([id]);
  expect(await second.clips([id])).toMatchObject([{ recipe: { prompt: 'A fox in falling snow' } }]);
  await first.close();
});

it('holds also the last acts that it held, after a power loss that the index has not outlived', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const first = await open();
  const id = await publish(first, root, 1);
  await first.curate(these(id), { kind: 'rate', rating: 4 });
  await first.settle();
  const left = await losePower(world);
  await cutOff(left, world);
  const second = await open();
  await mend(world, second);
  await second.close();
  await withoutIndex(left);
  const third = await open();
  await third.rescan();
  expect(await third.clips([id])).toMatchObject([{ rating: 4, title: 'Fox in falling snow' }]);
  await first.close();
});

it('of a clip that was found in the folder is written anew after a power loss', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const maker = await open();
  const id = await publish(maker, root, 1);
  await maker.close();
  await withoutIndex(root);
  const first = await open();
  await first.rescan();
  const left = await losePower(world);
  await cutOff(left, world);
  const second = await open();
  await mend(world, second);
  expect(await second.find('')).toEqual([id]);
  await first.close();
});

it('of a clip in the trash is written anew there', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const first = await open();
  const id = await publish(first, root, 1);
  await first.curate(these(id), { kind: 'rate', rating: 4 });
  await first.trash(these(id));
  await first.settle();
  await cutOff(root, world, `.dailies/trash/${id}/clip.json`);
  await mend(world, first);
  expect(await first.clips([id])).toMatchObject([{ rating: 4, title: 'Fox in falling snow' }]);
  await first.close();
  await withoutIndex(root);
  const second = await open();
  await second.rescan();
  await second.restore(these(id));
  expect(await second.clips([id])).toMatchObject([
    { rating: 4, recipe: { prompt: 'A fox in falling snow' } },
  ]);
});

/* Found by the chaos harness, seed 880. */
it('holds an edit from outside that has won over an act', async () => {
  const world = await libraryWorld();
  const { root, open, clock } = world;
  const library = await open();
  const id = await publish(library, root, 1);
  await library.curate(these(id), { kind: 'rate', rating: 5 });
  const [json = ''] = await visibleFiles(root);
  const file = path.join(root, json);
  await writeFile(file, (await readFile(file, 'utf8')).replace('"rating": 0', '"rating": 3'));
  await utimes(file, clock.now() / 1000 + 5, clock.now() / 1000 + 5);
  await library.settle();
  expect(await library.clips([id])).toMatchObject([{ rating: 3 }]);
  await cutOff(root, world);
  await mend(world, library);
  await library.close();
  await withoutIndex(root);
  const again = await open();
  await again.rescan();
  expect(await again.clips([id])).toMatchObject([{ rating: 3 }]);
});

/* Found by the chaos harness, seed 795. */
it('does not stay behind when its clip goes into the trash', async () => {
  const world = await libraryWorld();
  const { root, open } = world;
  const library = await open();
  const id = await publish(library, root, 1);
  const names = await visibleFiles(root);
  await cutOff(root, world);
  await library.rescan();
  await library.trash(these(id));
  await mend(world, library);
  expect(await visibleFiles(root)).toEqual([]);
  expect(await readdir(path.join(root, '.dailies/damaged'))).toHaveLength(1);
  await library.restore(these(id));
  expect(await visibleFiles(root)).toEqual(names);
  expect(await library.clips([id])).toMatchObject([{ recipe: { prompt: 'A fox in falling snow' } }]);
});
