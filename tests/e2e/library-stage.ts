import type { Locator, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dropFiles } from './drop.ts';
import { putFilm } from './films.ts';
import { rooms } from './rooms.ts';
import { expect, test as base } from './studio.ts';

/** Adds `outside`: a folder that goes with the test, and after its studios, whose library may lie in it. */
export const test = base.extend<{ readonly outside: string }>({
  outside: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dailies-outside-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  // What is asked for first is taken away last.
  launch: async ({ outside: _outlives, launch }, use) => {
    await use(launch);
  },
});
export { expect };

export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });

/** Something that is said in passing. */
export const toast = (page: Page, words: string | RegExp): Locator => page.getByText(words).first();

/** Fills an empty library with these scenes by a drop; their titles are the scenes' names. */
export async function dropIn(page: Page, outside: string, scenes: readonly string[]): Promise<void> {
  const { goTo, clips } = rooms(page);
  const files = scenes.map((scene) => putFilm(scene, path.join(outside, 'dropped', `${scene}.mp4`)));
  await goTo('Library');
  await dropFiles(page, files);
  await expect(clips).toHaveCount(files.length);
}
