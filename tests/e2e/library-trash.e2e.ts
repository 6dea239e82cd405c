import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { details, dropIn, expect, test, toast } from './library-stage.ts';
import { rooms } from './rooms.ts';

test('the trash is emptied after a yes that says how many clips and how much it is, into the system’s trash', async ({
  launch,
  outside,
}) => {
  const studio = await launch();
  const { page, libraryDir } = studio;
  const { clips } = rooms(page);
  const inTrash = () => readdirSync(path.join(libraryDir, '.dailies', 'trash'));
  await dropIn(page, outside, ['fox-16x9-5s', 'neon-9x16-10s']);
  await clips.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(clips).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search library' }).fill('is:trashed');
  await expect(clips).toHaveCount(2);
  const ids = inTrash();
  expect(ids).toHaveLength(2);

  const empty = details(page).getByRole('button', { name: 'Empty trash …' });
  const question = page.getByRole('alertdialog', { name: 'Empty the trash?' });
  await empty.click();
  await expect(question).toContainText(/2 clips, [\d.]+ [kM]B, each with its prompt/);
  await question.getByRole('button', { name: 'Not now' }).click();
  await expect(question).toBeHidden();
  expect(inTrash()).toEqual(ids);

  await empty.click();
  await question.getByRole('button', { name: 'Move to the system’s trash' }).click();
  await expect(toast(page, '2 clips moved to the system’s trash')).toBeVisible();
  await expect(clips).toHaveCount(0);
  expect(inTrash()).toEqual([]);
  if (studio.runtime !== 'stand-in') return;
  const given = studio.log().filter(({ what }) => what === 'shell.trashItem');
  expect(given.map(({ file }) => path.basename(String(file))).toSorted()).toEqual(ids.toSorted());
  const bin = path.join(studio.userDataDir, 'stand-in-trash');
  const films = readdirSync(bin).flatMap((each) =>
    ids.map((id) => path.join(bin, each, id, 'clip.mp4')).filter((file) => existsSync(file)),
  );
  expect(films).toHaveLength(2);
});

test('what is left of the trash where the system has none is deleted only after a second yes', async ({
  launch,
  outside,
}) => {
  const studio = await launch();
  test.skip(studio.runtime !== 'stand-in', 'Electron’s trash cannot be made to refuse');
  const { page, libraryDir } = studio;
  // Where the folder of the stand-in's trash should be: nothing can be put there.
  writeFileSync(path.join(studio.userDataDir, 'stand-in-trash'), '');
  const { clips } = rooms(page);
  await dropIn(page, outside, ['fox-16x9-5s']);
  await clips.first().focus();
  await page.keyboard.press('Delete');
  await page.getByRole('searchbox', { name: 'Search library' }).fill('is:trashed');
  await expect(clips).toHaveCount(1);
  await details(page).getByRole('button', { name: 'Empty trash …' }).click();
  await page.getByRole('button', { name: 'Move to the system’s trash' }).click();
  const again = page.getByRole('alertdialog', { name: 'Delete 1 clip for good?' });
  await expect(again).toContainText('This cannot be undone');
  await again.getByRole('button', { name: 'Delete for good' }).click();
  await expect(toast(page, '1 clip deleted')).toBeVisible();
  expect(readdirSync(path.join(libraryDir, '.dailies', 'trash'))).toEqual([]);
});
