import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';

const fox = 'A red fox crosses deep falling snow.';

test.describe('what takes cost', () => {
  test('is listed take by take, with bills and refunds, and exported', async ({ launch, liveEnv }) => {
    // The first look at the bill comes ten seconds after a take's end.
    test.slow();
    const studio = await launch({ env: liveEnv });
    const { page } = studio;
    const { buy, goTo, clips } = rooms(page);
    await buy(fox);
    await buy('=HYPERLINK("https://x.test"), a lighthouse [failed]');
    await goTo('Library');
    await expect(clips).toHaveCount(1, { timeout: 30_000 });

    await page.getByRole('link', { name: /See all spending/ }).click();
    const figures = page.getByLabel('In all');
    await expect(figures).toContainText('Spent$1.30');
    await expect(figures).toContainText('Per saved clip$1.30');
    // The service gives the money back, and its billing shows it soon after.
    await expect(figures).toContainText('Refunded$1.30', { timeout: 40_000 });
    await page.getByRole('button', { name: /^Show the takes of Today/ }).click();
    await expect(page.getByText('Clip saved')).toBeVisible();
    await expect(page.getByText('Failed, refunded')).toBeVisible();
    await expect(page.getByText('estimate $1.30 · quote $1.30 · billed $1.30')).toHaveCount(2);

    test.skip(studio.runtime === 'electron', 'a real dialog needs a real hand');
    const target = path.join(studio.userDataDir, 'spending.csv');
    studio.answerDialog('showSaveDialog', { canceled: false, filePath: target });
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await expect(page.getByText('2 takes exported')).toBeVisible();
    const written = readFileSync(target, 'utf8');
    expect(written.startsWith('\uFEFFbought_at,draft,')).toBe(true);
    expect(written.split('\r\n')).toHaveLength(4);
    expect(written).toContain(`"'=HYPERLINK(""https://x.test""), a lighthouse [failed]"`);
    expect(written).toContain(',refunded,1.3,1.3,1.3,1.3,');
  });

  test('stays within the limit of the day, for what waits too, and after a restart', async ({
    launch,
    service,
    liveEnv,
  }) => {
    const studio = await launch({ env: liveEnv });
    const { buy, goTo, queue } = rooms(studio.page);
    await studio.page.evaluate(async () => {
      await window.bridge.request('takes.pause', {});
    });
    for (let take = 0; take < 3; take += 1) await buy(`${fox} ${take}`);
    await studio.page.evaluate(async () => {
      const caps = { dayMicros: 2_600_000, monthMicros: null, batchMicros: null };
      await window.bridge.request('settings.update', { caps });
      await window.bridge.request('takes.resume', {});
    });
    await goTo('Queue');
    await expect(queue.getByText('Waits: today’s limit is reached')).toBeVisible({ timeout: 30_000 });
    expect(service.predictions()).toHaveLength(2);
    await studio.kill();
    const again = await studio.restart();
    const later = rooms(again.page);
    await later.goTo('Queue');
    await expect(later.queue.getByText('Waits: today’s limit is reached')).toBeVisible({ timeout: 30_000 });
    expect(service.predictions()).toHaveLength(2);
  });

  test('is asked about again when the price has risen before the purchase', async ({
    launch,
    service,
    liveEnv,
  }) => {
    const studio = await launch({ env: liveEnv });
    await studio.page.evaluate(async () => {
      await window.bridge.request('takes.pause', {});
    });
    const { buy, goTo, queue } = rooms(studio.page);
    await buy(fox);
    await goTo('Queue');
    await expect(queue.getByRole('listitem')).toHaveCount(1);
    const dearer = { code: 200, message: 'success', data: { price: 1.5, discounted_price: 1.5 } };
    service.faults.add({
      route: 'price',
      fault: { kind: 'answer', status: 200, text: JSON.stringify(dearer), isProcessed: false },
      times: 100,
    });
    await studio.kill();
    // Prices are believed for ten minutes; a new start asks.
    const again = await studio.restart();
    const later = rooms(again.page);
    await again.page.evaluate(async () => {
      await window.bridge.request('takes.resume', {});
    });
    await later.goTo('Queue');
    await expect(later.queue.getByText('The price is now $1.50.')).toBeVisible({ timeout: 30_000 });
    expect(service.predictions()).toEqual([]);
    await later.queue.getByRole('button', { name: 'Go on for $1.50' }).click();
    await later.goTo('Library');
    await expect(later.clips).toHaveCount(1, { timeout: 30_000 });
    expect(service.predictions()).toHaveLength(1);
  });
});

test('a clip that is gone from the disk is fetched again, for nothing', async ({
  launch,
  service,
  liveEnv,
}) => {
  const studio = await launch({ env: liveEnv });
  const { page } = studio;
  const { buy, goTo, clips } = rooms(page);
  await buy(fox);
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 30_000 });
  const [video] = globSync(path.join(studio.libraryDir, '*/*.mp4'));
  if (video === undefined) throw new Error('No clip in the folder');
  const before = readFileSync(video);
  rmSync(video);
  await page.evaluate(async () => {
    await window.bridge.request('library.rescan', {});
  });
  await expect(clips.first()).toContainText('File missing · 6 days left');
  await clips.first().click();
  await page.getByRole('button', { name: 'Fetch again' }).click();
  await expect(clips.first()).not.toContainText('File missing', { timeout: 30_000 });
  expect(existsSync(video)).toBe(true);
  expect(readFileSync(video).equals(before)).toBe(true);
  expect(service.predictions()).toHaveLength(1);
  await expect(clips).toHaveCount(1);
});

test('a take that waits is edited in its place', async ({ launch, service, liveEnv }) => {
  const studio = await launch({ env: liveEnv });
  const { page } = studio;
  const { buy, goTo, queue, clips } = rooms(page);
  await page.evaluate(async () => {
    await window.bridge.request('takes.pause', {});
  });
  await buy(fox);
  await goTo('Queue');
  await queue.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Edit …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit this take' });
  await dialog.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Paper boats on a canal');
  await dialog.getByRole('radio', { name: '10 s' }).click();
  await expect(dialog).toContainText('It will cost $2.60.');
  await dialog.getByRole('button', { name: 'Change' }).click();
  await expect(queue).toContainText('Paper boats on a canal');
  await page.getByRole('button', { name: 'Resume' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 30_000 });
  expect(service.predictions()).toMatchObject([{ prompt: 'Paper boats on a canal', costMicros: 2_600_000 }]);
});
