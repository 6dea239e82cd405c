import { renameSync } from 'node:fs';
import { rooms } from '../e2e/rooms.ts';
import type { Studio } from '../e2e/studio.ts';

/** Takes a picture under this name, or one in each theme. */
type Picture = (name: string) => Promise<void>;

/** Judges clips beside the grid: one, several, by its strip; needs a library with clips in it. */
export async function walkCuration({ page }: Studio, picture: Picture, inBothThemes: Picture): Promise<void> {
  const { clips } = rooms(page);
  const details = page.getByRole('complementary', { name: 'Details' });

  await clips.first().click();
  await details.getByRole('radio', { name: '4 stars' }).click();
  await details.getByRole('button', { name: 'Keep' }).click();
  for (const tag of ['animal/fox', 'winter']) {
    await details.getByRole('combobox', { name: 'Tag' }).fill(tag);
    await page.keyboard.press('Enter');
    await details.getByRole('button', { name: `Take off ${tag}` }).waitFor();
  }
  await details.getByRole('combobox', { name: 'Collection' }).fill('Winter film');
  await page.keyboard.press('Enter');
  await details.getByRole('textbox', { name: 'Notes' }).fill('The look back lands. Use this one.');
  await details.getByRole('button', { name: 'Take out of Winter film' }).waitFor();
  // What was said of it has been read by then.
  await page.locator('.ui-toast').first().waitFor({ state: 'detached', timeout: 30_000 });
  await inBothThemes('inspector');

  await clips.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await clips.nth(2).click({ modifiers: ['ControlOrMeta'] });
  await details.getByRole('heading', { name: '3 selected' }).waitFor();
  await inBothThemes('inspector-several');

  // By the keyboard, so that the pointer is not needed for the picture.
  await clips.first().click();
  const sheet = clips.first().locator('.strip-sheet');
  await page.keyboard.press('.');
  await sheet.waitFor({ timeout: 60_000 });
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('.');
  await page.waitForFunction(() =>
    document.querySelector<HTMLElement>('.strip-sheet')?.style.backgroundImage.includes('strip'),
  );
  await picture('scrub-dark');
  await page.keyboard.press('Escape');
}

/** The library while its disk is away, and back again. */
export async function walkOffline({ page, libraryDir }: Studio, inBothThemes: Picture): Promise<void> {
  const away = `${libraryDir}-away`;
  const rescan = () => page.evaluate(() => window.bridge.request('library.rescan', {}));
  await rooms(page).goTo('Library');
  renameSync(libraryDir, away);
  try {
    await rescan();
    await page.getByRole('heading', { name: 'The library’s disk is away' }).waitFor();
    await inBothThemes('library-offline');
  } finally {
    renameSync(away, libraryDir);
    await rescan();
  }
}
