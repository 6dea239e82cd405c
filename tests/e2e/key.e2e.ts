import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test, testKey } from './service.ts';

/** Every file below a folder that holds the text, byte for byte, in UTF-8 or UTF-16. */
function filesWith(folder: string, text: string): string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return globSync('**/*', { cwd: folder })
    .concat(globSync('**/.*/**/*', { cwd: folder }))
    .filter((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile() ?? false)
    .filter((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return needles.some((needle) => bytes.includes(needle));
    });
}

test('a saved key buys, and is in no file, no page and no log', async ({ launch, service }) => {
  const studio = await launch({ env: { DAILIES_API_BASE: service.baseUrl.href } });
  const { page } = studio;
  const { goTo, buy, clips } = rooms(page);
  const sentToPage: string[] = [];
  page.on('console', (message) => sentToPage.push(message.text()));

  await goTo('Settings');
  await page.getByRole('textbox', { name: 'API key' }).fill(testKey);
  await page.getByRole('button', { name: 'Save key' }).click();
  await expect(page.getByText(testKey.slice(-4)).first()).toBeVisible();
  // A machine without a keyring asks before it stores anything.
  const keep = page.getByRole('button', { name: /owner-only|only you|store/i });
  if (studio.runtime === 'stand-in') await keep.first().click();

  await buy('Neon alley after rain, a courier first checks his watch, then runs.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 40_000 });
  expect(service.predictions()).toHaveLength(1);

  const held = await page.evaluate(() => {
    const stored = JSON.stringify({ ...localStorage, ...sessionStorage });
    const fields = [...document.querySelectorAll('input')].map((input) => input.value).join(' ');
    return document.documentElement.outerHTML + stored + fields;
  });
  expect(held).not.toContain(testKey);
  expect(sentToPage.join('\n')).not.toContain(testKey);
  const settings = await page.evaluate(() => window.bridge.request('settings.get', {}));
  expect(JSON.stringify(settings)).not.toContain(testKey);

  await studio.close();
  expect(filesWith(studio.userDataDir, testKey)).toEqual([]);
  expect(filesWith(studio.libraryDir, testKey)).toEqual([]);
  expect(studio.output()).not.toContain(testKey);
});

test('the stored key is there after a restart, and erasing it ends that', async ({ launch, service }) => {
  const first = await launch({ env: { DAILIES_API_BASE: service.baseUrl.href } });
  await rooms(first.page).goTo('Settings');
  await first.page.getByRole('textbox', { name: 'API key' }).fill(testKey);
  await first.page.getByRole('button', { name: 'Save key' }).click();
  if (first.runtime === 'stand-in') {
    await first.page
      .getByRole('button', { name: /owner-only|only you|store/i })
      .first()
      .click();
  }
  await expect
    .poll(async () =>
      JSON.stringify(await first.page.evaluate(() => window.bridge.request('settings.get', {}))),
    )
    .toContain('"source":"stored"');
  await first.close();
  const second = await first.restart();
  try {
    const { page } = second;
    await rooms(page).goTo('Settings');
    await expect(page.getByText(testKey.slice(-4)).first()).toBeVisible();
    const status = await page.evaluate(() => window.bridge.request('app.status', {}));
    expect(status).toMatchObject({ ok: true, value: { service: 'live' } });
  } finally {
    await second.kill();
  }
});
