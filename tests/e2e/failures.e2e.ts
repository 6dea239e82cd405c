import { renameSync } from 'node:fs';
import { rooms } from './rooms.ts';
import { expect, test } from './service.ts';
import type { Studio } from './studio.ts';

/** In a row of the queue: what happened, and what it means for money. */
const ends = [
  { word: 'refused', says: /refused/i, money: /Not billed/ },
  { word: 'moderated', says: /moderation/i, money: /refund of \$1\.30|\$1\.30 was refunded/i },
  { word: 'failed', says: /could not make/i, money: /refund of \$1\.30|\$1\.30 was refunded/i },
  { word: 'no output', says: /without a clip/i, money: /refund of \$1\.30|\$1\.30 was refunded/i },
  { word: 'no model', says: /does not know this model/i, money: /Not billed/ },
] as const;

async function rowOf(studio: Studio, text: string) {
  await rooms(studio.page).goTo('Queue');
  return rooms(studio.page).queue.getByRole('listitem').filter({ hasText: text });
}

test('each refusal and failure ends in words about what happened and about money', async ({
  launch,
  service,
  liveEnv,
}) => {
  const studio = await launch({ env: liveEnv });
  for (const { word } of ends) await rooms(studio.page).buy(`A knight on a bridge, ${word}. [${word}]`);
  for (const { word, says, money } of ends) {
    const row = await rowOf(studio, `[${word}]`);
    await expect(row).toContainText(says, { timeout: 90_000 });
    await expect(row).toContainText(money);
  }
  const submits = service.requests().filter(({ route }) => route === 'submit');
  expect(submits).toHaveLength(ends.length);
});

const stops = [
  { word: 'wrong key', banner: /key was not accepted/i },
  { word: 'no credit', banner: /credit/i },
  { word: 'no permission', banner: /The key may not use this model/ },
] as const;

for (const { word, banner } of stops) {
  test(`[${word}] keeps the take, stops buying, and says so in a banner`, async ({
    launch,
    service,
    liveEnv,
  }) => {
    const studio = await launch({ env: liveEnv });
    await rooms(studio.page).buy(`A knight on a bridge. [${word}]`);
    const banners = studio.page.getByRole('alert').or(studio.page.getByRole('status'));
    await expect(banners.filter({ hasText: banner }).first()).toBeVisible();
    const row = await rowOf(studio, 'A knight on a bridge');
    await expect(row).toContainText(/Waits/);
    expect(service.requests().filter(({ route }) => route === 'submit')).toHaveLength(1);
    expect(service.predictions()).toHaveLength(0);
  });
}

test('a clip marked as sensitive is kept, and veiled until asked for', async ({ launch, liveEnv }) => {
  const studio = await launch({ env: liveEnv });
  const { buy, goTo, clips } = rooms(studio.page);
  await buy('A statue in a garden. [flagged]');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 90_000 });
  await expect(clips.first()).toHaveAccessibleName(/sensitive/i);
});

for (const [name, fault] of [
  [
    'an HTML error page',
    { kind: 'answer', isProcessed: false, status: 502, text: '<html>Bad gateway</html>' },
  ],
  ['half a JSON', { kind: 'half-json' }],
  ['a connection reset after the order was taken', { kind: 'reset', at: 'after-processing' }],
] as const) {
  test(`${name} in answer to a submit is never answered by a second one`, async ({
    launch,
    service,
    liveEnv,
  }) => {
    service.faults.add({ route: 'submit', fault });
    const studio = await launch({ env: liveEnv });
    await rooms(studio.page).buy('A lighthouse at dusk, waves break over the rocks.');
    await expect.poll(() => service.requests().filter(({ route }) => route === 'submit').length).toBe(1);
    if (service.predictions().length > 0) {
      // It was bought after all: the account's history shows it, and the clip arrives.
      await rooms(studio.page).goTo('Library');
      await expect(rooms(studio.page).clips).toHaveCount(1, { timeout: 90_000 });
    } else {
      const row = await rowOf(studio, 'A lighthouse at dusk');
      await expect(row).toContainText(/may already be paid/i);
    }
    expect(service.requests().filter(({ route }) => route === 'submit')).toHaveLength(1);
  });
}

test('errors while polling and broken downloads lose nothing', async ({ launch, service, liveEnv }) => {
  service.faults.add({
    route: 'result',
    fault: { kind: 'answer', isProcessed: false, status: 503, text: '' },
  });
  service.faults.add({ route: 'output', fault: { kind: 'truncated' } });
  service.faults.add({ route: 'output', fault: { kind: 'not-a-video' }, after: 1 });
  const studio = await launch({ env: liveEnv });
  await rooms(studio.page).buy('Paper boats on a rainy street.');
  await rooms(studio.page).goTo('Library');
  await expect(rooms(studio.page).clips).toHaveCount(1, { timeout: 90_000 });
  expect(service.predictions()).toHaveLength(1);
});

test('with the service down the take waits, and what was typed and kept is there', async ({
  launch,
  service,
  liveEnv,
}) => {
  await service.close();
  const studio = await launch({ env: liveEnv });
  await rooms(studio.page).buy('A forest in fog.');
  const row = await rowOf(studio, 'A forest in fog');
  await expect(row).toContainText(/Waits for the network/);
  await rooms(studio.page).goTo('Library');
  await expect(studio.page.getByText(/No clips yet/i)).toBeVisible();
  await rooms(studio.page).goTo('Write');
  await expect(rooms(studio.page).prompt).toHaveText('A forest in fog.');
});

test('an empty and an over-long prompt cannot be bought, and nothing typed is cut', async ({ launch }) => {
  const { page } = await launch();
  const { generate, write, prompt } = rooms(page);
  await expect(generate).toBeDisabled();
  const long = 'snow '.repeat(600).trim();
  await write(long);
  await expect(generate).toBeDisabled();
  await expect(page.getByText(/too long|over the limit|499 over|over/i).first()).toBeVisible();
  await expect(prompt).toHaveText(long);
});

test('a library folder that vanishes is offline, and comes back with its clips', async ({ launch }) => {
  const studio = await launch({ env: { DAILIES_PRACTICE_SPEED: '100' } });
  const { buy, goTo, clips } = rooms(studio.page);
  await buy('A balloon over the hills.');
  await goTo('Library');
  await expect(clips).toHaveCount(1, { timeout: 90_000 });

  renameSync(studio.libraryDir, `${studio.libraryDir}-away`);
  await expect(studio.page.getByText(/disk is not here|offline/i).first()).toBeVisible({ timeout: 90_000 });
  await expect(clips).toHaveCount(0);
  renameSync(`${studio.libraryDir}-away`, studio.libraryDir);
  await expect(clips).toHaveCount(1, { timeout: 90_000 });
});
