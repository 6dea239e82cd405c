/** kill -9 around the one POST of a take, and what the user then sees. */
import type { Page } from '@playwright/test';
import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';

const wish = 'A lighthouse at dusk, waves break over the rocks.';
const unclear = 'May already be paid for';

async function decide(page: Page) {
  await rooms(page).row(wish).getByRole('button', { name: 'Decide …' }).click();
  return page.getByRole('dialog', { name: 'Was this take bought?' });
}

test('killed before the POST has left: the user is asked, and what they say settles it', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const preload = `--import=${import.meta.resolve('./die-before-post.ts')}`;
  const first = await launch({ env: { ...gatedEnv, NODE_OPTIONS: preload } });
  test.skip(first.runtime === 'electron', 'Electron takes no module to load before the program');
  await rooms(first.page).buy(wish);
  await expect.poll(() => first.process.signalCode).toBe('SIGKILL');
  expect(gate.arrived('submit')).toEqual([]);

  const second = await first.restart({ env: { NODE_OPTIONS: undefined } });
  const { goTo, row } = rooms(second.page);
  await goTo('Queue');
  await expect(row(wish)).toContainText(unclear);
  const dialog = await decide(second.page);
  await expect(dialog).toContainText('Nothing in the account’s history fits.');
  await dialog.getByRole('button', { name: 'It was not bought' }).click();
  await expect(row(wish)).toContainText('It was not bought: you decided so. Not billed.');
  await second.kill();
  expect(gate.arrived('submit')).toEqual([]);
  expect(service.predictions()).toEqual([]);
});

test('killed while the POST is on its way: bought late, it is found when looked for again', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const post = gate.hold('submit', 'arrival');
  const first = await launch({ env: gatedEnv });
  await rooms(first.page).buy(wish);
  await post.reached;
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).row(wish)).toContainText('Sending …');
  await first.kill();

  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Queue');
  await expect(row(wish)).toContainText(unclear);
  await expect(second.page.getByText('One take may already be paid for.')).toBeVisible();
  const dialog = await decide(second.page);
  await expect(dialog).toContainText('Nothing in the account’s history fits.');
  post.release();
  await expect.poll(() => service.predictions().length).toBe(1);
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(dialog).toBeHidden();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await second.kill();
  expect(gate.arrived('submit')).toHaveLength(1);
  expect(service.predictions()).toHaveLength(1);
});

test('killed before the answer came: the account’s history knows the take, and its clip is kept', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const post = gate.hold('submit', 'answer');
  const first = await launch({ env: gatedEnv });
  await rooms(first.page).buy(wish);
  await post.reached;
  await first.kill();

  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await goTo('Queue');
  await expect(row(wish)).toContainText('Saved');
  await row(wish)
    .getByRole('button', { name: /^More for/ })
    .click();
  await second.page.getByRole('menuitem', { name: 'History of this take' }).click();
  const history = second.page.getByRole('dialog', { name: 'History of this take' });
  await expect(history).toContainText('Dailies ended while it was being sent');
  await expect(history).toContainText('Recognised in the account’s history');
  await second.kill();
  expect(gate.arrived('submit')).toHaveLength(1);
  expect(service.predictions()).toHaveLength(1);
});

test('killed while unconfirmed: of several entries in the history the user takes the right one', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  service.faults.add({ route: 'submit', fault: { kind: 'reset', at: 'after-processing' } });
  const noHistory = { kind: 'answer', isProcessed: false, status: 404, text: '' } as const;
  service.faults.add({ route: 'history', fault: noHistory, times: Infinity });
  const first = await launch({ env: gatedEnv });
  await rooms(first.page).buy(wish);
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).row(wish)).toContainText(unclear);
  await first.kill();

  // Another program on the same account buys too, and this history tells no prompts.
  await buyElsewhere(service.baseUrl, gatedEnv['DAILIES_API_KEY'] ?? '');
  service.faults.clear();
  service.faults.add({
    route: 'history',
    fault: { kind: 'rewrite', change: withoutInputs },
    times: Infinity,
  });
  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Queue');
  await expect(row(wish)).toContainText(unclear);
  const dialog = await decide(second.page);
  await dialog.getByRole('button', { name: 'Look again' }).click();
  await expect(dialog).toContainText('2 entries in the account’s history could be it.');
  await expect(dialog).toContainText('The history does not show its prompt.');
  const mine = service.predictions().find(({ prompt }) => prompt === wish)?.id ?? '';
  const entries = dialog.getByRole('list', { name: 'Entries in the account’s history' });
  await entries
    .getByRole('listitem')
    .filter({ hasText: mine })
    .getByRole('button', { name: 'It was bought: take this one' })
    .click();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await second.kill();
  expect(gate.arrived('submit')).toHaveLength(1);
});

async function buyElsewhere(base: URL, key: string): Promise<void> {
  const answer = await fetch(`${base.href}/kwaivgi/kling-v2.0-t2v-master`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'A parade.', aspect_ratio: '16:9', duration: 5 }),
  });
  expect(answer.status).toBe(200);
}

type Listed = { readonly data: { readonly items: readonly Readonly<Record<string, unknown>>[] } };

function withoutInputs(json: unknown): unknown {
  const listed = json as Listed;
  const items = listed.data.items.map((item) => ({ ...item, input: undefined, inputs: undefined }));
  return { ...listed, data: { ...listed.data, items } };
}
