import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, call, expect, test } from './conformance-app.ts';

test.describe('the desktop', () => {
  test('safeStorage gives back what it took, and never shows it', async ({ shared }) => {
    const { page } = shared;
    const secret = await call(page, 'secret', 'sk-very-secret');
    expect(secret).toMatchObject({ available: true, shows: false, plain: { result: 'sk-very-secret' } });
  });

  test('without a keyring the ciphertext says so by its tag', async ({ shared }) => {
    const { page, runtime } = shared;
    test.skip(runtime === 'electron' || process.platform !== 'linux', 'only a Linux without keyring is sure');
    expect(await call(page, 'secret', 'x')).toMatchObject({ tag: 'v10' });
  });

  test('a picture is read with its size, anything else is empty', async ({ shared }) => {
    const { page, userDataDir } = shared;
    const icon = path.resolve(import.meta.dirname, '../../electron/assets/drag.png');
    const image = (await call(page, 'image', icon)) as { size: { width: number; height: number } };
    const { width, height } = image.size;
    expect(width).toBeGreaterThan(10);
    const smaller = { width: 10, height: Math.round((10 * height) / width) };
    expect(image).toMatchObject({ empty: false, smaller });
    const text = path.join(userDataDir, 'not-a-picture.png');
    writeFileSync(text, 'not a picture');
    expect(await call(page, 'image', text)).toMatchObject({ empty: true });
    expect(await call(page, 'image', path.join(userDataDir, 'absent.png'))).toMatchObject({ empty: true });
  });

  test('a drag without files, or without icon, throws', async ({ shared }) => {
    const { page, userDataDir } = shared;
    const file = path.join(userDataDir, 'facts.jsonl');
    expect(await call(page, 'drag', { files: [], icon: file })).toContain("either 'file' or 'files'");
    expect(await call(page, 'drag', { file })).toContain("'icon' parameter is required");
  });

  test('a drag with an icon that cannot be read drags nothing, without a word', async ({ launch }) => {
    const studio = await launch(app);
    const file = path.join(studio.userDataDir, 'facts.jsonl');
    expect(await call(studio.page, 'drag', { file, icon: file })).toBe('silent');
    expect(studio.log().filter(({ what }) => what === 'startDrag')).toEqual([]);
  });

  test('a drag of existing files is recorded with its icon’s size', async ({ launch }) => {
    const studio = await launch(app);
    test.skip(studio.runtime === 'electron', 'a real drag needs a real hand');
    const file = path.join(studio.userDataDir, 'facts.jsonl');
    const icon = path.resolve(import.meta.dirname, '../../electron/assets/drag.png');
    expect(await call(studio.page, 'drag', { file, files: [file], icon })).toBe('silent');
    const [drag] = studio.log().filter(({ what }) => what === 'startDrag');
    expect(drag).toMatchObject({ files: [file], icon: { width: expect.any(Number) } });
    const gone = { file: `${file}.gone`, icon };
    expect(await call(studio.page, 'drag', gone)).toContain('No such file');
  });

  test('the page’s colour scheme follows the theme of the app', async ({ shared }) => {
    const { page } = shared;
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await call(page, 'theme', 'dark')).toBe(true);
    await expect.poll(isDark).toBe(true);
    expect(await call(page, 'theme', 'light')).toBe(false);
    await expect.poll(isDark).toBe(false);
  });
});
