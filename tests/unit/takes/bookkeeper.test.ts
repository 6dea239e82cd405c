import { afterEach, describe, expect, it } from 'vitest';
import { askForMs, nextAskMs } from '../../../electron/services/takes/bookkeeper.ts';
import { createTakeWorld, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let world: TakeWorld;
afterEach(() => {
  world.close();
});

describe('what a take really cost', () => {
  it('is told by the billing, and takes the place of the price', async () => {
    world = createTakeWorld();
    const [id = ''] = world.generate();
    while (world.all()[0]?.state !== 'kept') await world.clock.advance(500);
    expect(world.all()[0]).toMatchObject({ state: 'kept', priceMicros: 1_300_000, priceIsActual: false });
    const [submit] = world.remote.submits;
    world.remote.scripts.billings.push({
      kind: 'billings',
      billings: [{ remoteId: submit?.remoteId ?? '', kind: 'charge', micros: 1_170_000 }],
    });
    await world.clock.advance(2 * minuteMs);
    expect(world.take(world.all()[0]?.id ?? (id as never))).toMatchObject({
      priceMicros: 1_170_000,
      priceIsActual: true,
      money: 'spent',
    });
    expect(world.takes.summary().spend.todayMicros).toBe(1_170_000);
  });

  it('is asked for once when it is told, and in one question for many takes', async () => {
    world = createTakeWorld();
    world.limits.concurrent = 40;
    world.limits.perMinute = 1000;
    world.generate(undefined, 30);
    await world.clock.advance(24 * hourMs);
    expect(world.states(world.all().map(({ id }) => id))).toEqual(Array(30).fill('kept'));
    expect(world.all().every(({ priceIsActual }) => priceIsActual)).toBe(true);
    expect(world.remote.billed.length).toBeLessThan(20);
    expect(new Set(world.remote.billed.flatMap(({ ids }) => ids)).size).toBe(30);
    expect(world.remote.billed.flatMap(({ ids }) => ids)).toHaveLength(30);
  });

  it('stays the price where no billing is told, which hinders nothing', async () => {
    world = createTakeWorld();
    const [id] = world.generate();
    const no = { kind: 'transient', reason: 'status-404', retryAfterMs: null } as const;
    world.remote.scripts.billings.push(...Array.from({ length: 200 }, () => no));
    await world.clock.advance(10 * 24 * hourMs);
    expect(world.take(id ?? ('' as never))).toMatchObject({ state: 'kept', priceIsActual: false });
    expect(world.remote.billed.length).toBeLessThan(60);
    expect(world.takes.summary().troubles).toEqual([]);
    expect(world.faults).toEqual([]);
  });

  it('is never asked for in practice', async () => {
    world = createTakeWorld({ service: 'practice' });
    world.generate();
    await world.clock.advance(24 * hourMs);
    expect(world.remote.billed).toEqual([]);
  });
});

describe('a refund', () => {
  it('is expected after a failure, until the billing shows it', async () => {
    world = createTakeWorld();
    const [id = '' as never] = world.generate();
    await world.clock.advance(30_000);
    for (const task of world.remote.tasks.values()) task.fate = 'fails';
    await world.clock.advance(3 * minuteMs);
    expect(world.take(id)).toMatchObject({ state: 'failed', money: 'refund-expected' });
    await world.clock.advance(50 * minuteMs);
    expect(world.take(id)).toMatchObject({ money: 'refund-expected' });
    await world.clock.advance(2 * hourMs);
    expect(world.take(id)).toMatchObject({ state: 'failed', money: 'refunded' });
    expect(world.causes(id).at(-1)).toBe('refunded');
    expect(world.take(id).failure).not.toBeNull();
  });

  it('is still looked for after a restart', async () => {
    world = createTakeWorld();
    const [id = '' as never] = world.generate();
    await world.clock.advance(30_000);
    for (const task of world.remote.tasks.values()) task.fate = 'fails';
    await world.clock.advance(5 * minuteMs);
    world.restart();
    await world.clock.advance(4 * hourMs);
    expect(world.take(id)).toMatchObject({ money: 'refunded' });
  });

  it('that never comes stays expected, and is not asked for for ever', async () => {
    world = createTakeWorld();
    world.remote.habits.refundAfterMs = Number.POSITIVE_INFINITY;
    const [id = '' as never] = world.generate();
    await world.clock.advance(30_000);
    for (const task of world.remote.tasks.values()) task.fate = 'fails';
    await world.clock.advance(20 * 24 * hourMs);
    expect(world.take(id)).toMatchObject({ state: 'failed', money: 'refund-expected' });
    expect(world.remote.billed.length).toBeLessThan(16);
  });
});

describe('when the billing is asked', () => {
  it('is soon after the end, more often around the three hours of refunds, then daily', () => {
    const endedMs = 1_000_000;
    const moments: number[] = [];
    let asked: number | null = null;
    while (asked === null || asked < endedMs + askForMs) {
      asked = nextAskMs(endedMs, asked);
      moments.push((asked - endedMs) / hourMs);
    }
    expect(moments.slice(0, 8).map((hours) => Math.round(hours * 100) / 100)).toEqual([
      0, 0.03, 0.25, 1, 2, 3.2, 8, 32,
    ]);
    for (const [index, at] of moments.slice(1).entries()) expect(at).toBeGreaterThan(moments[index] ?? 0);
  });
});
