/** Troubles of the service that pass: what the user reads meanwhile, and that nothing is bought twice for them. */
import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';

const wish = 'A lighthouse at dusk, waves break over the rocks.';
const hourMs = 3_600_000;
const down = { kind: 'answer', isProcessed: false, status: 503, text: '' } as const;

test('turned away for haste, a take waits for the user’s word and is then bought once', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const text = JSON.stringify({ code: 429, message: 'Too many requests. Please slow down.' });
  service.faults.add({
    route: 'submit',
    fault: { kind: 'answer', isProcessed: false, status: 429, text },
  });
  const { page } = await launch({ env: gatedEnv });
  const { buy, goTo, row, clips } = rooms(page);
  await buy(wish);
  await goTo('Queue');
  await expect(row(wish)).toContainText(
    'The service asked for a slower pace and did not take it. Nothing was bought',
  );
  expect(service.predictions()).toEqual([]);
  await row(wish).getByRole('button', { name: 'Send again' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  expect(gate.arrived('submit')).toHaveLength(2);
  expect(service.predictions()).toHaveLength(1);
});

test('while the service is down takes say so, and go on when it is back', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  service.setSpeed(0.01);
  const { page } = await launch({ env: gatedEnv });
  const { buy, goTo, row, clips } = rooms(page);
  await buy(wish);
  await goTo('Queue');
  await expect.poll(() => gate.arrived('result').length).toBeGreaterThan(0);
  service.faults.add({ route: 'any', fault: down, times: Infinity });
  await expect(row(wish)).toContainText('Waits: the service does not answer');
  await buy('A fox');
  await goTo('Queue');
  await expect(row('A fox')).toContainText('Waits: the service does not answer');
  expect(gate.arrived('submit')).toHaveLength(1);

  service.faults.clear();
  service.setSpeed(500);
  await goTo('Library');
  await expect(clips).toHaveCount(2);
  expect(gate.arrived('submit')).toHaveLength(2);
  expect(service.predictions()).toHaveLength(2);
});

test('a take whose download fails shows how long the service keeps its copy', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const madeAt = new Date(Date.now() - 6 * 24 * hourMs - 30 * 60_000).toISOString();
  const age = (json: unknown) => {
    const answer = json as { readonly data?: object };
    return { ...answer, data: { ...answer.data, created_at: madeAt } };
  };
  for (const route of ['submit', 'result'] as const) {
    service.faults.add({ route, fault: { kind: 'rewrite', change: age }, times: Infinity });
  }
  service.faults.add({ route: 'output', fault: down, times: Infinity });
  const { page } = await launch({ env: gatedEnv });
  const { buy, goTo, row, clips } = rooms(page);
  await buy(wish);
  await goTo('Queue');
  await expect(row(wish)).toContainText('The connection dropped; again in');
  await expect(row(wish)).toContainText('The service’s copy: 23 hours left');
  service.faults.clear();
  await row(wish).getByRole('button', { name: 'Fetch again' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  expect(gate.arrived('submit')).toHaveLength(1);
});
