import { rooms } from '../e2e/rooms.ts';
import type { Studio } from '../e2e/studio.ts';

/** Takes a picture in each theme. */
type Picture = (name: string) => Promise<void>;

const scripts = `ثعلب أحمر يعبر الثلج العميق أولاً، ثم يتوقف وينظر إلى الوراء. الكاميرا تقترب ببطء.
雪の中の狐。まず森を横切り、それから振り返る。カメラはゆっくり寄る。
A {red|grey} fox in snow. The camera slowly pushes in.`;
const keptOut = 'blur, distortion, extra legs, نص, 透かし';

/** What one passes through while writing: a guided start, other scripts, focus mode, the palette, the sheet of keys. */
export async function walkWritingAsides({ page }: Studio, inBothThemes: Picture): Promise<void> {
  const { goTo, write, prompt, negative } = rooms(page);
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const radio = (group: string, name: string) =>
    page.getByRole('radiogroup', { name: group }).getByRole('radio', { name });
  async function fromPalette(words: string): Promise<void> {
    await page.keyboard.press('ControlOrMeta+K');
    await palette.getByRole('combobox').fill(words);
    await palette.getByRole('option').first().waitFor();
  }

  await goTo('Write');
  await page.evaluate(async () => {
    const draft = await window.bridge.request('drafts.create', {});
    if (draft.ok) window.location.hash = `#/write/${draft.value.id}`;
  });
  await page.getByRole('heading', { name: 'Untitled' }).waitFor();
  await radio('Show the draft as', 'Elements').click();
  await inBothThemes('writing-guided');
  await radio('Show the draft as', 'Text').click();

  await write(scripts);
  await write(keptOut, negative);
  await radio('Show the negative prompt as', 'Chips').click();
  await inBothThemes('writing-scripts');
  await prompt.click();
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: 'Leave focus mode' }).waitFor();
  await inBothThemes('writing-focus');
  await page.keyboard.press('Escape');

  await fromPalette('fox');
  await inBothThemes('palette');
  await page.keyboard.press('Escape');
  await fromPalette('keyboard sh');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await inBothThemes('shortcuts');
  await page.keyboard.press('Escape');
}

/** What opens over the grid: the menu of a clip, its export, all tags. */
export async function walkLibraryAsides({ page }: Studio, inBothThemes: Picture): Promise<void> {
  const { goTo, clips } = rooms(page);
  // Toasts are dialogs too.
  const dialog = page.locator('.ui-dialog');
  await goTo('Library');
  await clips.nth(1).click({ button: 'right' });
  const exporting = page.getByRole('menuitem', { name: 'Export …' });
  await exporting.waitFor();
  await inBothThemes('library-menu');
  await exporting.click();
  await dialog.getByRole('region', { name: 'How they will be named' }).getByText('.mp4').waitFor();
  await inBothThemes('library-export');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.evaluate(() => {
    window.location.hash = '#/library/tags';
  });
  await dialog.getByText('winter', { exact: true }).waitFor();
  await inBothThemes('library-tags');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}
