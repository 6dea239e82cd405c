import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPracticeService } from '../../../electron/services/practice/practice-service.ts';
import { klingModel } from '../../../shared/recipe.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { buy, call, clipsFolder, recipeOf, startPractice } from './start.ts';

const hour = 3_600_000;

describe('one task', () => {
  test('is created, is processed, completes with a clip, and is billed', async () => {
    const practice = await startPractice();
    const { client, clock, service } = practice;
    const before = service.account.balanceMicros();
    const submitted = await client.submit(klingModel, recipeOf('a fox'));
    expect(submitted).toMatchObject({
      kind: 'accepted',
      prediction: { state: 'running', status: 'created' },
    });
    const id = submitted.kind === 'accepted' ? submitted.prediction.id : '';
    expect(await client.result(id)).toMatchObject({ prediction: { status: 'processing', outputs: [] } });
    await clock.advance(40_000);
    const done = await client.result(id);
    expect(done).toMatchObject({
      prediction: {
        state: 'completed',
        model: klingModel,
        flagged: false,
        createdAtMs: service.predictions()[0]?.acceptedMs,
      },
    });
    const [output = ''] = done.kind === 'prediction' ? done.prediction.outputs : [];
    const bytes = new Uint8Array(await (await fetch(output)).arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes.subarray(4, 8))).toBe('ftyp');
    expect(service.account.balanceMicros()).toBe(before - 1_300_000);
    expect(service.predictions()).toMatchObject([
      { id, prompt: 'a fox', costMicros: 1_300_000, refundMs: null },
    ]);
  });

  test.each([
    [5, 12_000, 28_000],
    [10, 20_000, 40_000],
  ] as const)('of %i s takes %i to %i ms at speed 1', async (durationS, low, high) => {
    const practice = await startPractice({ limits: { perMinute: 1000, concurrent: 1000 } });
    for (let index = 0; index < 20; index += 1) await buy(practice, recipeOf('x', { durationS }));
    const times = practice.service.predictions().map((task) => task.endMs - task.startMs);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...times)).toBeLessThanOrEqual(high);
    expect(new Set(times).size).toBe(20);
  });

  test('goes on faster as soon as the speed is raised', async () => {
    const practice = await startPractice();
    const id = await buy(practice, recipeOf('x'));
    await practice.clock.advance(1000);
    practice.service.setSpeed(1000);
    await practice.clock.advance(30);
    expect(await practice.client.result(id)).toMatchObject({ prediction: { state: 'completed' } });
  });

  test('and its output are gone after seven days', async () => {
    const practice = await startPractice();
    const id = await buy(practice, recipeOf('x'));
    await practice.clock.advance(7 * 24 * hour - 1);
    expect(await practice.client.result(id)).toMatchObject({ kind: 'prediction' });
    await practice.clock.advance(1);
    expect(await practice.client.result(id)).toEqual({ kind: 'unknown-id' });
    expect((await fetch(practice.url(`/outputs/${id}/1.mp4`))).status).toBe(404);
  });

  test('has the same course for the same seed', async () => {
    const course = async () => {
      const practice = await startPractice({ random: createSeededRandom(7) });
      await buy(practice, recipeOf('x'));
      return practice.service.predictions();
    };
    expect(await course()).toEqual(await course());
  });
});

