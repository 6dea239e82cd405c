import { afterEach, describe, expect, it } from 'vitest';
import { take as takeSchema } from '../../../shared/contract/takes.ts';
import { boats, createTakeWorld, fox, type TakeWorld, type WorldOptions } from '../../fakes/take-world.ts';

let world: TakeWorld;
function open(options?: WorldOptions): TakeWorld {
  world = createTakeWorld(options);
  return world;
}
afterEach(() => world.close());

describe('a take that goes well', () => {
  it('is sent once, asked about, fetched and kept', async () => {
    const { clock, remote, takes } = open();
    const [id] = world.generate();
    if (id === undefined) throw new Error('nothing queued');
    await clock.advance(1000);
    expect(world.take(id)).toMatchObject({ state: 'running', money: 'spent', priceMicros: 1_300_000 });
    await clock.advance(180_000);
    expect(world.take(id)).toMatchObject({ state: 'kept', money: 'spent', clipId: `clip${id}` });
    expect(remote.submits).toHaveLength(1);
    expect(world.causes(id)).toEqual(['generate', 'send', 'accepted', 'completed', 'kept']);
    expect(takeSchema.safeParse(world.take(id)).error).toBeUndefined();
    expect(takes.summary()).toMatchObject({
      connection: 'online',
      troubles: [],
      balanceMicros: 50_000_000,
      spend: { todayMicros: 1_300_000, monthMicros: 1_300_000 },
    });
    expect(world.faults).toEqual([]);
  });

  it('costs nothing in practice, and needs seconds', async () => {
    const { clock, remote, takes } = open({ service: 'practice' });
    remote.habits.generationMs = 5000;
    const ids = world.generate(boats, 2);
    await clock.advance(9000);
    expect(world.states(ids)).toEqual(['kept', 'kept']);
    for (const id of ids)
      expect(world.take(id)).toMatchObject({ money: 'free', priceMicros: 0, service: 'practice' });
    expect(takes.summary()).toMatchObject({ balanceMicros: null, spend: { todayMicros: 0 } });
  });

  it('is told of in few messages, each take once', async () => {
    const { clock, studio } = open();
    world.generate(fox, 3);
    await clock.advance(300_000);
    expect(studio.changes.map(({ revision }) => revision)).toEqual(
      studio.changes.map((_, index) => index + 1),
    );
    expect(studio.changes.length).toBeLessThan(40);
    for (const { upserts } of studio.changes) {
      expect(new Set(upserts.map(({ id }) => id)).size).toBe(upserts.length);
    }
  });

  it('learns how long such takes need', async () => {
    const { clock } = open();
    const ids = world.generate(fox, 3);
    await clock.advance(200_000);
    expect(world.states(ids)).toEqual(['kept', 'kept', 'kept']);
    const [next] = world.generate(fox);
    if (next === undefined) throw new Error('nothing queued');
    const { usual } = world.take(next);
    expect(usual?.samples).toBe(3);
    expect(usual?.lowMs).toBeGreaterThan(110_000);
    expect(usual?.highMs).toBeLessThan(130_000);
  });
});

describe('generate', () => {
  it('queues one intent once, however often it comes', async () => {
    const { clock, remote } = open();
    const first = world.generate(fox, 2, 'the-same-intent');
    expect(world.generate(fox, 2, 'the-same-intent')).toEqual(first);
    await clock.advance(400_000);
    expect(world.generate(fox, 2, 'the-same-intent')).toEqual(first);
    await clock.advance(400_000);
    expect(remote.submits).toHaveLength(2);
  });

  it('pins a revision, and the same text pins the same one', () => {
    open();
    const [a] = world.generate(fox);
    const [b] = world.generate(fox);
    const [c] = world.generate(boats);
    if (a === undefined || b === undefined || c === undefined) throw new Error('nothing queued');
    expect(world.take(a).revisionId).toBe(world.take(b).revisionId);
    expect(world.take(c).revisionNumber).toBe(2);
  });

  it.each([
    ['prompt-empty', { ...fox, prompt: '  ' }],
    ['prompt-too-long', { ...fox, prompt: 'x'.repeat(2501) }],
  ])('refuses %s', (code, recipe) => {
    open();
    expect(() => world.generate(recipe)).toThrow(expect.objectContaining({ code }));
    expect(world.takes.list().takes).toEqual([]);
  });

  it.each([
    ['cap-batch', { batchMicros: 3_000_000 }],
    ['cap-day', { dayMicros: 3_000_000 }],
    ['cap-month', { monthMicros: 3_000_000 }],
  ])('refuses more than %s allows, and queues nothing of it', (code, caps) => {
    open();
    Object.assign(world.caps, caps);
    expect(world.generate(fox, 2)).toHaveLength(2);
    expect(() => world.generate(fox, 3)).toThrow(expect.objectContaining({ code }));
    expect(world.takes.list().takes).toHaveLength(2);
  });

  it('asks for caps again before each POST', async () => {
    const { clock, remote } = open();
    const ids = world.generate(fox, 3);
    world.caps.dayMicros = 2_700_000;
    await clock.advance(200_000);
    expect(remote.submits).toHaveLength(2);
    expect(world.take(ids[2] ?? ids[0]!).hold?.reason).toBe('cap-day');
    await clock.advance(24 * 3_600_000);
    expect(remote.submits).toHaveLength(3);
  });
});

