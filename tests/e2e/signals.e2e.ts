import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';
import type { Studio } from './studio.ts';

const fox = 'A red fox crosses deep falling snow.';

/** What the studio did outside its window, in order. */
function told(studio: Studio, what: string): readonly Readonly<Record<string, unknown>>[] {
  return studio.log().filter((entry) => entry.what === what);
}

async function lookAway({ page }: Studio): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
}

/** Looks away before the last click: on a busy machine a take may be made before one could afterwards. */
async function buyUnseen(studio: Studio, text: string): Promise<void> {
  const { goTo, write, generate } = rooms(studio.page);
  await goTo('Write');
  await write(text);
  await lookAway(studio);
  await generate.click();
}

test.describe('outside the window', () => {
  test('takes that finish are told of once, and a click leads to the clip', async ({ launch }) => {
    const studio = await launch({ env: { DAILIES_PRACTICE_SPEED: '50' } });
    test.skip(studio.runtime === 'electron', 'what a desktop shows can only be seen');
    const { clips } = rooms(studio.page);
    studio.answerDialog('Notification', { click: true });
    await buyUnseen(studio, fox);
    await expect.poll(() => told(studio, 'Notification'), { timeout: 30_000 }).toHaveLength(1);
    expect(told(studio, 'Notification')[0]).toMatchObject({
      title: 'Clip ready',
      body: expect.stringContaining('red fox'),
    });
    // The click brought the window to the front, in the library, at that clip.
    await expect(clips.first()).toHaveAttribute('aria-selected', 'true');
    expect(told(studio, 'app.setBadgeCount').map(({ count }) => count)).toEqual([1, 0]);
  });

  test('a failure leads to the queue', async ({ launch }) => {
    const studio = await launch({ env: { DAILIES_PRACTICE_SPEED: '50' } });
    test.skip(studio.runtime === 'electron', 'what a desktop shows can only be seen');
    const { queue } = rooms(studio.page);
    studio.answerDialog('Notification', { click: true });
    await buyUnseen(studio, `${fox} [failed]`);
    await expect.poll(() => told(studio, 'Notification'), { timeout: 30_000 }).toHaveLength(1);
    expect(told(studio, 'Notification')[0]).toMatchObject({ title: 'A take failed' });
    await expect(queue.getByRole('listitem').filter({ hasText: 'A red fox' })).toBeVisible();
  });

  test('switched off in Settings, nothing is told', async ({ launch }) => {
    const studio = await launch({ env: { DAILIES_PRACTICE_SPEED: '50' } });
    test.skip(studio.runtime === 'electron', 'what a desktop shows can only be seen');
    const { goTo, buy } = rooms(studio.page);
    await goTo('Settings');
    await studio.page.getByRole('switch', { name: /Tell me when takes finish/ }).click();
    await buy(fox);
    await lookAway(studio);
    // The end of the round takes the taskbar's bar away; what would be told is told two seconds after.
    await expect
      .poll(() => told(studio, 'setProgressBar').at(-1)?.['progress'], { timeout: 30_000 })
      .toBe(-1);
    await buy(fox);
    await expect.poll(() => told(studio, 'powerSaveBlocker.stop'), { timeout: 30_000 }).toHaveLength(2);
    expect(told(studio, 'Notification')).toEqual([]);
  });

  test('the machine is kept awake only while something is on its way, and quitting then just works', async ({
    launch,
  }) => {
    // Two starts and two generations.
    test.slow();
    const studio = await launch({ env: { DAILIES_PRACTICE_SPEED: '2' } });
    test.skip(studio.runtime === 'electron', 'a sleep blocker cannot be read back');
    const { buy, goTo, queue } = rooms(studio.page);
    expect(told(studio, 'powerSaveBlocker.start')).toEqual([]);
    await buy(fox);
    await expect.poll(() => told(studio, 'powerSaveBlocker.start')).toHaveLength(1);
    expect(told(studio, 'setProgressBar').map(({ progress }) => progress)).toEqual([2]);
    await goTo('Queue');
    await expect(queue.getByRole('listitem').filter({ hasText: 'A red fox' })).toHaveCount(1);
    await studio.close();
    expect(told(studio, 'powerSaveBlocker.stop')).toHaveLength(1);
    const again = await studio.restart({ env: { DAILIES_PRACTICE_SPEED: '50' } });
    await rooms(again.page).goTo('Library');
    await expect(rooms(again.page).clips).toHaveCount(1, { timeout: 30_000 });
    expect(told(again, 'powerSaveBlocker.start')).toHaveLength(2);
  });
});
