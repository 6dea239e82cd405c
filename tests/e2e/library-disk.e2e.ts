/** A library on a disk that is full, or cannot be written: clips wait, and come in by themselves. Needs a disk that can be mounted. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from './gate.ts';
import { rooms } from './rooms.ts';

type SmallDisk = {
  readonly folder: string;
  fill(): void;
  empty(): void;
  setWritable(isWritable: boolean): void;
};

const wish = 'A balloon over the hills.';

const test = base.extend<{ readonly disk: SmallDisk }>({
  disk: async ({}, use, info) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dailies-disk-'));
    const mount = (options: string) =>
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    try {
      mount('size=4m');
    } catch {
      rmdirSync(folder);
      info.skip(true, 'Only the system’s administrator can mount a small disk');
      return;
    }
    const filler = path.join(folder, 'filler');
    await use({
      folder,
      fill: () => fillUp(filler),
      empty: () => rmSync(filler),
      setWritable: (isWritable) => mount(`remount,${isWritable ? 'rw' : 'ro'}`),
    });
    execFileSync('umount', ['--lazy', folder]);
    rmdirSync(folder);
  },
});

function fillUp(file: string): void {
  try {
    while (true) appendFileSync(file, Buffer.alloc(4096));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

test('on a full disk a bought clip waits, says why, and is kept when there is space', async ({
  launch,
  gate,
  gatedEnv,
  disk,
}) => {
  const { page } = await launch({ env: gatedEnv, libraryDir: path.join(disk.folder, 'library') });
  const { buy, goTo, row, clips } = rooms(page);
  await goTo('Library');
  await expect(page.getByText(/No clips yet/i)).toBeVisible();
  disk.fill();
  await buy(wish);
  const banner = page.getByText('The library’s disk is full.');
  await expect(banner).toBeVisible();
  await expect(
    page.getByText('Free some space and saving goes on by itself.', { exact: false }),
  ).toBeVisible();
  await goTo('Queue');
  await expect(row(wish)).toContainText('Waits for space on the library’s disk');
  disk.empty();
  await page.getByRole('button', { name: 'Look again' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await expect(banner).toBeHidden();
  expect(gate.arrived('submit')).toHaveLength(1);
});

test('in a library that cannot be written a bought clip waits until it can', async ({
  launch,
  gate,
  gatedEnv,
  disk,
}) => {
  const first = await launch({ env: gatedEnv, libraryDir: path.join(disk.folder, 'library') });
  await rooms(first.page).goTo('Library');
  await expect(first.page.getByText(/No clips yet/i)).toBeVisible();
  await first.close();
  disk.setWritable(false);

  const { page } = await first.restart();
  const { buy, goTo, row, clips } = rooms(page);
  const banner = page.getByText('The library folder cannot be written.');
  await expect(banner).toBeVisible();
  await buy(wish);
  await goTo('Queue');
  await expect(row(wish)).toContainText('Waits: the library cannot be written');
  disk.setWritable(true);
  await page.getByRole('button', { name: 'Look again' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await expect(banner).toBeHidden();
  expect(gate.arrived('submit')).toHaveLength(1);
});
