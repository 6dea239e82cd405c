import type { Page } from '@playwright/test';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, call, expect, test } from './conformance-app.ts';
import { dropFiles } from './drop.ts';
import type { Studio } from './studio.ts';

/** Lets the page take drops as the studio does: the paths are asked for while the event is heard, and with nothing awaited. */
async function takeDrops(page: Page): Promise<() => Promise<string[][]>> {
  await page.evaluate(() => {
    const drops: string[][] = [];
    Object.assign(window, { drops });
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      drops.push([...(event.dataTransfer?.files ?? [])].map((file) => window.probe.placeOf(file)));
    });
  });
  return () => page.evaluate(() => (window as unknown as { drops: string[][] }).drops);
}

function fileIn({ userDataDir }: Studio, ...names: [string, ...string[]]): string {
  const file = path.join(userDataDir, 'dropped', ...names);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, names.at(-1) ?? '');
  return file;
}

test.describe('files from outside', () => {
  test('dropped files and folders tell the preload where they lie', async ({ launch }) => {
    const studio = await launch(app);
    const drops = await takeDrops(studio.page);
    const file = fileIn(studio, 'fox in snöw 雪.mp4');
    const folder = path.dirname(fileIn(studio, 'folder', 'inside.mp4'));
    await dropFiles(studio.page, [file, folder]);
    await expect.poll(drops).toEqual([[file, folder]]);
  });

  test('files that differ in nothing but their folder are told apart', async ({ launch }) => {
    const studio = await launch(app);
    const drops = await takeDrops(studio.page);
    const files = ['one', 'two'].map((folder) => fileIn(studio, folder, 'same.mp4'));
    for (const file of files) utimesSync(file, 1_700_000_000, 1_700_000_000);
    await dropFiles(studio.page, files);
    await dropFiles(studio.page, files.toReversed());
    await expect.poll(drops).toEqual([files, files.toReversed()]);
  });

  test('a file that the page made lies nowhere, and what is no file is refused', async ({ shared }) => {
    const { page } = shared;
    expect(await page.evaluate(() => window.probe.placeOf(new File(['x'], 'made.mp4')))).toBe('');
    const refused = page.evaluate(() => window.probe.placeOf('made.mp4' as unknown as File));
    await expect(refused).rejects.toThrow();
  });
});

test.describe('the system’s trash', () => {
  test('a file or a folder that goes to the trash is gone from its place', async ({ launch }) => {
    const studio = await launch(app);
    const isLinux = process.platform === 'linux';
    test.skip(studio.runtime === 'electron' && isLinux, 'not every Linux has a trash for temporary files');
    const file = fileIn(studio, 'old.mp4');
    const folder = path.dirname(fileIn(studio, 'library', 'inside.mp4'));
    expect(await call(studio.page, 'trash', file)).toBe('trashed');
    expect(await call(studio.page, 'trash', folder)).toBe('trashed');
    expect([file, folder].filter((place) => existsSync(place))).toEqual([]);
  });

  test('what is not there cannot go to the trash', async ({ shared }) => {
    const { page, userDataDir } = shared;
    expect(await call(page, 'trash', path.join(userDataDir, 'never-was.mp4'))).not.toBe('trashed');
  });
});
