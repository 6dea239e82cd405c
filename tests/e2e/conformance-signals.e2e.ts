import { app, call, expect, facts, test } from './conformance-app.ts';

test.describe('signals', () => {
  test('a sleep blocker is on from its start to its stop', async ({ shared }) => {
    expect(await call(shared.page, 'awake')).toEqual({ started: true, stopped: true });
  });

  test('progress, badge and notification are taken without a word, whatever the desktop has of them', async ({
    launch,
  }) => {
    const studio = await launch(app);
    expect(await call(studio.page, 'signal')).toEqual({ badge: 'boolean', focused: 'boolean' });
    test.skip(studio.runtime === 'electron', 'what a desktop shows can only be seen');
    const seen = studio.log().filter(({ what }) => /Progress|Badge|Notification/.test(what));
    expect(seen).toMatchObject([
      { what: 'setProgressBar', progress: 0.5 },
      { what: 'setProgressBar', progress: 2 },
      { what: 'setProgressBar', progress: -1 },
      { what: 'app.setBadgeCount', count: 0 },
      { what: 'Notification', title: 'Conformance', body: 'A test' },
    ]);
    expect(facts(studio, 'notification-clicked')).toEqual([]);
  });

  test('a click on a notification is told', async ({ launch }) => {
    const studio = await launch(app);
    test.skip(studio.runtime === 'electron', 'a real notification needs a real hand');
    studio.answerDialog('Notification', { click: true });
    await call(studio.page, 'signal');
    await expect.poll(() => facts(studio, 'notification-clicked')).toEqual(['Conformance']);
  });

  test('a window that loses and gains the focus says so', async ({ launch }) => {
    const studio = await launch(app);
    test.skip(studio.runtime === 'electron', 'the desktop gives the focus, not a test');
    const { page } = studio;
    const before = facts(studio, 'focused').length;
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expect.poll(() => call(page, 'focused')).toBe(false);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect.poll(() => call(page, 'focused')).toBe(true);
    expect(facts(studio, 'focused')).toHaveLength(before + 1);
  });
});
