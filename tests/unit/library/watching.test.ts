import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createClock } from '../../../electron/services/clock.ts';
import { openLibrary, type Library, type LibraryChange } from '../../../electron/services/library/library.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { publish, putFile, readSidecar, visibleFiles } from './library-world.ts';

/** A library with the system's own clock and watch, and a way to wait for what it tells. */
async function watched() {
  const root = path.join(await scratchFolder(), 'Dailies');
  const listeners = new Set<() => void>();
  const library: Library = await openLibrary(
    { clock: createClock(), random: createSeededRandom(1), log: silentLog },
    {
      folder: () => root,
      mayCreate: () => true,
      onChanged: (_change: LibraryChange) => listeners.forEach((listener) => listener()),
      onStills: () => undefined,
      onActs() {},
      onLists() {},
      onState: () => listeners.forEach((listener) => listener()),
    },
  );
  onTestFinished(() => library.close());
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) {
      await new Promise<void>((resolve) => {
        listeners.add(resolve);
      });
    }
  };
  return { root, library, until };
}

it('notices a file that was deleted, and one that was renamed', async () => {
  const { root, library, until } = await watched();
  const [one, two] = [await publish(library, root, 1), await publish(library, root, 2)];
  const [fileOne, fileTwo] = [library.clipFile(one)?.path ?? '', library.clipFile(two)?.path ?? ''];
  await rm(fileOne);
  await rename(fileTwo, path.join(path.dirname(fileTwo), 'owl.mp4'));
  await until(async () => {
    const clips = await library.clips([one, two]);
    return clips[0]?.missing === true && clips[1]?.fileName === 'owl.mp4';
  });
  expect((await visibleFiles(root)).join()).toMatch(/owl\.json/);
});

it('notices that the folder has gone', async () => {
  const { root, library, until } = await watched();
  await publish(library, root, 1);
  await rm(root, { recursive: true });
  await until(async () => library.summary().state === 'offline');
  expect(library.summary().clips).toBe(0);
});

it('notices a second sidecar of a clip, and when what it says has changed', async () => {
  const { root, library, until } = await watched();
  const id = await publish(library, root, 1);
  const [json = ''] = await visibleFiles(root);
  const own = await readSidecar(root, json);
  const copy = json.replace('.json', ' (conflicted copy).json');
  await putFile(root, copy, JSON.stringify({ ...own, rating: 3 }));
  await until(async () => library.summary().doubled?.includes(id) === true);
  await putFile(root, copy, JSON.stringify(own));
  await until(async () => library.summary().doubled === undefined);
  expect(await visibleFiles(root)).toContain(copy);
});
