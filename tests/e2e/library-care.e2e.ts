/** What keeps a library whole, with the network off: backup and its return, moving, checking, a watched folder. */
import type { Page } from '@playwright/test';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filmsIn, hashesOf, networkOff, putFilm } from './films.ts';
import { details, dropIn, expect, test, toast } from './library-stage.ts';
import { rooms } from './rooms.ts';
import type { LaunchOptions, Studio } from './studio.ts';

const scenes = ['fox-16x9-5s', 'balloon-1x1-10s', 'lighthouse-1x1-5s'] as const;

/** A studio whose library is where its settings say, and not where the environment does: only that one can move. */
function ownLibrary(outside: string): LaunchOptions & { readonly libraryDir: string } {
  const userDataDir = mkdtempSync(path.join(tmpdir(), 'dailies-'));
  const libraryDir = path.join(outside, 'first', 'Dailies');
  const settings = { version: 1, libraryFolder: libraryDir };
  writeFileSync(path.join(userDataDir, 'settings.json'), JSON.stringify(settings));
  return { userDataDir, libraryDir, env: { ...networkOff, DAILIES_LIBRARY: undefined } };
}

const care = (page: Page, name: string) => page.getByRole('group', { name });

/** The next dialogs that ask for a folder get these, one after the other. */
function answerFolders({ answerDialog }: Studio, ...folders: readonly string[]): void {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  }
}

async function rateFirst(page: Page): Promise<void> {
  await rooms(page).clips.first().click();
  await page.keyboard.press('5');
  await expect(toast(page, '1 clip rated 5 stars')).toBeVisible();
}

/** What is kept of every clip: the film and what was said of it. */
async function expectWhole(page: Page, folder: string, films: readonly string[]): Promise<void> {
  const { goTo, clips } = rooms(page);
  expect(hashesOf(filmsIn(folder))).toEqual(films);
  await goTo('Library');
  const search = page.getByRole('searchbox', { name: 'Search library' });
  await search.fill('rating:5');
  await expect(clips).toHaveCount(1);
  await search.fill('');
  await expect(clips).toHaveCount(films.length);
}

test('a backup is a library of its own; restored, it is the library, with every film and rating', async ({
  launch,
  outside,
}) => {
  const studio = await launch(ownLibrary(outside));
  const { page, libraryDir } = studio;
  const { goTo, clips } = rooms(page);
  await dropIn(page, outside, scenes);
  await rateFirst(page);
  const films = hashesOf(filmsIn(libraryDir));
  const [backup, restored] = [path.join(outside, 'backup'), path.join(outside, 'restored', 'Dailies')];
  await goTo('Settings');
  answerFolders(studio, backup);
  await care(page, 'Backup').getByRole('button', { name: 'Back up …' }).click();
  await expect(toast(page, 'The backup is complete')).toBeVisible();
  expect(hashesOf(filmsIn(backup))).toEqual(films);

  // What happens after the backup is not in it.
  await goTo('Library');
  await clips.first().click();
  await details(page).getByRole('button', { name: 'Move to trash' }).click();
  await expect(clips).toHaveCount(2);
  await goTo('Settings');
  answerFolders(studio, backup, restored);
  await care(page, 'Backup').getByRole('button', { name: 'Restore …' }).click();
  await expect(toast(page, 'The backup is restored, and is the library now')).toBeVisible();
  await expect(page.getByText('restored/Dailies').first()).toBeVisible();
  await expectWhole(page, restored, films);
  // Nothing was taken from the library of before, nor from the backup.
  expect(filmsIn(libraryDir)).toHaveLength(2);
  expect(hashesOf(filmsIn(backup))).toEqual(films);

  const again = await studio.close().then(() => studio.restart());
  await expectWhole(again.page, restored, films);
});

