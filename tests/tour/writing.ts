import { rooms } from '../e2e/rooms.ts';
import type { Studio } from '../e2e/studio.ts';
import { heroPrompt } from './prompts.ts';

/** Takes a picture in each theme. */
type Picture = (name: string) => Promise<void>;

const rich = `# For the opening. The lake is the one to beat.
A {red|grey} fox with a white-tipped tail first crosses {deep snow|a frozen lake}, then stops [# and shakes itself #] and looks back over its shoulder.
A birch forest at dawn, golden hour light. The camera slowly pushes in, medium shot. Quiet, watchful, 35 mm film grain.`;
const mendable = 'A stunning fox in snow. The camera pans left and zooms in. A sign says "OPEN".';
const varied = 'A {red|grey} fox first crosses {deep snow|a frozen lake}, then looks back.';

/** What the room Write does with a text: notation, elements, completion, advice, comparing, variations. */
export async function walkWriting({ page }: Studio, inBothThemes: Picture): Promise<void> {
  const { goTo, write, generate } = rooms(page);
  const showAs = (view: 'Text' | 'Elements') =>
    page.getByRole('radio', { name: view, exact: true }).first().click();
  const timeline = page.getByRole('complementary', { name: 'Takes' });
  // Toasts are dialogs too.
  const dialog = page.locator('.ui-dialog');
  const tiles = (count: number) =>
    page.waitForFunction(
      (count) =>
        [...document.querySelectorAll<HTMLImageElement>('.write-side .write-tile img')].filter(
          ({ naturalWidth }) => naturalWidth > 0,
        ).length >= count,
      count,
      { timeout: 120_000 },
    );
  /** What was said of it has been read by then. */
  const toastGone = () => page.locator('.ui-toast').first().waitFor({ state: 'detached', timeout: 30_000 });

  await goTo('Write');
  await page.evaluate(async () => {
    const draft = await window.bridge.request('drafts.create', {});
    if (draft.ok) window.location.hash = `#/write/${draft.value.id}`;
  });
  await page.getByRole('heading', { name: 'Untitled' }).waitFor();
  await write(heroPrompt);
  await generate.click();
  await write(heroPrompt.replace('deep falling snow', 'a frozen lake'));
  await generate.click();
  await tiles(2);
  await toastGone();
  await timeline.getByRole('button', { name: 'More for revision 2' }).click();
  await page.getByRole('menuitem', { name: 'Compare with the one before …' }).click();
  await dialog.locator('video').nth(1).waitFor();
  await inBothThemes('writing-diff');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await write(varied);
  await page.getByRole('button', { name: 'Review 4' }).click();
  await inBothThemes('writing-variations');
  await dialog.getByRole('button', { name: 'Generate 4 takes' }).click();
  await tiles(6);
  await toastGone();
  await timeline.getByRole('button', { name: 'Show as a grid …' }).click();
  await dialog.getByRole('table').waitFor();
  await inBothThemes('writing-grid');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await write(mendable);
  const advice = page.getByRole('button', { name: /pieces of advice/ });
  await advice.click();
  await inBothThemes('writing-advice');
  await write(rich);
  // It is read in a pause.
  await advice.waitFor({ state: 'detached' });
  await inBothThemes('writing-text');
  await showAs('Elements');
  await inBothThemes('writing-elements');
  await showAs('Text');
  await page.keyboard.press('ControlOrMeta+End');
  await write(`${rich} Low`);
  await page.keyboard.type(' an', { delay: 60 });
  await page.locator('.write-offers').waitFor();
  await inBothThemes('writing-completion');
}
