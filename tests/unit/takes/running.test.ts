import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { type TakeWorld, boats, createTakeWorld, fox } from '../../fakes/take-world.ts';

let world: TakeWorld;
afterEach(() => world.close());

function open(): TakeWorld {
  world = createTakeWorld();
  return world;
}

function one(ids: readonly TakeId[]): TakeId {
  const [id] = ids;
  if (id === undefined) throw new Error('nothing queued');
  return id;
}

const hour = 3_600_000;

describe('while it runs', () => {
  it.each([
    ['transient', { kind: 'transient', reason: 'status-502', retryAfterMs: null }],
    ['not sent', { kind: 'not-sent', code: 'ENOTFOUND' }],
    ['too many requests', { kind: 'rate', retryAfterMs: 30_000, message: null }],
  ] as const)('forty bad answers (%s) do not fail it', async (_, outcome) => {
    const { clock, remote } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    remote.scripts.result = Array.from({ length: 40 }, () => outcome);
    await clock.advance(3 * hour);
    expect(remote.scripts.result).toEqual([]);
    expect(world.take(id).state).toBe('kept');
  });

  it.each(['key', 'permission'] as const)('%s stops all asking and buying, and shows', async (kind) => {
    const { clock, remote } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    remote.scripts.result = Array.from({ length: 3 }, () => ({ kind, message: null }));
    while (remote.scripts.result.length === 3) await clock.advance(1000);
    const asked = remote.asked.length;
    const next = one(world.generate(boats));
    await clock.advance(30_000);
    expect(remote.asked).toHaveLength(asked);
    expect(world.take(id)).toMatchObject({ state: 'running', hold: { reason: kind } });
    expect(world.take(next)).toMatchObject({ state: 'queued', hold: { reason: kind } });
    expect(world.takes.summary().troubles).toEqual([kind]);
    await clock.advance(hour);
    expect(world.states([id, next])).toEqual(['kept', 'kept']);
    expect(world.takes.summary().troubles).toEqual([]);
  });

  it('one "unknown" is not believed, two are', async () => {
    const { clock, remote } = open();
    const a = one(world.generate());
    await clock.advance(1000);
    remote.scripts.result = [{ kind: 'unknown-id' }];
    await clock.advance(10 * 60_000);
    expect(world.take(a).state).toBe('kept');

    const b = one(world.generate());
    await clock.advance(1000);
    remote.tasks.clear();
    await clock.advance(10 * 60_000);
    expect(world.take(b)).toMatchObject({ state: 'expired', money: 'spent' });
  });

  it('a failure says why, and that the money comes back', async () => {
    const { clock, remote } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    for (const task of remote.tasks.values()) task.fate = 'fails';
    await clock.advance(10 * 60_000);
    expect(world.take(id)).toMatchObject({
      state: 'failed',
      money: 'refund-expected',
      failure: { code: 'failed-remotely', detail: 'It did not work' },
    });
    expect(world.takes.summary().spend.todayMicros).toBe(1_300_000);
    await clock.advance(4 * hour);
    expect(world.takes.summary().spend.todayMicros).toBe(0);
  });

  it('made without an output, it can be asked for again', async () => {
    const { clock, remote } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    const [task] = remote.tasks.values();
    task!.fate = 'has-no-output';
    await clock.advance(10 * 60_000);
    expect(world.take(id).failure?.code).toBe('no-output');
    task!.fate = 'completes';
    world.takes.fetch(id);
    await clock.advance(5000);
    expect(world.take(id)).toMatchObject({ state: 'kept', failure: null });
  });

  it('many at once are asked about by one budget, each at most every five seconds', async () => {
    const { clock, remote } = open();
    world.limits.concurrent = 200;
    world.limits.perMinute = 200;
    world.generate(fox, 60);
    await clock.advance(300_000);
    const times = remote.asked.map(({ atMs }) => atMs);
    // Ten, and one more for every ten takes that run.
    for (const at of times)
      expect(times.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(17);
    const byId = Map.groupBy(remote.asked, ({ id }) => id);
    for (const looks of byId.values()) {
      for (let i = 1; i < looks.length; i += 1)
        expect(looks[i]!.atMs - looks[i - 1]!.atMs).toBeGreaterThanOrEqual(5000);
    }
    expect(world.all().filter(({ state }) => state === 'kept')).toHaveLength(60);
  });

  it('is not asked about at another service than its own', async () => {
    const { clock, remote, state } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    state.isReachable = false;
    world.restart();
    await clock.advance(hour);
    expect(remote.asked).toEqual([]);
    expect(world.take(id)).toMatchObject({ state: 'running', hold: { reason: 'other-service' } });
    state.isReachable = true;
    world.takes.keyChanged();
    await clock.advance(1000);
    expect(world.take(id).state).toBe('kept');
  });

  it('does not mind the clock being set, forward or back', async () => {
    const { clock } = open();
    const ids = world.generate(fox, 2);
    await clock.advance(1000);
    clock.jump(-3 * hour);
    await clock.advance(60_000);
    clock.jump(30 * 24 * hour);
    await clock.advance(120_000);
    expect(world.states(ids)).toEqual(['kept', 'kept']);
  });
});
