import { afterEach, describe, expect, it } from 'vitest';
import { periodStarts } from '../../../electron/services/spend.ts';
import { answerLost } from '../../fakes/take-remote.ts';
import { boats, createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const price = 1_300_000;

let world: TakeWorld;
afterEach(() => world.close());

function open(): TakeWorld {
  world = createTakeWorld();
  world.limits.concurrent = 50;
  world.limits.perMinute = 1000;
  return world;
}

/** Never more than `most` paid POSTs between two midnights, whatever was clicked, killed and set meanwhile. */
function mostInADay(): number {
  const days = Map.groupBy(world.remote.submits, ({ atMs }) => periodStarts(atMs).dayMs);
  return Math.max(0, ...[...days.values()].map((submits) => submits.length));
}

/** Virtual time to the next local midnight. */
function untilMidnightMs(): number {
  const now = new Date(world.clock.now());
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - world.clock.now();
}

describe('a cap', () => {
  it('holds before the POST for takes queued before it was set', async () => {
    open();
    world.takes.pause();
    const ids = world.generate(fox, 5);
    world.caps.dayMicros = 2 * price;
    world.takes.settingsChanged();
    world.takes.resume();
    await world.clock.advance(hourMs);
    expect(world.remote.submits).toHaveLength(2);
    expect(ids.map((id) => world.take(id)).filter(({ hold }) => hold?.reason === 'cap-day')).toHaveLength(3);
  });

  it('holds for takes that are sent at the same moment', async () => {
    open();
    world.generate(fox, 6);
    world.caps.dayMicros = 4 * price;
    await world.clock.advance(hourMs);
    expect(world.remote.submits).toHaveLength(4);
  });

  it.each(['dayMicros', 'monthMicros'] as const)(
    '%s refuses what would pass it, waiting takes included',
    (cap) => {
      open();
      world.caps[cap] = 3 * price;
      world.takes.pause();
      world.generate(fox, 2);
      const code = cap === 'dayMicros' ? 'cap-day' : 'cap-month';
      expect(() => world.generate(boats, 2)).toThrow(expect.objectContaining({ code }));
      expect(world.generate(boats, 1)).toHaveLength(1);
      expect(world.all()).toHaveLength(3);
    },
  );

  it('holds for “generate again”', async () => {
    open();
    world.caps.dayMicros = 2 * price;
    const [id = '' as never] = world.generate();
    await world.clock.advance(5 * minuteMs);
    const again = (intent: string) => world.takes.again({ intent, id, agreedMicros: price });
    again('again-000001');
    await world.clock.advance(5 * minuteMs);
    expect(() => again('again-000002')).toThrow(expect.objectContaining({ code: 'cap-day' }));
    expect(world.remote.submits).toHaveLength(2);
  });

  it('of a batch is for one click', () => {
    open();
    world.caps.batchMicros = 2 * price;
    expect(() => world.generate(fox, 3)).toThrow(expect.objectContaining({ code: 'cap-batch' }));
    expect(world.generate(fox, 2)).toHaveLength(2);
    expect(world.generate(fox, 2)).toHaveLength(2);
  });

  it('counts what is unclear as spent', async () => {
    open();
    world.caps.dayMicros = 2 * price;
    world.remote.habits.historyLagMs = 100 * hourMs;
    world.remote.scripts.submit.push(answerLost);
    world.generate(fox, 2);
    await world.clock.advance(hourMs);
    expect(world.remote.submits).toHaveLength(2);
    expect(() => world.generate()).toThrow(expect.objectContaining({ code: 'cap-day' }));
  });

  it('holds after a restart at any moment', async () => {
    open();
    world.takes.pause();
    world.generate(fox, 8);
    world.caps.dayMicros = 3 * price;
    world.takes.resume();
    for (let restart = 0; restart < 12; restart += 1) {
      await world.clock.advance(35);
      world.restart();
    }
    await world.clock.advance(hourMs);
    expect(world.remote.submits.length).toBeLessThanOrEqual(3);
    expect(world.takes.summary().spend.todayMicros).toBeLessThanOrEqual(3 * price);
  });

  it('of the day ends at the user’s midnight, and the new day has its own', async () => {
    open();
    world.takes.pause();
    const ids = world.generate(fox, 5);
    world.caps.dayMicros = 2 * price;
    world.takes.resume();
    await world.clock.advance(untilMidnightMs() - minuteMs);
    expect(world.remote.submits).toHaveLength(2);
    await world.clock.advance(3 * minuteMs);
    expect(world.remote.submits).toHaveLength(4);
    await world.clock.advance(24 * hourMs);
    expect(world.remote.submits).toHaveLength(5);
    expect(mostInADay()).toBe(2);
    await world.clock.advance(5 * minuteMs);
    expect(world.states(ids)).toEqual(Array(5).fill('kept'));
  });

  it('of the day holds across a restart over midnight', async () => {
    open();
    world.takes.pause();
    world.generate(fox, 6);
    world.caps.dayMicros = 2 * price;
    world.takes.resume();
    for (let day = 0; day < 3; day += 1) {
      await world.clock.advance(untilMidnightMs() - 100);
      world.restart();
      await world.clock.advance(200);
      world.restart();
    }
    await world.clock.advance(hourMs);
    expect(mostInADay()).toBe(2);
    expect(world.remote.submits).toHaveLength(6);
  });

  it('of the month ends with the month', async () => {
    open();
    world.takes.pause();
    world.generate(fox, 3);
    world.caps.monthMicros = 2 * price;
    world.takes.resume();
    // 22 November: eight days to go.
    await world.clock.advance(8 * 24 * hourMs);
    expect(world.remote.submits).toHaveLength(2);
    await world.clock.advance(2 * 24 * hourMs);
    expect(world.remote.submits).toHaveLength(3);
  });

  it('counts a refund until it is due, or has come', async () => {
    open();
    world.remote.habits.refundAfterMs = 30 * minuteMs;
    world.generate();
    await world.clock.advance(30_000);
    for (const task of world.remote.tasks.values()) task.fate = 'fails';
    await world.clock.advance(5 * minuteMs);
    expect(world.takes.summary().spend.todayMicros).toBe(price);
    await world.clock.advance(2 * hourMs);
    expect(world.takes.summary().spend.todayMicros).toBe(0);
  });

  it('is held against the price of the moment of buying, not of the click', async () => {
    open();
    world.takes.pause();
    world.generate(fox, 2);
    world.caps.dayMicros = 2 * price;
    const cheaper = { kind: 'amount', micros: 1_000_000 } as const;
    world.remote.scripts.price.push(cheaper);
    world.takes.resume();
    await world.clock.advance(5 * minuteMs);
    expect(world.takes.summary().spend.todayMicros).toBe(
      world.all().reduce((sum, { priceMicros }) => sum + priceMicros, 0),
    );
    expect(world.remote.submits).toHaveLength(2);
  });

  it('is not for practice', async () => {
    world = createTakeWorld({ service: 'practice' });
    world.caps.dayMicros = 0;
    world.caps.batchMicros = 0;
    const ids = world.generate(fox, 3);
    await world.clock.advance(hourMs);
    expect(world.states(ids)).toEqual(['kept', 'kept', 'kept']);
  });
});