test('the library moves to another folder, and the old one goes when it is asked for', async ({
  launch,
  outside,
}) => {
  const studio = await launch(ownLibrary(outside));
  const { page, libraryDir } = studio;
  const { goTo } = rooms(page);
  await dropIn(page, outside, scenes);
  await rateFirst(page);
  const films = hashesOf(filmsIn(libraryDir));
  const target = path.join(outside, 'second', 'Dailies');
  await goTo('Settings');
  answerFolders(studio, target);
  await care(page, 'Move to another folder or disk').getByRole('button', { name: 'Move …' }).click();
  await expect(toast(page, 'The library has moved')).toBeVisible();
  await expect(page.getByText('The library has moved out of first/Dailies.')).toBeVisible();
  expect(hashesOf(filmsIn(libraryDir))).toEqual(films);
  await expectWhole(page, target, films);
  // An act of before the move is still taken back.
  await rooms(page).clips.first().focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('searchbox', { name: 'Search library' }).fill('rating:5');
  await expect(rooms(page).clips).toHaveCount(0);

  await goTo('Settings');
  await page.getByRole('button', { name: 'Move the old folder to the trash' }).click();
  const confirm = page.getByRole('alertdialog');
  await expect(confirm).toContainText('first/Dailies goes to the trash as a whole.');
  await confirm.getByRole('button', { name: 'Move to trash' }).click();
  await expect.poll(() => existsSync(libraryDir)).toBe(false);
  expect(hashesOf(filmsIn(target))).toEqual(films);
});

test('a check finds a film that differs and one that is gone, and each has a way out', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  const { page, libraryDir } = studio;
  const { goTo } = rooms(page);
  await dropIn(page, outside, scenes);
  const check = care(page, 'Check every file').getByRole('button', { name: 'Check' });
  await goTo('Settings');
  await check.click();
  await expect(toast(page, '3 clips checked, all as they were saved')).toBeVisible();

  const [cut = '', gone = ''] = filmsIn(libraryDir);
  // A box that players pass over: the same film to the eye, other bytes to a hash.
  const box = Buffer.from('\0\0\0\u0010free12345678', 'latin1');
  appendFileSync(cut, box);
  renameSync(gone, path.join(outside, 'taken away.mp4'));
  await check.click();
  await expect(toast(page, '1 clip differs from what was saved. 1 clip has no file.')).toBeVisible();
  await page.getByRole('button', { name: 'See them' }).click();
  const report = page.getByRole('dialog', { name: 'Something is not as it was saved' });
  await expect(report.getByRole('listitem')).toHaveCount(2);
  await expect(report.getByRole('listitem').filter({ hasText: 'No file' })).toHaveCount(1);
  const differs = report.getByRole('listitem').filter({ hasText: 'Differs' });
  await differs.getByRole('button', { name: 'Show file' }).click();
  await expect
    .poll(() => studio.log().filter(({ what }) => what === 'shell.showItemInFolder'))
    .toMatchObject([{ file: cut }]);
  await differs.getByRole('button', { name: 'Accept as it is now' }).click();
  await expect(toast(page, 'Accepted as it is now')).toBeVisible();
  await page.keyboard.press('Escape');

  renameSync(path.join(outside, 'taken away.mp4'), gone);
  await check.click();
  await expect(toast(page, '3 clips checked, all as they were saved')).toBeVisible();
});

test('what appears in a watched folder comes in by itself, and what lay there already does not', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  const { page, libraryDir } = studio;
  const { goTo, clips } = rooms(page);
  const watched = path.join(outside, 'incoming');
  putFilm('forest-9x16-5s', path.join(watched, 'old.mp4'));
  await goTo('Settings');
  answerFolders(studio, watched);
  await care(page, 'Watched folder').getByRole('button', { name: 'Choose folder …' }).click();
  await expect(page.getByText(/Everything new in .*\/incoming is imported\./)).toBeVisible();
  const fresh = putFilm('fox-9x16-5s', path.join(watched, 'new.mp4'));
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  expect(hashesOf(filmsIn(libraryDir))).toEqual(hashesOf([fresh]));
  await goTo('Settings');
  await page.getByRole('button', { name: 'Stop watching' }).click();
  await expect(page.getByText('Everything new in it is imported, once.')).toBeVisible();
});
