/** What goes into the library and out of it, with the network off: every file compared by what is in it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dragFiles, dropFiles } from './drop.ts';
import { filmsIn, hashesOf, hashOf, networkOff, putFilm } from './films.ts';
import { details, dropIn, expect, test, toast } from './library-stage.ts';
import { rooms } from './rooms.ts';

test('videos chosen in the dialog come in once each, with what a JSON beside them tells', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  const { page, libraryDir } = studio;
  const { goTo, clips } = rooms(page);
  const fox = putFilm('fox-16x9-5s', path.join(outside, 'one.mp4'));
  const twin = putFilm('fox-16x9-5s', path.join(outside, 'the same once more.mp4'));
  const boats = putFilm('boats-1x1-5s', path.join(outside, 'boats.mp4'));
  const told = {
    input: { prompt: 'Paper boats on a flooded street', negative_prompt: 'blur' },
    tags: 'rain',
  };
  writeFileSync(path.join(outside, 'boats.json'), JSON.stringify(told));
  const text = path.join(outside, 'no film.mp4');
  writeFileSync(text, 'words');

  await goTo('Library');
  studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [fox, twin, boats, text] });
  await page.getByRole('button', { name: 'Import videos …' }).click();
  await expect(toast(page, '2 clips imported')).toBeVisible();
  await expect(toast(page, /1 file was already here\. 1 file could not be imported\./)).toBeVisible();
  await page.getByRole('button', { name: 'Why?' }).click();
  const report = page.getByRole('dialog', { name: 'Not imported' });
  await expect(report.getByRole('listitem')).toHaveText(/no film\.mp4\s*No MP4, MOV or WebM video\./);
  await page.keyboard.press('Escape');

  await expect(clips).toHaveCount(2);
  expect(hashesOf(filmsIn(libraryDir))).toEqual(hashesOf([fox, boats]));
  expect([fox, twin, boats].every((file) => existsSync(file))).toBe(true);
  await page.getByRole('searchbox', { name: 'Search library' }).fill('flooded tag:rain');
  await expect(clips).toHaveCount(1);
  await clips.first().click();
  await expect(details(page).getByText('Paper boats on a flooded street').first()).toBeVisible();
  await expect(details(page).getByText('Without: blur')).toBeVisible();
});

test('a dropped folder is announced while it hovers, and comes in with its clips', async ({
  launch,
  outside,
}) => {
  const { page, libraryDir } = await launch({ env: networkOff });
  const { goTo, clips } = rooms(page);
  const files = ['neon-9x16-10s', 'forest-16x9-5s'].map((scene) =>
    putFilm(scene, path.join(outside, 'reel', 'inside', `${scene}.mp4`)),
  );
  const announced = page.getByText('Drop to import');
  await goTo('Queue');
  await dropFiles(page, [path.join(outside, 'reel')], { x: 500, y: 300 }, () =>
    expect(announced).toBeVisible(),
  );
  await expect(announced).toBeHidden();
  await expect(toast(page, '2 clips imported')).toBeVisible();
  await goTo('Library');
  await expect(clips).toHaveCount(2);
  expect(hashesOf(filmsIn(libraryDir))).toEqual(hashesOf(files));
  // Once more: the same content is known, whatever it is called.
  await dropFiles(page, [putFilm('forest-16x9-5s', path.join(outside, 'another name.mp4'))]);
  await expect(toast(page, 'Nothing new to import')).toBeVisible();
  expect(filmsIn(libraryDir)).toHaveLength(2);
});

test('a drag is announced on its whole way over the window, also where what was under it goes away', async ({
  launch,
  outside,
}) => {
  const { page, libraryDir } = await launch({ env: networkOff });
  const announced = page.getByText('Drop to import');
  const rail = { x: 60, y: 110 };
  const room = { x: 700, y: 300 };
  await dragFiles(page, [putFilm('forest-16x9-5s', path.join(outside, 'forest.mp4'))], async (hand) => {
    for (const spot of [rail, room, rail, room]) {
      await hand.hover(spot);
      await expect(announced).toBeVisible();
    }
    await page.keyboard.press('ControlOrMeta+3');
    await expect(page.getByRole('searchbox', { name: 'Search library' })).toBeVisible();
    await hand.hover(room);
    await expect(announced).toBeVisible();
    await hand.letGo(room);
  });
  await expect(announced).toBeHidden();
  await expect.poll(() => filmsIn(libraryDir)).toHaveLength(1);
});

test('clips leave under names of a template, and a library elsewhere takes them in with all that was said of them', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  const { page } = studio;
  const { clips } = rooms(page);
  await dropIn(page, outside, ['fox-16x9-5s', 'balloon-1x1-10s']);
  await clips.first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('4');
  await expect(toast(page, '2 clips rated 4 stars')).toBeVisible();

  await details(page).getByRole('button', { name: 'Export …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 2 clips' });
  const names = dialog.getByRole('region', { name: 'How they will be named' });
  const template = dialog.getByRole('textbox', { name: 'File names' });
  await template.fill('{rating} stars/{ratio} {number:3} ~ {nonsense}');
  await expect(dialog.getByText('There is no {nonsense}. Choose one of those below.')).toBeVisible();
  await template.fill('{rating} stars/clip {number:3}');
  await expect(names.getByText('4 stars/clip 001.mp4')).toBeVisible();
  await expect(names.getByText('4 stars/clip 002.mp4')).toBeVisible();
  const folder = path.join(outside, 'out');
  mkdirSync(folder);
  studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  await dialog.getByRole('button', { name: 'Choose folder …' }).click();
  await expect(toast(page, '2 clips exported')).toBeVisible();
  const exported = filmsIn(folder);
  expect(exported.map((file) => path.relative(folder, file))).toEqual([
    path.join('4 stars', 'clip 001.mp4'),
    path.join('4 stars', 'clip 002.mp4'),
  ]);
  expect(hashesOf(exported)).toEqual(hashesOf(filmsIn(studio.libraryDir)));

  const other = await launch({ env: networkOff });
  await rooms(other.page).goTo('Library');
  await dropFiles(other.page, [folder]);
  await expect(toast(other.page, '2 clips imported')).toBeVisible();
  await other.page.getByRole('searchbox', { name: 'Search library' }).fill('rating:4');
  await expect(rooms(other.page).clips).toHaveCount(2);
  expect(hashesOf(filmsIn(other.libraryDir))).toEqual(hashesOf(exported));
});

test('on request the recipe travels inside the MP4, which stays the same film', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  const { page } = studio;
  const { goTo, clips } = rooms(page);
  const source = putFilm('fox-9x16-5s', path.join(outside, 'fox.mp4'));
  const prompt = 'A fox looks back, “once” — 雪';
  writeFileSync(path.join(outside, 'fox.json'), JSON.stringify({ prompt }));
  await goTo('Library');
  await dropFiles(page, [source]);
  await expect(clips).toHaveCount(1);
  await clips.first().click();
  const folder = path.join(outside, 'out');
  mkdirSync(folder);

  await details(page).getByRole('button', { name: 'Export …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export 1 clip' });
  const inside = dialog.getByRole('switch', { name: 'Prompt and settings inside the MP4 itself' });
  // For sharing: nobody gives a prompt away without having said so.
  await expect(inside).not.toBeChecked();
  await inside.click();
  await dialog.getByRole('switch', { name: /beside each clip/ }).click();
  studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  await dialog.getByRole('button', { name: 'Choose folder …' }).click();
  await expect(toast(page, '1 clip exported')).toBeVisible();
  const [film = ''] = filmsIn(folder);
  expect(readFileSync(film).includes(prompt)).toBe(true);
  if (spawnSync('ffprobe', ['-version']).status === 0) {
    const tags = execFileSync('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      'format_tags',
      '-of',
      'json',
      film,
    ]);
    expect(JSON.parse(tags.toString())).toMatchObject({ format: { tags: { description: prompt } } });
    const frames = (file: string) =>
      execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-c', 'copy', '-f', 'framehash', '-']).toString();
    expect(frames(film)).toBe(frames(source));
  }
  // In a library that never saw a sidecar of it, the file alone tells.
  const alone = path.join(outside, 'alone.mp4');
  cpSync(film, alone);
  const other = await launch({ env: networkOff });
  await rooms(other.page).goTo('Library');
  await dropFiles(other.page, [alone]);
  await expect(rooms(other.page).clips).toHaveCount(1);
  await rooms(other.page).clips.first().click();
  await expect(details(other.page).getByText(prompt).first()).toBeVisible();
});

test('several clips are dragged out as the files they are, in the order of the grid', async ({
  launch,
  outside,
}) => {
  const studio = await launch({ env: networkOff });
  test.skip(studio.runtime === 'electron', 'a real drag needs a real hand');
  const { page, libraryDir } = studio;
  const { clips } = rooms(page);
  await dropIn(page, outside, ['fox-16x9-5s', 'desert-16x9-5s', 'aurora-16x9-10s']);
  await clips.nth(2).click();
  await clips.nth(0).click({ modifiers: ['ControlOrMeta'] });
  await expect(details(page).getByRole('heading', { name: '2 selected' })).toBeVisible();
  const order = await clips.evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
  await clips.nth(2).dragTo(page.getByRole('searchbox', { name: 'Search library' }));
  const drags = () => studio.log().filter(({ what }) => what === 'startDrag');
  await expect.poll(drags).toHaveLength(1);
  const files = drags()[0]?.['files'] as string[];
  expect(files).toHaveLength(2);
  expect(filmsIn(libraryDir)).toEqual(expect.arrayContaining(files));
  for (const [index, cell] of [0, 2].entries()) {
    const scene = /^[^,]+/.exec(order[cell] ?? '')?.[0] ?? '';
    expect(hashOf(files[index] ?? '')).toBe(hashOf(path.join(outside, 'dropped', `${scene}.mp4`)));
  }
});
