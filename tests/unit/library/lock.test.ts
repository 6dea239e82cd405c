import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { reachFor } from '../../../electron/services/library/lock/grip.ts';
import { diskError, failingDisk } from '../../fakes/disk.ts';
import { libraryWorld, publish, these } from './library-world.ts';
import { elsewhere, noteIn, writeElsewhere } from './other-computer.ts';

it('a note from another computer keeps the library closed to writing, although the lock could be had', async () => {
  const { root, open } = await libraryWorld();
  await writeElsewhere(root);
  const library = await open();
  expect(library.summary()).toMatchObject({
    state: 'held',
    heldBy: { machine: 'cutting-room', isHere: false, sinceMs: elsewhere.sinceMs },
  });
  expect(JSON.parse(await readFile(noteIn(root), 'utf8'))).toEqual(elsewhere);
});

it('a holder elsewhere that shows that it lives keeps the library', async () => {
  const { root, open, clock } = await libraryWorld();
  await writeElsewhere(root);
  const library = await open();
  for (let beat = 8; beat < 14; beat += 1) {
    await clock.advance(60_000);
    await writeElsewhere(root, { beat });
    await library.rescan();
    expect(library.summary().state).toBe('held');
  }
});

it('a holder elsewhere that was silent for two minutes is gone, whatever the clocks say', async () => {
  const { root, open, clock } = await libraryWorld();
  await writeElsewhere(root, { sinceMs: Date.UTC(2030, 0, 1) });
  const library = await open();
  await clock.advance(60_000);
  await library.rescan();
  expect(library.summary().state).toBe('held');
  await clock.advance(60_000);
  await library.rescan();
  expect(library.summary().state).toBe('ready');
  expect(JSON.parse(await readFile(noteIn(root), 'utf8'))).not.toMatchObject({ id: elsewhere.id });
});

it('what another computer has taken meanwhile is not written to any more', async () => {
  const { root, open, clock } = await libraryWorld();
  const library = await open();
  const id = await publish(library, root, 1);
  await writeElsewhere(root);
  await clock.advance(60_000);
  await expect.poll(() => library.summary().state).toBe('held');
  await expect(library.trash(these(id))).rejects.toMatchObject({ code: 'library-held' });
  expect(await library.find('')).toEqual([id]);
  await library.close();
  expect(JSON.parse(await readFile(noteIn(root), 'utf8'))).toEqual(elsewhere);
});

it('a machine that wakes looks who has the library before it writes', async () => {
  const { root, open, clock } = await libraryWorld();
  const library = await open();
  const id = await publish(library, root, 1);
  await writeElsewhere(root);
  clock.jump(8 * 60 * 60_000);
  await expect(library.trash(these(id))).rejects.toMatchObject({ code: 'library-held' });
});

it('a note that cannot be seen for an instant, while it is replaced, gives nothing away', async () => {
  const { root, open, clock } = await libraryWorld();
  await writeElsewhere(root);
  const library = await open();
  await rm(noteIn(root));
  await library.rescan();
  expect(library.summary()).toMatchObject({ state: 'held', heldBy: { machine: 'cutting-room' } });
  await writeElsewhere(root, { beat: 8 });
  await library.rescan();
  await rm(noteIn(root));
  await expect.poll(async () => (await clock.advance(3000), library.summary().state)).toBe('ready');
});

it('a note that nobody can read keeps nobody out', async () => {
  const { root, open } = await libraryWorld();
  await mkdir(path.dirname(noteIn(root)), { recursive: true });
  await writeFile(noteIn(root), '{"format":"dailies-lo');
  expect((await open()).summary().state).toBe('ready');
});

it('a disk that has no room for the note does not keep the library closed', async () => {
  const { open } = await libraryWorld();
  const disk = failingDisk((act, target) =>
    act === 'open' && target.includes('lock.json') ? diskError('ENOSPC') : null,
  );
  expect((await open({ disk })).summary().state).toBe('ready');
});

it('the lock stays with the program while the library is shut for a while, and not after it has moved', async () => {
  const { root, open, moveTo } = await libraryWorld();
  const library = await open();
  const file = path.join(root, '.dailies', 'lock.sqlite');
  await library.whileShut(async () => {
    expect(reachFor(file).kind).toBe('taken');
    moveTo(`${root} elsewhere`);
  });
  const grip = reachFor(file);
  expect(grip.kind).toBe('ours');
  if (grip.kind === 'ours') grip.letGo();
  expect(existsSync(noteIn(root))).toBe(false);
  expect(library.summary().state).toBe('ready');
});

it('a lock whose file was deleted is taken again', async () => {
  const { root, open } = await libraryWorld();
  const library = await open();
  const file = path.join(root, '.dailies', 'lock.sqlite');
  await rm(file);
  await library.rescan();
  expect(reachFor(file).kind).toBe('taken');
});
