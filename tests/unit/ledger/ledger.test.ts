import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLedger } from '../../../electron/services/ledger/ledger.ts';
import type { Desktop } from '../../../electron/services/ports.ts';
import { createSettings } from '../../../electron/services/settings.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { boats, createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const all = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, draftId: null, offset: 0, limit: 200 } as const;
let world: TakeWorld;
const folder = mkdtempSync(path.join(tmpdir(), 'dailies-ledger-'));
afterEach(() => {
  world.close();
  rmSync(folder, { recursive: true, force: true });
});

function openLedger(chosen: string | null = null) {
  const offered: string[] = [];
  const desktop = {
    chooseSaveFile: async ({ name }: { name: string }) => {
      offered.push(name);
      return chosen;
    },
  } as unknown as Desktop;
  const settings = createSettings({ read: () => ({}), write: () => undefined }, silentLog);
  const { clock } = world;
  const random = createSeededRandom(3);
  const ledger = createLedger({ clock, random, database: world.studio.database, desktop, settings });
  return { ledger, offered, settings };
}

describe('the ledger of real takes', () => {
  test('holds what was bought: not what waits, was refused, cancelled, or free', async () => {
    world = createTakeWorld();
    world.limits.concurrent = 1;
    const refused = { kind: 'refused', reason: 'moderation', message: null } as const;
    world.remote.scripts.submit.push(refused);
    world.generate(boats);
    await world.clock.advance(1000);
    const [, second] = world.generate(fox, 3);
    await world.clock.advance(5 * minuteMs);
    world.takes.pause();
    await world.clock.advance(10 * minuteMs);
    const kept = world.all().filter(({ state }) => state === 'kept').length;
    expect(kept).toBeGreaterThan(0);
    expect(second).toBeDefined();
    const { ledger } = openLedger();
    expect(ledger.list(all).entries).toHaveLength(kept);
    expect(ledger.summary({ by: 'day' }).total).toMatchObject({
      takes: kept,
      clips: kept,
      spentMicros: kept * 1_300_000,
      perClipMicros: 1_300_000,
    });
  });

  test('tells of each the estimate, the quote, the bill and the refund', async () => {
    world = createTakeWorld();
    world.remote.scripts.price.push({ kind: 'amount', micros: 1_170_000 });
    world.generate(fox);
    await world.clock.advance(30_000);
    for (const task of world.remote.tasks.values()) task.fate = 'fails';
    await world.clock.advance(3 * minuteMs);
    const { ledger } = openLedger();
    const [expected] = ledger.list(all).entries;
    expect(expected).toMatchObject({
      money: 'refund-expected',
      estimateMicros: 1_300_000,
      quotedMicros: 1_170_000,
      refundedAtMs: null,
      refundDueAtMs: expect.any(Number),
    });
    await world.clock.advance(4 * 60 * minuteMs);
    const [refunded] = ledger.list(all).entries;
    expect(refunded).toMatchObject({ money: 'refunded', billedMicros: 1_300_000, refundDueAtMs: null });
    expect(refunded?.refundedAtMs).toBeGreaterThan(refunded?.boughtAtMs ?? 0);
  });

  test('of practice is empty', async () => {
    world = createTakeWorld({ service: 'practice' });
    world.generate(fox, 2);
    await world.clock.advance(10 * minuteMs);
    expect(openLedger().ledger.list(all)).toEqual({ entries: [], total: 0 });
  });

  test('is read a page at a time, within a time', async () => {
    world = createTakeWorld();
    world.generate(fox, 3);
    await world.clock.advance(5 * minuteMs);
    const { ledger } = openLedger();
    const whole = ledger.list(all).entries.map(({ takeId }) => takeId);
    const pages = [0, 1, 2].flatMap((offset) => ledger.list({ ...all, offset, limit: 1 }).entries);
    expect(pages.map(({ takeId }) => takeId)).toEqual(whole);
    expect(ledger.list({ ...all, fromMs: world.clock.now() }).total).toBe(0);
  });
});

describe('its export', () => {
  test('writes all of it where the user says, over what is there, and leaves nothing else', async () => {
    world = createTakeWorld();
    world.generate({ ...fox, prompt: '=1+1, "fox"\nin snow' });
    await world.clock.advance(5 * minuteMs);
    const home = mkdtempSync(path.join(tmpdir(), 'dailies-export-'));
    const target = path.join(home, 'spending.csv');
    writeFileSync(target, 'old');
    const { ledger, offered, settings } = openLedger(target);
    expect(await ledger.export()).toBe(1);
    expect(offered).toEqual([expect.stringMatching(/^Dailies spending \d{4}-\d\d-\d\d\.csv$/)]);
    expect(readFileSync(target, 'utf8')).toContain('"\'=1+1, ""fox""\nin snow"');
    expect(readdirSync(home)).toEqual(['spending.csv']);
    expect(settings.get().lastFolder).toBe(home);
    rmSync(home, { recursive: true });
  });

  test('that is called off writes nothing', async () => {
    world = createTakeWorld();
    await expect(openLedger(null).ledger.export()).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('to a folder that is gone says so', async () => {
    world = createTakeWorld();
    const target = path.join(folder, 'gone', 'x.csv');
    await expect(openLedger(target).ledger.export()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
