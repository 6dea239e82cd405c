import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

type Theme = 'dark' | 'light';

const pictures = path.resolve(import.meta.dirname, '../../docs/pictures');

export type Camera = {
  /** As the window is now. */
  picture(name: string): Promise<void>;
  /** One in each theme; the dark one is left on. */
  inBothThemes(name: string): Promise<void>;
};

/** Takes the pictures of docs/pictures: no caret that blinks, no hover left over, fonts and posters there. */
export function createCamera(page: Page): Camera {
  mkdirSync(pictures, { recursive: true });

  async function setTheme(theme: Theme): Promise<void> {
    await page.evaluate((theme) => window.bridge.request('settings.update', { theme }), theme);
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, theme);
  }
  async function picture(name: string): Promise<void> {
    await page.mouse.move(0, 0);
    await page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
    });
    await page.screenshot({
      path: path.join(pictures, `${name}.png`),
      caret: 'hide',
      animations: 'disabled',
    });
    console.log(`docs/pictures/${name}.png`);
  }
  return {
    picture,
    async inBothThemes(name) {
      for (const theme of ['light', 'dark'] as const) {
        await setTheme(theme);
        await picture(`${name}-${theme}`);
      }
    },
  };
}
