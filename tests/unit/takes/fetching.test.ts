import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { type TakeWorld, createTakeWorld } from '../../fakes/take-world.ts';

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

describe('while it is fetched', () => {
  async function completed(): Promise<TakeId> {
    const id = one(world.generate());
    while (!['downloading', 'kept', 'failed'].includes(world.take(id).state)) await world.clock.advance(200);
    return id;
  }

  it('tries again after what passes, with fresh URLs now and then', async () => {
    const { clock, scripts } = open();
    scripts.fetch = Array.from({ length: 6 }, () => ({
      kind: 'transient',
      reason: 'short',
      retryAfterMs: null,
    }));
    const id = await completed();
    await clock.advance(5000);
    expect(world.take(id).download).toMatchObject({
      attempt: expect.any(Number) as number,
      receivedBytes: 10,
    });
    await clock.advance(hour);
    expect(world.take(id).state).toBe('kept');
  });

  it('a dead URL is replaced by a fresh one', async () => {
    const { clock, remote, scripts } = open();
    scripts.fetch = [{ kind: 'gone', reason: '403' }];
    const id = await completed();
    const asked = remote.asked.length;
    await clock.advance(2000);
    expect(world.take(id).state).toBe('kept');
    expect(remote.asked.length).toBe(asked + 1);
  });

  it('what is no video three times fails, and can be fetched again', async () => {
    const { clock, scripts } = open();
    scripts.fetch = Array.from({ length: 3 }, () => ({ kind: 'not-a-video', reason: 'text/html' }));
    const id = await completed();
    await clock.advance(60_000);
    expect(world.take(id)).toMatchObject({
      state: 'failed',
      money: 'spent',
      failure: { code: 'not-a-video', detail: null },
    });
    expect(world.fetches).toHaveLength(3);
    world.takes.fetch(id);
    await clock.advance(5000);
    expect(world.take(id)).toMatchObject({ state: 'kept', failure: null });
  });

  it.each(['disk-full', 'library-offline', 'library-read-only'] as const)(
    '%s holds it until the library is there again',
    async (kind) => {
      const { clock, scripts } = open();
      scripts.publish = Array.from({ length: 50 }, () => ({ kind }));
      const id = await completed();
      await clock.advance(10 * 60_000);
      expect(world.take(id)).toMatchObject({ state: 'downloading', hold: { reason: kind } });
      expect(world.takes.summary().troubles).toEqual([kind]);
      scripts.publish = [];
      world.takes.libraryChanged();
      await clock.advance(1000);
      expect(world.take(id)).toMatchObject({ state: 'kept', hold: null });
      expect(world.takes.summary().troubles).toEqual([]);
    },
  );

  it('after a dead URL, asks the service before it believes a clock that says seven days are over', async () => {
    const { clock, scripts } = open();
    scripts.fetch = [{ kind: 'gone', reason: '403' }];
    const id = one(world.generate());
    await clock.advance(1000);
    clock.jump(30 * 24 * hour);
    await clock.advance(300_000);
    expect(world.take(id).state).toBe('kept');
  });

  it('a remote copy that is gone for good ends as expired, with the money said', async () => {
    const { clock, remote, scripts } = open();
    scripts.fetch = Array.from({ length: 20 }, () => ({ kind: 'gone', reason: '404' }));
    const id = await completed();
    remote.tasks.clear();
    await clock.advance(hour);
    expect(world.take(id)).toMatchObject({ state: 'expired', money: 'spent' });
  });
});
