import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test, testKey } from './service.ts';

/** Every file below a folder that holds the text, byte for byte, in UTF-8 or UTF-16. */
function filesWith(folder: string, text: string): string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
}

/** The processes that this one started, and those that they started: each with its environment. Linux only. */
function environmentsBelow(pid: number): string[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = all.filter((name) => parentOf(name) === pid);
  return children.flatMap((child) => [
    readOr('', `/proc/${child}/environ`),
    ...environmentsBelow(Number(child)),
  ]);
}

function parentOf(pid: string): number {
  // "pid (name) state ppid …": the name may hold spaces and brackets.
  return Number(readOr('', `/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0);
}

/** A process may end while it is looked at. */
function readOr(otherwise: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
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
  const keep = page.getByRole('button', { name: /^Store it on this computer/ });
  if (studio.runtime === 'stand-in') await keep.click();

  await buy('Neon alley after rain, a courier first checks his watch, then runs.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 90_000 });
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

test('a key from the environment goes no further than main: no process it starts inherits it', async ({
  launch,
  liveEnv,
}) => {
  const studio = await launch({ env: { ...liveEnv, DAILIES_LIVES_HERE: 'yes' } });
  test.skip(
    process.platform !== 'linux' || studio.runtime !== 'stand-in',
    'only Linux shows a process’s environment, and there Electron forks its helpers before main runs',
  );
  const environments = environmentsBelow(studio.process.pid ?? 0);
  expect(environments.filter((one) => one.includes('DAILIES_LIVES_HERE=yes')).length).toBeGreaterThan(0);
  expect(environments.filter((one) => one.includes(testKey))).toEqual([]);
  const status = await studio.page.evaluate(() => window.bridge.request('app.status', {}));
  expect(status).toMatchObject({ ok: true, value: { service: 'live' } });
});

test('the stored key is there after a restart, and erasing it ends that', async ({ launch, service }) => {
  const first = await launch({ env: { DAILIES_API_BASE: service.baseUrl.href } });
  await rooms(first.page).goTo('Settings');
  await first.page.getByRole('textbox', { name: 'API key' }).fill(testKey);
  await first.page.getByRole('button', { name: 'Save key' }).click();
  if (first.runtime === 'stand-in') {
    await first.page.getByRole('button', { name: /^Store it on this computer/ }).click();
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
