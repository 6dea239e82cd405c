import type { NativeTheme } from 'electron';
import type { Page } from 'playwright-core';

type Source = NativeTheme['themeSource'];

class StandInTheme implements Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'> {
  #source: Source = 'system';
  readonly #pages = new Set<Page>();

  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    this.#source = source;
    for (const page of this.#pages) void this.#apply(page);
  }
  /** The desktop's own choice is known to Chromium alone; the stand-in takes it for light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  /** From now on `prefers-color-scheme` in this page follows the setting. */
  async follow(page: Page): Promise<void> {
    this.#pages.add(page);
    page.once('close', () => this.#pages.delete(page));
    await this.#apply(page);
  }

  async #apply(page: Page): Promise<void> {
    const colorScheme = this.#source === 'system' ? null : this.#source;
    // A page that is closing has no theme to follow.
    await page.emulateMedia({ colorScheme }).catch(() => undefined);
  }
}

export const nativeTheme = new StandInTheme();
