import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';
import { launchStudio, type Studio } from './studio.ts';

const lighthouse = 'A lighthouse at dusk, waves first swell, then break over the rocks.';
const boats = 'Paper boats on a rainy street, macro, the camera tracks the red one.';
const file = (studio: Studio): string => path.join(studio.userDataDir, 'studio.sqlite');

/** As the studio makes one by itself half a minute after its start. */
function backUp(studio: Studio): void {
  const folder = path.join(studio.userDataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${new Date().toISOString().replaceAll(':', '-')}.sqlite`);
  const database = new DatabaseSync(file(studio));
  database.prepare('VACUUM INTO ?').run(target);
  database.close();
}

function damage(studio: Studio): void {
  for (const suffix of ['-wal', '-shm']) rmSync(file(studio) + suffix, { force: true });
  writeFileSync(file(studio), readFileSync(file(studio)).fill(0x55, 40));
}

test('a damaged database gives way to its copy, and nothing is bought twice by it', async ({
  launch,
  service,
  liveEnv,
}) => {
  test.slow();
  const first = await launch({ env: liveEnv });
  const before = rooms(first.page);
  await before.goTo('Queue');
  await first.page.getByRole('button', { name: 'Pause' }).click();
  await before.buy(lighthouse);
  await before.buy(boats);
  await before.goTo('Queue');
  await expect(before.queue.getByRole('listitem')).toHaveCount(2);
  await first.kill('SIGKILL');
  backUp(first);

  // One of the two is bought after the backup, the other one cancelled.
  const second = await first.restart();
  const meanwhile = rooms(second.page);
  await meanwhile.goTo('Queue');
  const row = meanwhile.queue.getByRole('listitem').filter({ hasText: 'Paper boats' });
  await row.getByRole('button', { name: /^More for/ }).click();
  await second.page.getByRole('menuitem', { name: 'Cancel' }).click();
  await second.page.getByRole('button', { name: 'Resume' }).click();
  await meanwhile.goTo('Library');
  await expect(meanwhile.clips).toHaveCount(1, { timeout: 90_000 });
  await second.kill('SIGKILL');
  damage(second);

  const third = await second.restart();
  try {
    const { goTo, queue, prompt, clips } = rooms(third.page);
    const banner = third.page.getByRole('alert').filter({ hasText: 'drafts and takes was damaged' });
    await expect(banner).toContainText('Buying is paused');
    await expect(prompt).toHaveText(boats);
    await goTo('Queue');
    const held = queue.getByRole('listitem').filter({ hasText: 'Paper boats' });
    await expect(held).toContainText('Nothing in the account’s history fits it');
    await expect(queue.getByRole('listitem').filter({ hasText: 'Saved' })).toHaveCount(1);
    await third.page.getByRole('button', { name: 'Resume' }).click();
    await expect(banner).toHaveCount(0);
    expect(service.predictions()).toHaveLength(1);
    await held.getByRole('button', { name: 'Not bought: send for $1.30' }).click();
    await goTo('Library');
    await expect(clips).toHaveCount(2, { timeout: 90_000 });
    expect(service.predictions()).toHaveLength(2);
  } finally {
    await third.kill();
  }
});

test('without a copy an empty one is begun, and the damaged file is kept', async ({ launch }) => {
  const first = await launch();
  await rooms(first.page).write(boats);
  await expect(rooms(first.page).draft('Paper boats on a rainy street')).toBeVisible();
  await first.kill('SIGKILL');
  damage(first);

  const second = await first.restart();
  try {
    await expect(second.page.getByRole('alert')).toContainText('an empty one begun');
    await rooms(second.page).write('A fox.');
    await expect(rooms(second.page).draft('A fox')).toBeVisible();
    const aside = readdirSync(second.userDataDir).filter((name) => name.includes('.damaged-'));
    expect(aside.length).toBeGreaterThan(0);
  } finally {
    await second.kill();
  }
});

test('a database of a newer version is left alone, and told in plain words', async ({ launch }) => {
  const first = await launch();
  await first.kill('SIGKILL');
  const database = new DatabaseSync(file(first));
  database.exec('PRAGMA user_version = 999');
  database.close();

  // It ends before or after its window was seen.
  const told = await launchStudio({ userDataDir: first.userDataDir }).then(
    async (studio) => {
      if (studio.process.exitCode === null) await once(studio.process, 'exit');
      return studio.output();
    },
    (error: unknown) => String(error),
  );
  expect(told).toMatch(
    /Dailies cannot start: Your drafts and takes in .* were last opened by a newer version/,
  );
  // Nothing of our own stack; the stand-in may complain of its window.
  expect(told).not.toMatch(/out\/main/);
});
