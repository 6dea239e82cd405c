/** The grid with three hundred clips, by keyboard and pointer, with the network off. */
import type { Locator, Page } from '@playwright/test';
import path from 'node:path';
import { unpackIds } from '../../shared/library-outline.ts';
import { makeLibrary } from '../bench/library/make-library.ts';
import { filmOf, networkOff } from './films.ts';
import { details, expect, test as base, toast } from './library-stage.ts';
import { rooms } from './rooms.ts';
import type { Studio } from './studio.ts';

const amount = 300;

/** A studio on a library of many clips, in the room Library. */
const test = base.extend<{ readonly studio: Studio }>({
  studio: async ({ launch, outside }, use) => {
    const libraryDir = path.join(outside, 'library');
    makeLibrary(libraryDir, amount, filmOf('boats-1x1-5s'));
    const studio = await launch({ libraryDir, env: networkOff });
    await rooms(studio.page).goTo('Library');
    await expect(details(studio.page).getByText(String(amount))).toBeVisible();
    await expect(rooms(studio.page).clips.first()).not.toHaveAccessibleName('Reading …');
    await use(studio);
  },
});

const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search library' });
const headings = (page: Page): Locator => page.getByRole('grid', { name: 'Library' }).getByRole('rowheader');
const cellOf = (page: Page, id: string | undefined): Locator => page.locator(`[data-clip="${id}"]`);

/** What has just opened has the keyboard. */
const focusIn = (page: Page, role: 'dialog' | 'menu'): Promise<void> =>
  expect(page.getByRole(role).and(page.locator(':focus-within'))).toHaveCount(1);

/** All clips in the order of the grid as it is when it opens. */
async function orderOf(page: Page): Promise<readonly string[]> {
  const packed = await page.evaluate(async () => {
    const reply = await window.bridge.request('library.outline', { query: '' });
    return reply.ok ? reply.value.ids : '';
  });
  return unpackIds(packed);
}

async function selectFirst(page: Page): Promise<readonly string[]> {
  const order = await orderOf(page);
  await cellOf(page, order[0]).click();
  return order;
}

test('the keyboard reaches every clip: arrows, ends of the row and of the library, pages', async ({
  studio,
}) => {
  const { page } = studio;
  const order = await selectFirst(page);
  expect(order).toHaveLength(amount);
  const press = async (key: string, at: number): Promise<void> => {
    await page.keyboard.press(key);
    await expect(cellOf(page, order.at(at))).toBeFocused();
    await expect(cellOf(page, order.at(at))).toHaveAttribute('aria-selected', 'true');
  };
  await press('ArrowRight', 1);
  await press('ArrowRight', 2);
  await press('ArrowLeft', 1);
  await press('ControlOrMeta+End', -1);
  await press('ArrowRight', -1);
  await press('ControlOrMeta+Home', 0);
  const placeOf = (at: number) => cellOf(page, order[at]).getAttribute('aria-colindex');
  await page.keyboard.press('End');
  const end = await page.evaluate(() => {
    const row = document.activeElement?.closest('[role=row]');
    return row?.lastElementChild === document.activeElement;
  });
  expect(end).toBe(true);
  await press('Home', 0);
  expect(await placeOf(0)).toBe('1');
  const lineOf = () =>
    page.evaluate(() => Number(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')));
  const line = await lineOf();
  await page.keyboard.press('ArrowDown');
  await expect.poll(lineOf).toBeGreaterThan(line);
  await page.keyboard.press('ArrowUp');
  await expect.poll(lineOf).toBe(line);
  await page.keyboard.press('PageDown');
  await expect.poll(lineOf).toBeGreaterThan(line + 2);
});

test('Space looks at a clip, a letter begins a search, and keys judge what is chosen', async ({ studio }) => {
  const { page } = studio;
  const order = await selectFirst(page);
  const first = cellOf(page, order[0]);
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog').locator('video')).toBeVisible();
  await focusIn(page, 'dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog').locator('video')).toHaveCount(0);
  await expect(first).toBeFocused();

  await page.keyboard.press('3');
  await expect(first).toHaveAccessibleName(/3 stars/);
  await page.keyboard.press('k');
  await expect(first).toHaveAccessibleName(/Keep/);
  await page.keyboard.press('x');
  await expect(first).toHaveAccessibleName(/Reject/);
  await page.keyboard.press('u');
  await expect(first).not.toHaveAccessibleName(/Reject|Keep/);
  await page.keyboard.press('0');
  await expect(first).not.toHaveAccessibleName(/stars?/);

  await page.keyboard.type('storm');
  await expect(search(page)).toHaveValue('storm');
  await expect(search(page)).toBeFocused();
  await expect.poll(() => rooms(page).clips.count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
});

const chosen = (page: Page, count: number): Promise<void> =>
  expect(details(page).getByRole('heading', { name: `${count} selected` })).toBeVisible();

/** How many clips a search finds, as main answers it. */
const foundBy = (page: Page, query: string): Promise<number> =>
  page.evaluate(async (words) => {
    const reply = await window.bridge.request('library.outline', { query: words });
    return reply.ok ? reply.value.found : -1;
  }, query);

test('ranges and single clips are chosen, and so is what a frame is drawn around', async ({ studio }) => {
  const { page } = studio;
  const { clips } = rooms(page);
  const order = await selectFirst(page);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await chosen(page, 3);
  await cellOf(page, order[4]).click({ modifiers: ['Shift'] });
  await chosen(page, 5);
  await cellOf(page, order[1]).click({ modifiers: ['ControlOrMeta'] });
  await chosen(page, 4);

  const boxes = await clips.evaluateAll((cells) =>
    cells.map((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      return { id: cell.getAttribute('data-clip'), left, right, top, bottom };
    }),
  );
  const [first] = boxes;
  const low = boxes.findLast(({ bottom }) => bottom < 600);
  if (first === undefined || low === undefined) throw new Error('No clips on the screen');
  // From beside the first clip to the middle of the page.
  const frame = {
    left: Math.min(...boxes.map(({ left }) => left)) - 6,
    top: first.top - 3,
    right: 520,
    bottom: low.bottom - 3,
  };
  const inside = boxes.filter(
    ({ left, right, top, bottom }) =>
      left <= frame.right && right >= frame.left && top <= frame.bottom && bottom >= frame.top,
  );
  expect(inside.length).toBeGreaterThan(2);
  await page.mouse.move(frame.left, frame.top);
  await page.mouse.down();
  await page.mouse.move(frame.right, frame.bottom, { steps: 8 });
  await page.mouse.up();
  await chosen(page, inside.length);
  const framed = await clips.evaluateAll((cells) =>
    cells.filter((cell) => cell.ariaSelected === 'true').map((cell) => cell.getAttribute('data-clip')),
  );
  expect(framed).toEqual(inside.map(({ id }) => id));
});

test('all clips are judged in one act, which is taken back and done again after a restart', async ({
  studio,
}) => {
  const { page } = studio;
  await selectFirst(page);
  const before = await foundBy(page, 'rating:5');
  expect(before).toBeLessThan(amount);
  await page.keyboard.press('ControlOrMeta+a');
  await chosen(page, amount);
  await page.keyboard.press('5');
  await expect.poll(() => foundBy(page, 'rating:5')).toBe(amount);
  await page.getByRole('button', { name: 'Grouped: By day' }).click();
  await page.getByRole('menuitemradio', { name: 'By draft' }).click();
  await expect(page.getByRole('button', { name: 'Grouped: By draft' })).toBeVisible();
  await studio.close();

  const again = await studio.restart();
  await rooms(again.page).goTo('Library');
  await rooms(again.page).clips.first().click();
  // The grid lies as it was left.
  await expect(again.page.getByRole('button', { name: 'Grouped: By draft' })).toBeVisible();
  await again.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => foundBy(again.page, 'rating:5')).toBe(before);
  await again.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => foundBy(again.page, 'rating:5')).toBe(amount);
});

