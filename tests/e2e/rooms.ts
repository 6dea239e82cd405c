import type { Locator, Page } from '@playwright/test';

/** The studio's rooms by the names a person or a screen reader knows them by. */
export function rooms(page: Page) {
  const goTo = (room: 'Write' | 'Queue' | 'Library' | 'Settings'): Promise<void> =>
    page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('link', { name: new RegExp(`^${room}`) })
      .click();
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
  const negative = page.getByRole('textbox', { name: 'Negative prompt' });
  const generate = page.getByRole('button', { name: 'Generate' });
  const clips = page.getByRole('grid', { name: 'Library' }).getByRole('gridcell');

  /** Puts the text in place of what is there, as an editor sees it. */
  async function write(text: string, into: Locator = prompt): Promise<void> {
    await into.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  }

  async function buy(text: string): Promise<void> {
    await goTo('Write');
    await write(text);
    await generate.click();
  }

  const queue = page.getByRole('list', { name: 'Queue' });
  /** The take's row in the room Queue. */
  const row = (text: string): Locator => queue.getByRole('listitem').filter({ hasText: text });
  /** A draft in the list at the side, by its first words: there once main has saved them, which the note beside the text does not tell. */
  const draft = (words: string): Locator =>
    page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: words });
  return { goTo, prompt, negative, generate, clips, queue, row, draft, write, buy };
}
