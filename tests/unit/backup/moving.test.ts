import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackups } from '../../../electron/services/backup/backups.ts';
import { createMoving } from '../../../electron/services/backup/moving.ts';
import { realDisk } from '../../../electron/services/disk.ts';
import { createLibraryPlace } from '../../../electron/services/library-place.ts';
import { openLibrary } from '../../../electron/services/library/library.ts';
import type { Desktop } from '../../../electron/services/ports.ts';
import { createSettings } from '../../../electron/services/settings.ts';
import { createWorks } from '../../../electron/services/works.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { publish } from '../library/library-world.ts';
import { contentOf, everything } from './backup-world.ts';

type Life = { readonly environment?: string | null; readonly stored?: { value: unknown } };

/** A studio as far as moving goes, on a folder of its own; `stored` is what an earlier one left in its settings. */
async function studioOn(root: string, { environment = null, stored = { value: {} } }: Life = {}) {
  const clock = createVirtualClock();
  const trashed: string[] = [];
  const asked: string[] = [];
  const desktop = { trash: async (place: string) => void trashed.push(place) } as unknown as Desktop;
  const file = { read: () => stored.value, write: (value: unknown) => void (stored.value = value) };
  const settings = createSettings(file, silentLog);
  const place = createLibraryPlace(desktop, settings, { environment, usual: root });
  const ports = { clock, random: createSeededRandom(3), log: silentLog };
  const library = await openLibrary(ports, {
    folder: place.folder,
    mayCreate: place.mayCreate,
    onActs() {},
    onLists() {},
    onChanged() {},
    onStills() {},
    onState() {},
  });
  onTestFinished(() => library.close());
  const works = createWorks(ports, { onChanged() {} });
  const backups = createBackups({ disk: realDisk, clock }, { works, library, folder: place.folder });
  const answers: string[] = [];
  const moving = createMoving({
    log: silentLog,
    desktop,
    settings,
    library,
    place,
    works,
    backups,
    chooseOutside: async (title) => {
      asked.push(title);
      return answers.shift() ?? '';
    },
    onSettings: async () => undefined,
    onMoved() {},
  });
  async function ended(): Promise<string | undefined> {
    while (works.list().some(({ state }) => state === 'running'))
      await new Promise((resolve) => setImmediate(resolve));
    return works.list().at(-1)?.state;
  }
  return { settings, place, library, works, backups, moving, answers, asked, trashed, ended, stored };
}

async function filled(root: string, life?: Life) {
  const studio = await studioOn(root, life);
  for (const number of [1, 2]) await publish(studio.library, studio.place.folder(), number);
  return studio;
}

test('after a move the library is in its new place for good, and the old folder is known until it is let go', async () => {
  const [root, to] = [path.join(await scratchFolder(), 'old'), await scratchFolder()];
  const { settings, place, library, moving, answers, trashed, ended } = await filled(root);
  const before = await contentOf(root);
  place.arrange({ sort: { by: 'name', descending: false }, group: 'none' });
  answers.push(to);
  await moving.moveTo();
  expect(await ended()).toBe('done');
  expect(place.folder()).toBe(to);
  expect(settings.get()).toMatchObject({ libraryFolder: to, movedFrom: root, movingTo: null });
  expect(place.view().arrangement.group).toBe('none');
  expect(await contentOf(to)).toEqual(before);
  expect(library.summary()).toMatchObject({ state: 'ready', clips: 2 });
  await moving.trashOld();
  expect(trashed).toEqual([root]);
  expect(settings.get().movedFrom).toBeNull();
  await expect(moving.trashOld()).rejects.toMatchObject({ code: 'not-found' });
});

test('a move that a quit has cut short is carried on by the next start, and one that was stopped is not', async () => {
  const [root, to] = [path.join(await scratchFolder(), 'old'), await scratchFolder()];
  const first = await filled(root);
  first.answers.push(to);
  await first.moving.moveTo();
  first.moving.close();
  await first.works.close();
  expect(first.settings.get().movingTo).toBe(to);
  await first.library.close();

  const second = await studioOn(root, { stored: first.stored });
  second.moving.resume();
  await expect.poll(() => second.settings.get()).toMatchObject({ libraryFolder: to, movingTo: null });
  expect(await second.ended()).toBe('done');
  expect(await second.library.choose(everything)).toHaveLength(2);

  const back = await scratchFolder();
  second.answers.push(back);
  const id = await second.moving.moveTo();
  second.works.stop(id);
  expect(await second.ended()).toBe('stopped');
  await expect.poll(() => second.settings.get().movingTo).toBeNull();
  expect(second.place.folder()).toBe(to);
});

test('only one move at a time, and none of a library that the environment names', async () => {
  const [root, to] = [path.join(await scratchFolder(), 'old'), await scratchFolder()];
  const { moving, answers, ended } = await filled(root);
  answers.push(to);
  await moving.moveTo();
  await expect(moving.moveTo()).rejects.toMatchObject({ code: 'conflict' });
  await expect(moving.restoreBackup()).rejects.toMatchObject({ code: 'conflict' });
  await ended();
  const locked = await filled(path.join(await scratchFolder(), 'given'), {
    environment: path.join(await scratchFolder(), 'named'),
  });
  await expect(locked.moving.moveTo()).rejects.toMatchObject({ code: 'conflict' });
  expect(locked.asked).toEqual([]);
});

test('a restored backup is the library, and nobody is offered to do away with the one of before', async () => {
  const root = path.join(await scratchFolder(), 'old');
  const [backup, to] = [await scratchFolder(), await scratchFolder()];
  const { backups, settings, library, place, moving, answers, ended } = await filled(root);
  await (
    await backups.backUp(backup)
  ).ended;
  await publish(library, root, 3);
  answers.push(backup, to);
  await moving.restoreBackup();
  expect(await ended()).toBe('done');
  expect(place.folder()).toBe(to);
  expect(settings.get().movedFrom).toBeNull();
  expect(library.summary()).toMatchObject({ state: 'ready', clips: 2 });
  await expect(moving.trashOld()).rejects.toMatchObject({ code: 'not-found' });
  expect(existsSync(root)).toBe(true);
});