test('headings of days, drafts and collections stay in sight while their clips pass', async ({ studio }) => {
  const { page } = studio;
  async function groupBy(name: string): Promise<void> {
    await page.getByRole('button', { name: /^Grouped: / }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await expect(page.getByRole('button', { name: `Grouped: ${name}` })).toBeVisible();
  }
  await expect.poll(() => headings(page).count()).toBeGreaterThan(1);
  await groupBy('By draft');
  await expect(headings(page).first()).toContainText('clips');
  await groupBy('By collection');
  // The clips of no collection are most of them, and come last.
  const scroller = page.locator('.grid-scroller');
  await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
  const heading = headings(page).filter({ hasText: 'In no collection' });
  const distance = () =>
    heading.evaluate((element) => {
      const area = element.closest('.grid-scroller')?.getBoundingClientRect().top ?? 0;
      return Math.abs(element.getBoundingClientRect().top - area);
    });
  await expect.poll(distance).toBeLessThan(24);
  await groupBy('Not grouped');
  await expect(headings(page)).toHaveCount(0);
});

test('the menu of a clip opens, is walked and chosen from by the keyboard', async ({ studio }) => {
  const { page } = studio;
  const order = await selectFirst(page);
  const first = cellOf(page, order[0]);
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await focusIn(page, 'menu');
  const held = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let before = ''; !before.startsWith('Keep');) {
    before = await held();
    await page.keyboard.press('ArrowDown');
    await expect.poll(held).not.toBe(before);
    before = await held();
  }
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(first).toHaveAccessibleName(/Keep/);
  await expect(first).toBeFocused();
});

test('what is thrown away leaves the grid, is found in the trash, and comes back', async ({ studio }) => {
  const { page } = studio;
  const order = await selectFirst(page);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(toast(page, '2 clips moved to the trash')).toBeVisible();
  await expect(cellOf(page, order[0])).toHaveCount(0);
  await expect(cellOf(page, order[2])).toBeFocused();
  await search(page).fill('is:trashed');
  await expect(rooms(page).clips).toHaveCount(2);
  await cellOf(page, order[1]).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Restore from trash' }).click();
  await expect(rooms(page).clips).toHaveCount(1);
  await search(page).fill('');
  await expect.poll(() => orderOf(page)).toEqual(order.filter((id) => id !== order[0]));
});

test('however far one flies through the library, the page stays small', async ({ studio }) => {
  const most = await studio.page.evaluate(async () => {
    const scroller = document.querySelector('.grid-scroller');
    if (scroller === null) throw new Error('No grid');
    let nodes = 0;
    for (let step = 0; step <= 120; step += 1) {
      scroller.scrollTop = (step / 120) * scroller.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      nodes = Math.max(nodes, document.querySelectorAll('*').length);
    }
    return nodes;
  });
  expect(most).toBeLessThan(3000);
  const order = await orderOf(studio.page);
  await expect(cellOf(studio.page, order.at(-1))).toBeVisible();
});
