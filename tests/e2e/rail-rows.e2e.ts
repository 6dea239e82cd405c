import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';

test('under the pointer a title gives way to its menu, also one that runs from the right', async ({
  launch,
}) => {
  const { page } = await launch();
  const { write, draft } = rooms(page);
  await write('ثعلب أحمر يعبر الثلج العميق أولاً، ثم يتوقف وينظر إلى الوراء.');
  const row = draft('ثعلب أحمر');
  const menu = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'ثعلب أحمر' }) })
    .getByRole('button');
  /** From the end of the title to its menu, in pixels. */
  const gap = async () => {
    const title = await row.getByText('ثعلب أحمر').boundingBox();
    const button = await menu.boundingBox();
    return (button?.x ?? NaN) - (title?.x ?? NaN) - (title?.width ?? NaN);
  };
  await expect(row).toBeVisible();
  expect(await gap()).toBeLessThan(0);
  await row.hover();
  expect(await gap()).toBeGreaterThanOrEqual(0);
});
