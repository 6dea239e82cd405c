import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createClock } from '../../../electron/services/clock.ts';
import type { Http, HttpRequest } from '../../../electron/services/ports.ts';
import { openPractice } from '../../../electron/services/practice/open-practice.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { klingModel } from '../../../shared/recipe.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { clipsFolder, http, recipeOf } from './start.ts';

async function opened() {
  const storeFile = path.join(await scratchFolder(), 'practice.sqlite');
  const asked: HttpRequest[] = [];
  const watched: Http = (request) => {
    asked.push(request);
    return http(request);
  };
  const ports = { clock: createClock(), random: createRandom(), log: silentLog, http: watched };
  const practice = openPractice(ports, { clipsFolder, storeFile, speed: 100 });
  onTestFinished(() => practice.close());
  return { practice, storeFile, asked };
}

test('nothing is started before the first question', async () => {
  const { storeFile, practice } = await opened();
  expect(existsSync(storeFile)).toBe(false);
  expect((await practice.client.balance()).kind).toBe('amount');
  expect(existsSync(storeFile)).toBe(true);
});

test('whoever else finds its port is told nothing: the history holds prompts', async () => {
  const { practice, asked } = await opened();
  await practice.client.submit(klingModel, recipeOf('A secret film'));
  const { url } = asked[0]!;
  const stranger = await fetch(new URL('/api/v3/predictions', url), { method: 'POST', body: '{}' });
  expect(stranger.status).toBe(401);
  expect(await stranger.text()).not.toContain('secret');
});

test('each start has a key of its own', async () => {
  const keys = await Promise.all(
    [1, 2].map(async () => {
      const { practice, asked } = await opened();
      await practice.client.balance();
      return asked[0]!.headers?.['authorization'];
    }),
  );
  expect(keys[0]).toMatch(/^Bearer \S{32}$/);
  expect(keys[1]).not.toBe(keys[0]);
});

test('a service that cannot start says that nothing was sent, and is started once it can be', async () => {
  const { practice, storeFile } = await opened();
  const folder = path.dirname(storeFile);
  await rm(folder, { recursive: true });
  await writeFile(folder, 'a file where the folder should be');
  const recipe = recipeOf('A fox in falling snow');
  expect(await practice.client.submit(klingModel, recipe)).toMatchObject({ kind: 'not-sent' });
  expect(await practice.client.result('pred_1')).toMatchObject({ kind: 'not-sent' });
  await rm(folder);
  expect(await practice.client.submit(klingModel, recipe)).toMatchObject({ kind: 'accepted' });
});

test.each([
  ['damaged', (file: string) => writeFile(file, 'not a database '.repeat(400))],
  ['a folder', (file: string) => mkdir(file)],
])('a store that is %s is set aside, and practice begins anew', async (_name, harm) => {
  const { practice, storeFile } = await opened();
  await harm(storeFile);
  const submitted = await practice.client.submit(klingModel, recipeOf('A fox'));
  expect(submitted).toMatchObject({ kind: 'accepted' });
  const names = await readdir(path.dirname(storeFile));
  expect(names.filter((name) => name.includes('.damaged-'))).toHaveLength(1);
});
