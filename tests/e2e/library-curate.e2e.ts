import type { Page } from '@playwright/test';
import { rooms } from './rooms.ts';
import { expect, test } from './studio.ts';

/** No service is there, and practice needs none. */
const unreachable = { DAILIES_API_BASE: 'http://127.0.0.1:9/api/v3', DAILIES_PRACTICE_SPEED: '100' };

const panel = (page: Page) => page.getByRole('complementary', { name: 'Details' });

test('a clip is judged, tagged and noted with no service in reach; a restart later it is undone', async ({
  launch,
}) => {
  const first = await launch({ env: unreachable });
  const { buy, goTo, clips } = rooms(first.page);
  await buy('A red fox first crosses deep falling snow, then looks back.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 60_000 });
  await clips.first().click();
  const details = panel(first.page);
  await details.getByRole('textbox', { name: 'Notes' }).fill('The look back lands.');
  await details.getByRole('combobox', { name: 'Tag' }).fill('animal/fox');
  await first.page.keyboard.press('Enter');
  await expect(details.getByRole('button', { name: 'Take off animal/fox' })).toBeVisible();
  const tag = first.page.getByRole('link', { name: 'animal/fox' });
  await tag.hover();
  // Where no menu comes to take its place, the count stays.
  await expect(tag.getByText('1', { exact: true })).toBeVisible();
  await details.getByRole('radio', { name: '4 stars' }).click();
  await expect(details.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await expect(first.page.getByText('1 clip rated 4 stars')).toBeVisible();
  await first.close();

  const second = await first.restart();
  try {
    const again = rooms(second.page);
    await again.goTo('Library');
    await again.clips.first().click();
    const now = panel(second.page);
    await expect(now.getByRole('radio', { name: '4 stars' })).toBeChecked();
    await expect(now.getByRole('textbox', { name: 'Notes' })).toHaveValue('The look back lands.');
    await again.clips.first().focus();
    await second.page.keyboard.press('Control+z');
    await expect(now.getByRole('radio', { name: '4 stars' })).not.toBeChecked();
    await expect(now.getByRole('button', { name: 'Take off animal/fox' })).toBeVisible();
  } finally {
    await second.kill();
  }
});

test('a clip goes to the trash, is found there, and comes back', async ({ launch }) => {
  const { page } = await launch({ env: unreachable });
  const { buy, goTo, clips } = rooms(page);
  await buy('Paper boats on a rainy street, macro.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 60_000 });
  await clips.first().click();
  await panel(page).getByRole('button', { name: 'Move to trash' }).click();
  await expect(clips).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search library' }).fill('is:trashed');
  await expect(clips).toHaveCount(1);
  await panel(page).getByRole('button', { name: 'Restore all' }).click();
  await expect(clips).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search library' }).fill('');
  await expect(clips).toHaveCount(1);
});

test('moving over a clip shows its frames from a strip, and no video', async ({ launch }) => {
  const { page } = await launch({ env: unreachable });
  const { buy, goTo, clips } = rooms(page);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await buy('A lighthouse at dusk, waves first swell, then break.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 60_000 });
  const cell = clips.first();
  const sheet = cell.locator('.strip-sheet');
  // The strip is drawn in the background after the poster; until then there is nothing to scrub.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await cell.hover();
    await expect(sheet).toHaveCSS('background-image', /media\/strip/, { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  const box = await cell.boundingBox();
  if (box === null) throw new Error('no cell');
  const positionAt = async (place: number) => {
    await page.mouse.move(box.x + box.width * place, box.y + box.height / 2);
    return await sheet.evaluate((element) => element.style.backgroundPosition);
  };
  const [early, late] = [await positionAt(0.05), await positionAt(0.95)];
  expect(early).toBe('0% 0%');
  expect(late).toBe('100% 100%');
  await expect(cell.locator('video')).toHaveCount(0);
  await cell.focus();
  await page.mouse.move(0, 0);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  expect(await sheet.evaluate((element) => element.style.backgroundPosition)).toMatch(/^33\.3\d*% 0%$/);
});
