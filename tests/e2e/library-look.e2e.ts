import { dropIn, expect, test } from './library-stage.ts';
import { rooms } from './rooms.ts';

test('Space and Escape open and close a clip however fast they follow one another', async ({
  launch,
  outside,
}) => {
  const { page } = await launch();
  const { clips } = rooms(page);
  await dropIn(page, outside, ['fox-16x9-5s', 'balloon-16x9-5s']);
  const player = page.getByRole('dialog');
  const press = async (keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const cell = clips.first();
  await cell.click();
  for (let round = 0; round < 5; round += 1) {
    await press(['Space', 'Escape']);
    await expect(player).toHaveCount(0);
    await expect(cell).toHaveAttribute('aria-selected', 'true');
    await expect(cell).toBeFocused();

    await press(['Space', 'Escape', 'Space']);
    await expect(player).toHaveCount(1);
    await expect(player.getByLabel('Clip', { exact: true })).toBeVisible();
    await press(['Escape', 'Space', 'Escape']);
    await expect(player).toHaveCount(0);
    await expect(cell).toBeFocused();
  }
});
