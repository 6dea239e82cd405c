import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './service.ts';

test('the page has the bridge and nothing of Node or Electron', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    ipc: typeof (globalThis as Record<string, unknown>)['ipcRenderer'],
    bridge: Object.keys(window.bridge).sort(),
    frozen: Object.isFrozen(window.bridge),
  }));
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    ipc: 'undefined',
    bridge: ['importDropped', 'request', 'startDrag', 'subscribe'],
    frozen: true,
  });
});

test('the policy is a header, strict, and holds against inline and foreign scripts and styles', async ({
  launch,
}) => {
  const { page } = await launch();
  const header = await page.evaluate(async () => {
    const response = await fetch('./');
    return response.headers.get('content-security-policy');
  });
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("script-src 'self';");
  expect(header).not.toMatch(/unsafe-(inline|eval)/);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ranInline = true';
    document.body.append(script);
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    return { inline: 'ranInline' in window, reached };
  });
  expect(ran).toEqual({ inline: false, reached: false });
});

test('no navigation, no window, no permission', async ({ launch }) => {
  const { page } = await launch();
  const before = page.url();
  const results = await page.evaluate(async () => {
    const opened = window.open('https://example.org/');
    window.location.href = 'https://example.org/';
    const geolocation = await navigator.permissions.query({ name: 'geolocation' });
    return { opened: opened === null, geolocation: geolocation.state };
  });
  expect(results).toEqual({ opened: true, geolocation: 'denied' });
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible();
  expect(page.url()).toBe(before);
});

test('requests that do not fit the contract are refused', async ({ launch }) => {
  const { page } = await launch();
  const replies = await page.evaluate(async () => {
    const raw = window.bridge.request as (name: string, input: unknown) => Promise<unknown>;
    const attempt = async (name: string, input: unknown) => {
      try {
        return await raw(name, input);
      } catch (error) {
        return { thrown: String(error) };
      }
    };
    return [
      await attempt('library.reveal', { id: '../../etc/passwd' }),
      await attempt('takes.generate', { prompt: 'x' }),
      await attempt('files.read', { path: '/etc/passwd' }),
    ];
  });
  expect(replies[0]).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(replies[1]).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(JSON.stringify(replies[2])).toContain('Not in the contract');
});

test('media is served by id alone', async ({ launch }) => {
  const { page } = await launch();
  const statuses = await page.evaluate(async () => {
    const paths = [
      'media/clip/aaaaaaaaaaaa',
      'media/clip/..%2f..%2fetc',
      '..%2f..%2fpackage.json',
      'media/clip/',
    ];
    return Promise.all(paths.map(async (one) => (await fetch(`./${one}`)).status));
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('the preload is small and free of the schema library', () => {
  const preload = readFileSync(path.resolve(import.meta.dirname, '../../out/preload/preload.cjs'), 'utf8');
  expect(preload.length).toBeLessThan(6000);
  expect(preload).not.toMatch(/zod|safeParse/i);
  expect([...preload.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual(['electron']);
});