describe('many tasks', () => {
  test('over the concurrency limit wait as created', async () => {
    const practice = await startPractice({ limits: { concurrent: 2, perMinute: 100 } });
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push(await buy(practice, recipeOf(`take ${index}`)));
    const statuses = async () =>
      Promise.all(
        ids.map(async (id) => {
          const outcome = await practice.client.result(id);
          return outcome.kind === 'prediction' ? outcome.prediction.status : outcome.kind;
        }),
      );
    expect(await statuses()).toEqual(['processing', 'processing', 'created', 'created', 'created']);
    for (let ms = 0; ms < 120_000; ms += 4000) {
      await practice.clock.advance(4000);
      const atWork = (await statuses()).filter((status) => status === 'processing').length;
      expect(atWork).toBeLessThanOrEqual(2);
    }
    expect(await statuses()).toEqual(Array.from({ length: 5 }, () => 'completed'));
  });

  test('over the rate are refused with a time to wait, and bought after it', async () => {
    const practice = await startPractice({ limits: { perMinute: 2 } });
    await buy(practice, recipeOf('1'));
    await practice.clock.advance(10_000);
    await buy(practice, recipeOf('2'));
    expect(await practice.client.submit(klingModel, recipeOf('3'))).toMatchObject({
      kind: 'rate',
      retryAfterMs: 50_000,
    });
    expect(practice.service.predictions()).toHaveLength(2);
    await practice.clock.advance(50_000);
    await buy(practice, recipeOf('3'));
  });

  test('are listed newest first, by window, model, status and page, with their input', async () => {
    const practice = await startPractice({ limits: { perMinute: 100, concurrent: 100 } });
    const startMs = practice.clock.now();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push(await buy(practice, recipeOf(`take ${index}`, { negativePrompt: 'blur' })));
      await practice.clock.advance(1000);
    }
    const query = { model: klingModel, afterMs: startMs + 1000, beforeMs: startMs + 3000, page: 1 };
    const listed = await practice.client.history(query);
    if (listed.kind !== 'items') throw new Error(listed.kind);
    expect(listed.items.map((item) => item.id)).toEqual([ids[3], ids[2], ids[1]]);
    expect(listed.items[0]?.input).toEqual(recipeOf('take 3', { negativePrompt: 'blur' }));
    expect(await practice.client.history({ ...query, page: 2 })).toEqual({ kind: 'items', items: [] });
    expect(await practice.client.history({ ...query, model: 'other' })).toEqual({ kind: 'items', items: [] });
    const page = await call(practice.url('/api/v3/predictions'), {
      body: { page: 2, page_size: 2, status: 'processing' },
    });
    expect(page.json).toMatchObject({ data: { page: 2, items: [{ id: ids[2] }, { id: ids[1] }] } });
  });

  test('show every shape of the reference, and each is understood', async () => {
    const practice = await startPractice({ limits: { perMinute: 1000, concurrent: 1000 } });
    const shapes = new Set<string>();
    for (let index = 0; index < 40; index += 1) {
      const id = await buy(practice, recipeOf(`take ${index}`));
      const { json } = await call(practice.url(`/api/v3/predictions/${id}`));
      const { data } = json as { data: Record<string, unknown> };
      shapes.add(`outputs ${JSON.stringify(data['outputs'])}`).add(`error ${JSON.stringify(data['error'])}`);
      shapes
        .add(`timings ${JSON.stringify(data['timings'])}`)
        .add(`nsfw ${JSON.stringify(data['has_nsfw_contents'])}`);
      expect(data['created_at']).toMatch(/\.\d{9}Z$/);
    }
    expect([...shapes].toSorted()).toEqual([
      'error ""',
      'error null',
      'error undefined',
      'nsfw []',
      'nsfw null',
      'outputs []',
      'outputs null',
      'timings {"inference":0}',
      'timings {}',
    ]);
  });
});

describe('a restart', () => {
  test('finds the predictions again, at the new address', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const storeFile = path.join(folder, 'practice.sqlite');
    const clock = createVirtualClock();
    const first = await startPractice({ clock, storeFile });
    const id = await buy(first, recipeOf('x', { negativePrompt: 'blur', aspectRatio: '1:1', durationS: 10 }));
    const before = first.service.predictions();
    await first.service.close();
    await clock.advance(60_000);
    const second = await startPractice({ clock, storeFile });
    expect(second.service.predictions()).toEqual(before);
    const outcome = await second.client.result(id);
    const [output = ''] = outcome.kind === 'prediction' ? outcome.prediction.outputs : [];
    expect(new URL(output).origin).toBe(second.service.baseUrl.origin);
    expect((await fetch(output)).status).toBe(200);
  });

  test('forgets what is two weeks old', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'practice-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const storeFile = path.join(folder, 'practice.sqlite');
    const clock = createVirtualClock();
    const first = await startPractice({ clock, storeFile });
    await buy(first, recipeOf('x'));
    await first.service.close();
    await clock.advance(15 * 24 * hour);
    expect((await startPractice({ clock, storeFile })).service.predictions()).toEqual([]);
  });
});

test('closing twice, and with a request under way, is harmless', async () => {
  const { service, clock, url } = await startPractice();
  service.faults.add({ route: 'balance', fault: { kind: 'delay', ms: 1000 } });
  const asked = fetch(url('/api/v3/balance')).catch(() => 'broken');
  while (service.requests().length === 0) await clock.advance(0);
  await service.close();
  await service.close();
  await clock.advance(1000);
  expect(await asked).toBe('broken');
});

test.each([0, -1, Number.NaN, Infinity])('a speed of %d is refused', async (speed) => {
  const clock = createVirtualClock();
  await expect(startPracticeService({ clock, clipsFolder, speed })).rejects.toThrow('Speed');
});
