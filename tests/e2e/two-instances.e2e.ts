/** Two studios of one computer on one library: the second only looks, and takes over when the first has ended, however it ended. */
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test } from './studio.ts';

const unreachable = { DAILIES_API_BASE: 'http://127.0.0.1:9/api/v3', DAILIES_PRACTICE_SPEED: '100' };

test('the second studio sees what the first does, changes nothing, and takes over when that one is killed', async ({
  launch,
}) => {
  const first = await launch({ env: unreachable });
  const one = rooms(first.page);
  await one.buy('A red fox first crosses deep falling snow.');
  await one.goTo('Library');
  await expect(one.clips).toHaveCount(1, { timeout: 60_000 });

  const second = await launch({ env: unreachable, libraryDir: first.libraryDir });
  const { page } = second;
  const two = rooms(page);
  await two.goTo('Library');
  const banner = page.getByText('Another Dailies has this library.');
  await expect(banner).toBeVisible();
  await expect(page.getByText(/in another Dailies on this computer/)).toBeVisible();
  await expect(two.clips).toHaveCount(1);
  await two.clips.first().click();
  await page.keyboard.press('4');
  await expect(page.getByText('Another Dailies has this library', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toBeVisible();

  await one.clips.first().click();
  await first.page.keyboard.press('5');
  const stars = page.getByRole('complementary', { name: 'Details' }).getByRole('radio', { name: '5 stars' });
  await expect(stars).toBeChecked({ timeout: 30_000 });

  await first.kill();
  await expect(banner).toBeHidden({ timeout: 30_000 });
  await two.clips.first().click();
  await page.keyboard.press('3');
  await expect(page.getByText('1 clip rated 3 stars')).toBeVisible();
});

test('a clip that the second studio buys meanwhile waits, and comes in when it takes over', async ({
  launch,
}) => {
  const first = await launch({ env: unreachable });
  await rooms(first.page).goTo('Library');
  const second = await launch({
    env: unreachable,
    libraryDir: path.join(first.userDataDir, 'library-of-test'),
  });
  const two = rooms(second.page);
  await expect(second.page.getByText('Another Dailies has this library.')).toBeVisible();
  const wish = 'Paper boats on a rainy street, macro.';
  await two.buy(wish);
  await two.goTo('Queue');
  await expect(two.row(wish)).toContainText('Waits: the library cannot be written', { timeout: 60_000 });
  await first.close();
  await two.goTo('Library');
  await expect(two.clips).toHaveCount(1, { timeout: 60_000 });
});
