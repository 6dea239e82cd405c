/** The room Write with the network off: everything a prompt goes through before it is bought, and then bought once. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';
import type { Studio } from './studio.ts';

/** As the timeline has room beside the text. */
const wide = { width: 1440, height: 900 };

const begun =
  'A red fox first crosses deep snow, then looks back. In a birch forest. The camera slowly pushes in.';
const varied =
  'A {red|grey} fox first crosses {deep snow|a frozen lake|tall grass}, then looks back, {at dawn|at dusk}.';
const texts = ['red', 'grey'].flatMap((coat) =>
  ['deep snow', 'a frozen lake', 'tall grass'].flatMap((ground) =>
    ['at dawn', 'at dusk'].map(
      (light) => `A ${coat} fox first crosses ${ground}, then looks back, ${light}.`,
    ),
  ),
);
/** The one text and the one pair of choices that are left out by hand. */
const isLeftOut = (text: string): boolean =>
  text.includes('tall grass') || text === 'A grey fox first crosses deep snow, then looks back, at dusk.';
const wanted = texts.filter((text) => !isLeftOut(text));

function writeRoom(page: Page) {
  const view = page.getByRole('radiogroup', { name: 'Show the draft as' });
  const timeline = page.getByRole('complementary', { name: 'Takes' });
  const dialog = page.getByRole('dialog');
  return {
    timeline,
    dialog,
    elements: page.getByRole('list', { name: 'Elements' }),
    showAs: (name: 'Text' | 'Elements') => view.getByRole('radio', { name }).click(),
    field: (name: string) => page.getByRole('textbox', { name, exact: true }),
    pin: () => timeline.getByRole('button', { name: 'Pin this text' }).click(),
    async choose(trigger: Locator, item: string | RegExp) {
      await trigger.click();
      await page.getByRole('menuitem', { name: item }).click();
    },
  };
}

test('with the network off a prompt is made by elements, compared, varied, pruned and queued; then each is bought once', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  await gate.goOffline();
  const first = await launch({ env: gatedEnv });
  await first.page.setViewportSize(wide);
  await first.page.evaluate(async () => {
    // The service's smallest account buys five a minute.
    const limits = { tier: 'custom', concurrent: 100, perMinute: 600 } as const;
    await window.bridge.request('settings.update', { limits });
  });
  await beginByElements(first.page);
  await compareRevisions(first.page);
  await queueVariations(first.page);
  const last = `${varied}\n# The lake is the one to beat.`;
  await typeAndKill(first, last);

  const second = await first.restart();
  await second.page.setViewportSize(wide);
  const { goTo, prompt, queue, clips } = rooms(second.page);
  await expect(prompt).toHaveText(last.replace('\n', ''));
  await goTo('Queue');
  const waiting = queue.getByRole('listitem').filter({ hasText: 'Waits for the network' });
  await expect(waiting).toHaveCount(wanted.length);
  expect(service.predictions()).toEqual([]);

  await gate.goOnline();
  await goTo('Library');
  await expect(clips).toHaveCount(wanted.length, { timeout: 60_000 });
  expect(gate.arrived('submit')).toHaveLength(wanted.length);
  expect(
    service
      .predictions()
      .map(({ prompt: bought }) => bought)
      .toSorted(),
  ).toEqual(wanted.toSorted());
  await lookAtGrid(second.page);
});

/** A guided start, then an element more, one less and one switched off; the text follows. */
async function beginByElements(page: Page): Promise<void> {
  const { prompt } = rooms(page);
  const { showAs, field, elements, choose } = writeRoom(page);
  await showAs('Elements');
  await field('Subject').fill('a red fox');
  await field('Action').fill('first crosses deep snow, then looks back');
  await field('Scene').fill('in a birch forest');
  await field('Camera').fill('the camera slowly pushes in');
  await page.getByRole('button', { name: 'Write the draft' }).click();
  await expect(elements.getByRole('listitem')).toHaveCount(5);
  await choose(page.getByRole('button', { name: 'Mood', exact: true }), 'quiet, watchful');
  await page.getByRole('button', { name: 'Delete: watchful' }).click();
  await page.getByRole('button', { name: 'Switch off: Quiet' }).click();
  await showAs('Text');
  await expect(prompt).toHaveText(`${begun} [# Quiet #].`);
  await page.getByRole('button', { name: 'What is sent' }).click();
  await expect(page.getByRole('note', { name: 'What is sent' })).toHaveText(begun);
}

/** Two pinned texts, word by word. */
async function compareRevisions(page: Page): Promise<void> {
  const { write } = rooms(page);
  const { pin, timeline, dialog, choose } = writeRoom(page);
  await pin();
  await expect(timeline.getByText('Revision 1', { exact: true })).toBeVisible();
  await write(begun.replace('deep snow', 'a frozen lake'));
  await pin();
  await choose(
    timeline.getByRole('button', { name: 'More for revision 2' }),
    'Compare with the one before …',
  );
  await expect(dialog.locator('del')).toHaveText(['deep snow', '. [# Quiet #]']);
  await expect(dialog.locator('ins')).toHaveText(['a frozen lake']);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Every text that would be bought is listed; two ways of leaving some out; the price of the rest. */
async function queueVariations(page: Page): Promise<void> {
  const { write } = rooms(page);
  const { dialog } = writeRoom(page);
  await write(varied);
  await page.getByRole('button', { name: 'Review 12' }).click();
  const listed = dialog.getByRole('list', { name: 'Texts' }).getByRole('listitem');
  await expect(listed).toHaveCount(texts.length);
  for (const [at, text] of texts.entries()) await expect(listed.nth(at)).toContainText(text);
  await expect(dialog.getByText('$15.60')).toBeVisible();
  await dialog.getByRole('button', { name: 'Place 2: tall grass' }).click();
  const byHand = texts.findIndex((text) => isLeftOut(text) && !text.includes('tall grass'));
  await listed.nth(byHand).getByRole('checkbox').uncheck();
  await expect(dialog.getByText('5 texts left out')).toBeVisible();
  for (const [at, text] of texts.entries())
    await expect(listed.nth(at).getByRole('checkbox')).toBeChecked({ checked: !isLeftOut(text) });
  await expect(dialog.getByText('$9.10')).toBeVisible();
  await dialog.getByRole('button', { name: 'Generate 7 takes' }).click();
  await expect(page.getByText('7 takes queued')).toBeVisible();
}

/** Killed as the system kills, 300 ms after the last key: as long as a text may be unsafe. */
async function typeAndKill(studio: Studio, text: string): Promise<void> {
  const { page } = studio;
  await rooms(page).write(text);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await studio.kill();
}

/** The clips of what was bought, by what varies: rows of one place, columns of another, and none where nothing was bought. */
async function lookAtGrid(page: Page): Promise<void> {
  await rooms(page).goTo('Write');
  const { timeline, dialog } = writeRoom(page);
  await timeline.getByRole('button', { name: 'Show as a grid …' }).click();
  await dialog.getByLabel('Down').selectOption({ label: 'Place 2' });
  await dialog.getByLabel('Across').selectOption({ label: 'Place 3' });
  const grid = dialog.getByRole('table');
  await expect(grid.getByRole('rowheader')).toHaveText(['deep snow', 'a frozen lake']);
  await expect(grid.getByRole('columnheader')).toHaveText(['What varies', 'at dawn', 'at dusk']);
  const saved = (cell: Locator) => cell.getByRole('link', { name: /^Take \d: Saved/ });
  const cells = grid.getByRole('cell');
  for (const [at, count] of [2, 1, 2, 2].entries()) await expect(saved(cells.nth(at))).toHaveCount(count);
}