describe('the queue', () => {
  it('keeps to the places and the turns of the account, in order', async () => {
    const { clock, remote } = open();
    world.limits.concurrent = 2;
    world.limits.perMinute = 3;
    remote.habits.generationMs = 10_000;
    const ids = world.generate(fox, 8);
    await clock.advance(1000);
    expect(world.states(ids).filter((state) => state === 'running')).toHaveLength(2);
    expect(world.take(ids[2]!).hold?.reason).toBe('place');
    await clock.advance(300_000);
    expect(remote.submits).toHaveLength(8);
    const times = remote.submits.map(({ atMs }) => atMs);
    for (const [index, at] of times.entries()) {
      expect(
        times.filter((other) => other >= at && other < at + 60_000).length,
        `window ${index}`,
      ).toBeLessThanOrEqual(3);
    }
  });

  it('keeps to the turns across a restart', async () => {
    const { clock, remote } = open();
    world.limits.concurrent = 50;
    world.generate(fox, 9);
    await clock.advance(2000);
    expect(remote.submits).toHaveLength(5);
    world.restart();
    await clock.advance(30_000);
    expect(remote.submits).toHaveLength(5);
    await clock.advance(31_000);
    expect(remote.submits).toHaveLength(9);
  });

  it('can be paused, changed in order, cancelled and restored', async () => {
    const { clock, remote, takes } = open();
    takes.pause();
    const [a, b, c] = world.generate(fox, 3);
    const [d] = world.generate(boats);
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('nothing queued');
    await clock.advance(60_000);
    expect(remote.submits).toEqual([]);
    expect(world.take(a).hold?.reason).toBe('paused');
    takes.move(d, a);
    expect(takes.cancel([b, c])).toEqual({ cancelled: 2 });
    expect(takes.restore([c])).toEqual({ restored: 1 });
    world.limits.concurrent = 1;
    takes.resume();
    await clock.advance(100);
    expect(world.states([a, b, c, d])).toEqual(['queued', 'cancelled', 'queued', 'running']);
    await clock.advance(600_000);
    expect(world.states([a, b, c, d])).toEqual(['kept', 'cancelled', 'kept', 'kept']);
    expect(remote.submits.map(({ recipe }) => recipe.prompt)).toEqual([boats.prompt, fox.prompt, fox.prompt]);
  });

  it('stays paused across a restart', async () => {
    const { clock, remote } = open();
    world.takes.pause();
    world.generate();
    world.restart();
    await clock.advance(600_000);
    expect(remote.submits).toEqual([]);
    expect(world.takes.summary().queuePaused).toBe(true);
  });

  it('keeps its order when takes are moved between the same two again and again', () => {
    open();
    world.takes.pause();
    const ids = world.generate(fox, 4);
    const [a, b, c, d] = ids;
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('nothing queued');
    for (let i = 0; i < 200; i += 1) world.takes.move(i % 2 === 0 ? c : b, i % 2 === 0 ? b : c);
    const order = world.takes
      .list()
      .takes.toSorted((x, y) => (x.position ?? 0) - (y.position ?? 0))
      .map(({ id }) => id);
    expect(order).toEqual([a, b, c, d]);
  });

  it('does not buy what was queued for nothing', async () => {
    const { clock, remote, state, takes } = open({ service: 'practice' });
    takes.pause();
    const [id] = world.generate();
    if (id === undefined) throw new Error('nothing queued');
    state.serviceId = 'https://service.test/api/v3';
    takes.resume();
    takes.keyChanged();
    await clock.advance(600_000);
    expect(remote.submits).toEqual([]);
    expect(world.take(id).hold?.reason).toBe('other-service');
    await Promise.all([takes.approve([id]), clock.advance(1000)]);
    // The price there is one that nobody has seen yet.
    await clock.advance(600_000);
    expect(remote.submits).toEqual([]);
    expect(world.take(id)).toMatchObject({
      hold: { reason: 'price-changed' },
      priceMicros: 1_300_000,
      service: 'live',
    });
    await takes.approve([id]);
    await clock.advance(1000);
    expect(world.take(id)).toMatchObject({ state: 'running', money: 'spent', priceMicros: 1_300_000 });
  });

  it('asks nothing more when it goes to practice, where it is free', async () => {
    const { clock, remote, state, takes } = open();
    takes.pause();
    const [id] = world.generate();
    if (id === undefined) throw new Error('nothing queued');
    state.serviceId = 'practice';
    takes.resume();
    await Promise.all([takes.approve([id]), clock.advance(1000)]);
    await clock.advance(1000);
    expect(remote.submits).toHaveLength(1);
    expect(world.take(id)).toMatchObject({ state: 'running', money: 'free', service: 'practice' });
  });

  it('asks again when the price rose, and buys at the new one', async () => {
    const { clock, remote, takes } = open();
    remote.scripts.price = [{ kind: 'amount', micros: 1_500_000 }];
    const [id] = world.generate();
    if (id === undefined) throw new Error('nothing queued');
    await clock.advance(60_000);
    expect(remote.submits).toEqual([]);
    expect(world.take(id)).toMatchObject({ hold: { reason: 'price-changed' }, priceMicros: 1_500_000 });
    await takes.approve([id]);
    await clock.advance(1000);
    expect(world.take(id)).toMatchObject({ state: 'running', priceMicros: 1_500_000 });
  });
});
