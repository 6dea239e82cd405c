/** The room Write by the keyboard alone: no pointer is used here. */
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';

test('a take is written, bought once and looked for by keys alone, through every room and back', async ({
  launch,
  service,
  liveEnv,
}) => {
  const { page } = await launch({ env: liveEnv });
  await page.setViewportSize({ width: 1440, height: 900 });
  const { prompt, negative, queue, clips } = rooms(page);
  const navigation = page.getByRole('navigation', { name: 'Rooms' });
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const { keyboard } = page;
  const press = (keys: string) => keyboard.press(keys.replace('Mod', 'ControlOrMeta'));
  const bought = () => service.requests().filter(({ route }) => route === 'submit').length;
  const wish = 'A red fox first crosses deep snow, then looks back?';

  // From any room a new draft opens with the keyboard in its text; a question mark there is a question mark.
  await press('Mod+4');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await press('Mod+1');
  await press('Mod+N');
  await expect(prompt).toBeFocused();
  await keyboard.type(wish);
  await expect(prompt).toHaveText(wish);
  await expect(sheet).toHaveCount(0);

  // The palette leads to the sheet; nothing is bought behind it, and the keyboard goes back to the text.
  await press('Mod+K');
  await expect(palette).toBeVisible();
  await keyboard.type('keyboard sh');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await press('Enter');
  await expect(sheet).toContainText('Focus mode');
  await press('Mod+Enter');
  await press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(prompt).toBeFocused();
  expect(bought()).toBe(0);

  await press('Mod+J');
  await expect(negative).toBeFocused();
  await keyboard.type('blur, text');
  await press('Mod+J');
  await expect(prompt).toBeFocused();

  for (const [enter, leave] of [
    ['Mod+Shift+F', 'F9'],
    ['F9', 'Escape'],
  ] as const) {
    await press(enter);
    await expect(navigation).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: /^Focus mode: nothing/ })).toHaveCount(1);
    await expect(prompt).toBeFocused();
    await press(leave);
    await expect(navigation).toBeVisible();
    await expect(prompt).toBeFocused();
  }

  await press('Mod+Enter');
  await expect.poll(bought).toBe(1);
  await press('Mod+3');
  await expect(clips).toHaveCount(1, { timeout: 90_000 });
  await press('Mod+2');
  await expect(queue.getByRole('listitem').filter({ hasText: wish })).toContainText('Saved');
  await press('?');
  await expect(sheet).toBeVisible();
  await press('Escape');
  await expect(sheet).toHaveCount(0);

  // Another draft, and back to the first.
  await press('Mod+N');
  await expect(prompt).toHaveText(/^Who or what|^$/);
  await expect(prompt).toBeFocused();
  await keyboard.type('A lighthouse at dusk.');
  await press('Alt+PageDown');
  await expect(prompt).toHaveText(wish);
  await press('Alt+PageUp');
  await expect(prompt).toHaveText('A lighthouse at dusk.');
  expect(service.predictions()).toHaveLength(1);
  expect(bought()).toBe(1);
});
