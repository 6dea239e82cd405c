import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { willingDisk } from '../../../electron/services/library/worker/willing-disk.ts';
import { libraryWorld, publish, putFile, readSidecar, visibleFiles } from './library-world.ts';

/**
 * A share on which every sidecar is opened late: those that are wanted together are let through together, the last first. `rounds` is how
 * often somebody waited for it.
 */
function farDisk() {
  let waiting: (() => void)[] = [];
  let rounds = 0;
  let opened = 0;
  let most = 0;
  const release = (): void => {
    rounds += 1;
    most = Math.max(most, waiting.length);
    const all = waiting.toReversed();
    waiting = [];
    for (const go of all) go();
  };
  const disk: Disk = {
    ...realDisk,
    open: async (target, mode) => {
      if (mode === 'read' && target.endsWith('.json') && !target.includes('.dailies')) {
        opened += 1;
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.push(resolve);
        // When everything else has been done that can be.
        if (waiting.length === 1) setTimeout(release, 5);
        await promise;
      }
      return await realDisk.open(target, mode);
    },
  };
  return { disk, rounds: () => rounds, opened: () => opened, most: () => most };
}

it('sidecars on a slow share are waited for together, and tell the same as when read one by one', async () => {
  const { root, open } = await libraryWorld();
  const first = await open();
  await publish(first, root, 1);
  const [json = '', mp4 = ''] = await visibleFiles(root);
  const own = await readSidecar(root, json);
  // Clips whose files are gone, and two sidecars of one of them: what is read first must not decide.
  const amount = 70;
  for (let at = 0; at < amount; at += 1) {
    const id = `clipfar${String(at % (amount - 1)).padStart(5, '0')}`;
    await putFile(
      root,
      `2026-11/far ${String(at).padStart(3, '0')}.json`,
      JSON.stringify({ ...own, id, rating: at % 5 }),
    );
  }
  const tell = async (library: Awaited<ReturnType<typeof open>>) => {
    await library.rescan();
    const clips = await library.clips(await library.find(''));
    return { clips, doubled: library.summary().doubled };
  };
  const before = await tell(first);
  expect(before.clips).toHaveLength(amount);
  expect(before.doubled).toEqual(['clipfar00000']);
  await first.close();
  await rm(path.join(root, '.dailies'), { recursive: true });

  const { disk, rounds, opened, most } = farDisk();
  const again = await open({ disk });
  expect(await tell(again)).toEqual(before);
  expect(mp4).not.toBe('');
  expect(most()).toBe(32);
  expect(rounds()).toBeLessThan(opened() / 10);
});

it('a look blocks on a disk that answers at once, and asks one that answers late for many things at once', async () => {
  const asked: string[] = [];
  let nowMs = 0;
  let answersLate = false;
  const namedDisk = (name: string): Disk => ({
    ...realDisk,
    stat: (place) => {
      asked.push(name);
      if (answersLate && name === 'blocking') nowMs += 20;
      return realDisk.stat(place);
    },
  });
  const disk = willingDisk({ monotonic: () => nowMs }, namedDisk('blocking'), namedDisk('patient'));
  const ask = async (times: number) => {
    asked.length = 0;
    for (let at = 0; at < times; at += 1) await disk.stat('/');
    return new Set(asked);
  };
  expect(await ask(100)).toEqual(new Set(['blocking']));
  answersLate = true;
  await ask(7);
  answersLate = false;
  // A disk that woke up is no share.
  expect(await ask(20)).toEqual(new Set(['blocking']));
  answersLate = true;
  expect(await ask(7)).toEqual(new Set(['blocking']));
  await ask(1);
  expect(await ask(100)).toEqual(new Set(['patient']));
});
