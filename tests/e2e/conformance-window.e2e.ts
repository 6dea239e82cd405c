import { app, call, expect, facts, test } from './conformance-app.ts';

test.describe('the window stays with the app', () => {
  const away = [
    ['a link', () => document.querySelector<HTMLAnchorElement>('#away')?.click(), 'https://example.com/away'],
    ['a script', () => location.assign('https://example.com/script'), 'https://example.com/script'],
  ] as const;
  for (const [name, act, url] of away) {
    test(`navigation away by ${name} is asked of main and denied`, async ({ launch }) => {
      const studio = await launch(app);
      await studio.page.evaluate(act);
      await expect.poll(() => facts(studio, 'will-navigate')).toEqual([url]);
      expect(await call(studio.page, 'frame')).toMatchObject({ url: 'app://studio/index.html' });
    });
  }

  test('navigation to a page that the page itself made is asked of main and denied', async ({ launch }) => {
    const studio = await launch(app);
    await studio.page.evaluate(() => location.assign(URL.createObjectURL(new Blob(['away']))));
    await expect.poll(() => facts(studio, 'will-navigate')).toEqual([expect.stringMatching(/^blob:/)]);
    expect(await call(studio.page, 'frame')).toMatchObject({ url: 'app://studio/index.html' });
  });

  test('a redirect away is asked of main and denied', async ({ launch }) => {
    const studio = await launch(app);
    await studio.page.evaluate(() => location.assign('./away'));
    await expect.poll(() => facts(studio, 'will-redirect')).toEqual(['https://example.com/redirected']);
    expect(await call(studio.page, 'frame')).toMatchObject({ url: 'app://studio/index.html' });
  });

  test('a new window by script is asked of main, denied, and null', async ({ launch }) => {
    const studio = await launch(app);
    expect(await studio.page.evaluate(() => window.open('https://example.com/popup') === null)).toBe(true);
    await expect.poll(() => facts(studio, 'window-open')).toEqual(['https://example.com/popup']);
    expect(await call(studio.page, 'windows')).toBe(1);
  });

  test('a new window by a link is asked of main and denied', async ({ launch }) => {
    const studio = await launch(app);
    await studio.page.click('#blank');
    await expect.poll(() => facts(studio, 'window-open')).toEqual(['https://example.com/blank']);
    expect(studio.page.context().pages()).toHaveLength(1);
  });

  test('permissions follow main’s handlers', async ({ shared }) => {
    const { page } = shared;
    const state = await page.evaluate(async () => {
      const place = new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
        ),
      );
      const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        known: [await state('geolocation'), await state('clipboard-write')],
        notifications: await Notification.requestPermission(),
        place: await place,
        camera: await camera,
      };
    });
    expect(state.known).toEqual(['denied', 'granted']);
    expect(state.notifications).toBe('denied');
    expect(state.place).toBe('denied');
    expect(['NotAllowedError', 'NotFoundError']).toContain(state.camera);
  });
});
