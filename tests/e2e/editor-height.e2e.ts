/** The editor is a layout of its own, which its text must not notice: it grows and shrinks with it, and what opens over it is on top. */
import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';

const low = { width: 1200, height: 640 };
const lines = Array.from({ length: 60 }, (_, at) => `Line ${at + 1} of what is pasted.`).join('\n');

test('the editor is as high as its text, and a long text pasted into it ends in sight', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.setViewportSize(low);
  const { prompt, negative, write } = rooms(page);
  /** From the end of the text to the beginning of what stands below it, in pixels. */
  const gap = async () => {
    const text = await prompt.boundingBox();
    const below = await page.getByRole('radiogroup', { name: 'Show the draft as' }).boundingBox();
    return (below?.y ?? NaN) - (text?.y ?? NaN) - (text?.height ?? NaN);
  };
  await write('A fox.');
  await expect(page.getByText('6 of 2,500')).toBeVisible();
  const atFirst = await gap();
  expect(atFirst).toBeGreaterThan(0);

  await write(lines);
  await expect(page.getByText('Line 60 of what is pasted.')).toBeInViewport({ ratio: 0.9 });
  const lineHeight = await prompt
    .locator('.cm-line')
    .first()
    .evaluate((line) => parseFloat(getComputedStyle(line).lineHeight));
  expect(await gap()).toBeGreaterThanOrEqual(atFirst - 1);
  expect(await gap()).toBeLessThanOrEqual(atFirst + lineHeight);

  await write('A fox.');
  await expect.poll(gap).toBeCloseTo(atFirst, 0);
  await expect(negative).toBeInViewport();
});

test('the line that is written in is in sight, at the end of the page and after a look elsewhere', async ({
  launch,
}) => {
  const { page } = await launch();
  await page.setViewportSize(low);
  const { prompt, write } = rooms(page);
  const line = (text: string) => prompt.getByText(text, { exact: true });
  await write(lines);
  await expect(line('Line 60 of what is pasted.')).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(line('Line 1 of what is pasted.')).toBeInViewport({ ratio: 0.9 });
  const added = Array.from({ length: 30 }, (_, at) => `Added ${at + 1}`);
  for (const text of added) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(line('Added 30')).toBeInViewport({ ratio: 0.9 });
  await expect(line('Added 1')).not.toBeInViewport();

  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, -5000);
  await expect(line('Added 1')).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.type('back');
  await expect(line('backLine 1 of what is pasted.')).toBeInViewport({ ratio: 0.9 });
});

test('offers of the first field stand above the second', async ({ launch }) => {
  const { page } = await launch();
  const { write, negative } = rooms(page);
  await write('A fox. ');
  await page.keyboard.type('sh');
  const offers = page.getByRole('listbox');
  await expect(offers).toBeVisible();
  const below = await negative.boundingBox();
  const { isOver, isOnTop } = await offers.evaluate(
    (list, y) => {
      const { left, top, bottom } = list.getBoundingClientRect();
      const isOver = top < y && y < bottom;
      return { isOver, isOnTop: list.contains(document.elementFromPoint(left + 20, y)) };
    },
    (below?.y ?? NaN) + (below?.height ?? NaN) / 2,
  );
  expect(isOver).toBe(true);
  expect(isOnTop).toBe(true);
});

test('what explains an offer is whole on the page, at its edge and at its foot', async ({ launch }) => {
  const { page } = await launch();
  const { write } = rooms(page);
  const explained = page.getByText('Looking up; the subject gains weight and height.');
  await write('Quiet, watchful, thirty-five millimetre film grain, snow. ');
  await page.keyboard.type('Low an');
  await expect(explained).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.setViewportSize(low);
  await write(`${lines} Quiet, watchful, thirty-five millimetre film grain. `);
  await page.keyboard.type('Low an');
  await expect(explained).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('listbox')).toBeInViewport({ ratio: 1 });
});
