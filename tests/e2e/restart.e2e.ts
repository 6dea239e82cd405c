import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';

test('killed while a take is made, the studio finds it at the next start and buys nothing twice', async ({
  launch,
  service,
  liveEnv,
}) => {
  service.setSpeed(2);
  const first = await launch({ env: liveEnv });
  await rooms(first.page).buy('A lighthouse at dusk, waves first swell, then break over the rocks.');
  await rooms(first.page).goTo('Queue');
  await expect.poll(() => service.predictions().length).toBe(1);
  await first.kill('SIGKILL');

  service.setSpeed(500);
  const second = await first.restart();
  try {
    await rooms(second.page).goTo('Library');
    await expect(rooms(second.page).clips).toHaveCount(1, { timeout: 90_000 });
    expect(service.predictions()).toHaveLength(1);
  } finally {
    await second.kill();
  }
});

test('killed while practising, the take and its clip are still there', async ({ launch }) => {
  const first = await launch({ env: { DAILIES_PRACTICE_SPEED: '3' } });
  await rooms(first.page).buy('A forest in fog. The camera slowly pushes in.');
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).queue.getByRole('listitem')).toHaveCount(1);
  await first.kill('SIGKILL');

  const second = await first.restart();
  try {
    await rooms(second.page).goTo('Library');
    await expect(rooms(second.page).clips).toHaveCount(1, { timeout: 90_000 });
  } finally {
    await second.kill();
  }
});

test('what was typed survives a kill 300 ms after the last key', async ({ launch }) => {
  const first = await launch();
  const typed = 'Paper boats on a rainy street, macro, the camera tracks the red one.';
  await rooms(first.page).write(typed);
  await first.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await first.kill('SIGKILL');

  const second = await first.restart();
  try {
    await expect(rooms(second.page).prompt).toHaveText(typed);
  } finally {
    await second.kill();
  }
});

test('a page that crashes is loaded again, with what was typed', async ({ launch }) => {
  const studio = await launch();
  const typed = 'A balloon over the hills at dawn.';
  await rooms(studio.page).write(typed);
  await expect(rooms(studio.page).draft('A balloon over the hills')).toBeVisible();
  const devtools = await studio.page.context().newCDPSession(studio.page);
  // The answer never comes: the page that should send it has crashed.
  devtools.send('Page.crash').catch(() => undefined);

  const [port] = readFileSync(path.join(studio.userDataDir, 'DevToolsActivePort'), 'utf8').split('\n');
  // A connection sees a page that crashed as crashed for good; so each look at the window is a new one.
  async function shownText(): Promise<string | null> {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    try {
      const page = browser.contexts()[0]?.pages()[0];
      return page === undefined ? null : await rooms(page).prompt.textContent({ timeout: 2000 });
    } catch {
      return null;
    } finally {
      await browser.close();
    }
  }
  await expect.poll(shownText).toBe(typed);
});

test('a second start of the program brings the first to the front and ends', async ({ launch }) => {
  const first = await launch();
  await expect(launch({ userDataDir: first.userDataDir })).rejects.toThrow(
    /did not start[^]*Dailies is already open/,
  );
  await expect(rooms(first.page).prompt).toBeVisible();
});
