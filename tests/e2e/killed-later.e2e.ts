/** kill -9 of a take that is bought, waits or has ended, and what the user then sees. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from './gate.ts';
import { rooms } from './rooms.ts';

const wish = 'A lighthouse at dusk, waves break over the rocks.';

test('killed while takes are made and one waits for a place: all go on, each bought once', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  service.setSpeed(0.01);
  const wishes = ['A fox', 'Paper boats', 'A balloon', 'A forest in fog'];
  const first = await launch({ env: gatedEnv });
  for (const text of wishes) await rooms(first.page).buy(text);
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).row('A forest in fog')).toContainText('Waits for a free place');
  await expect.poll(() => service.predictions().length).toBe(3);
  await first.kill();

  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Queue');
  await expect(second.page.getByText('3 on the way, 1 waiting')).toBeVisible();
  await expect(row('A forest in fog')).toContainText('Waits for a free place');
  await expect(row('Paper boats')).toContainText(/\d s$|min/);
  service.setSpeed(500);
  await goTo('Library');
  await expect(clips).toHaveCount(4);
  await second.kill();
  expect(gate.arrived('submit')).toHaveLength(4);
  expect(service.predictions()).toHaveLength(4);
});

test('killed in the middle of a download: it goes on where it was, and the clip is whole', async ({
  launch,
  gate,
  gatedEnv,
  service,
}) => {
  const bytes = 12_000_000;
  service.faults.add({ route: 'output', fault: { kind: 'size', bytes }, times: Infinity });
  const download = gate.hold('output', 'half');
  const first = await launch({ env: gatedEnv });
  await rooms(first.page).buy(wish);
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).row(wish)).toContainText(/Saving, \d/);
  await download.reached;
  // From here on a part of it is safe on the disk, with a note that says so.
  const notes = () => globSync(path.join(first.libraryDir, '.dailies/partial/*.json'));
  await expect.poll(() => notes().length).toBe(1);
  await first.kill();

  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Library');
  await expect(clips).toHaveCount(1);
  await goTo('Queue');
  await expect(row(wish)).toContainText('Saved');
  await second.kill();
  const [asked, askedAgain, ...more] = gate.arrived('output');
  expect(asked?.range).toBeUndefined();
  expect(askedAgain?.range).toMatch(/^bytes=[1-9]\d{6}-$/);
  expect(more).toEqual([]);
  const [video = ''] = globSync(path.join(first.libraryDir, '*/*.mp4'));
  const content = readFileSync(video);
  expect(content.byteLength).toBe(bytes);
  const sidecar = JSON.parse(readFileSync(video.replace(/mp4$/, 'json'), 'utf8')) as {
    readonly file: { readonly sha256: string };
  };
  expect(createHash('sha256').update(content).digest('hex')).toBe(sidecar.file.sha256);
  expect(gate.arrived('submit')).toHaveLength(1);
});

test('killed when takes have ended and the queue is paused: all is as it was, and nothing is bought', async ({
  launch,
  gate,
  gatedEnv,
}) => {
  const first = await launch({ env: gatedEnv });
  const before = rooms(first.page);
  await before.buy('A fox');
  await before.buy('A parade [failed]');
  await before.goTo('Queue');
  await expect(before.row('A fox')).toContainText('Saved');
  await expect(before.row('A parade')).toContainText('could not make');
  await first.page.getByRole('button', { name: 'Pause' }).click();
  await before.buy('Paper boats');
  await before.buy('A balloon');
  await before.goTo('Queue');
  await before
    .row('A balloon')
    .getByRole('button', { name: /^More for/ })
    .click();
  await first.page.getByRole('menuitem', { name: 'Cancel' }).click();
  await expect(before.row('A balloon')).toContainText('Cancelled. Not billed.');
  await first.kill();

  const second = await first.restart();
  const { goTo, row, clips } = rooms(second.page);
  await goTo('Queue');
  await expect(row('A fox')).toContainText('Saved');
  await expect(row('A parade')).toContainText(/could not make this one\. .*refund/);
  await expect(row('A balloon')).toContainText('Cancelled. Not billed.');
  await expect(row('Paper boats')).toContainText('Waits: the queue is paused');
  await expect(second.page.getByText('Paused. What was sent goes on; nothing new is bought.')).toBeVisible();
  expect(gate.arrived('submit')).toHaveLength(2);
  await second.page.getByRole('button', { name: 'Resume' }).click();
  await goTo('Library');
  await expect(clips).toHaveCount(2);
  await second.kill();
  expect(gate.arrived('submit')).toHaveLength(3);
});

test('killed when a take has expired: it says so again, and is not bought anew', async ({ launch }) => {
  const first = await launch({ env: { DAILIES_PRACTICE_SPEED: '100' } });
  const says = 'The service deleted its copy before it could be fetched.';
  await rooms(first.page).buy('A door that closes [deleted]');
  await rooms(first.page).goTo('Queue');
  await expect(rooms(first.page).row('A door')).toContainText(says);
  await first.kill();

  const second = await first.restart();
  await rooms(second.page).goTo('Queue');
  await expect(rooms(second.page).row('A door')).toContainText(says);
  await second.kill();
  const bought = new DatabaseSync(path.join(first.userDataDir, 'practice.sqlite'), { readOnly: true });
  expect(bought.prepare('SELECT count(*) AS bought FROM tasks').get()).toEqual({ bought: 1 });
  bought.close();
});
