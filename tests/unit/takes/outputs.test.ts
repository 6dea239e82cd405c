import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { createTakeWorld, type TakeWorld } from '../../fakes/take-world.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

let world: TakeWorld;
afterEach(() => world.close());

function open(): TakeWorld {
  world = createTakeWorld();
  return world;
}

function generateOne(): TakeId {
  const [id] = world.generate();
  if (id === undefined) throw new Error('nothing queued');
  return id;
}

describe('a prediction with several outputs', () => {
  it('becomes a clip for each, of the same take; the first one is the take’s', async () => {
    open().remote.habits.outputs = 3;
    const id = generateOne();
    await world.clock.advance(5 * minuteMs);
    expect(world.take(id)).toMatchObject({ state: 'kept', clipId: `clip${id}` });
    expect([...world.clips.keys()]).toEqual([id, `${id}-1`, `${id}-2`]);
    expect(world.fetches).toEqual([id, `${id}-1`, `${id}-2`]);
    expect(world.causes(id).filter((cause) => cause === 'kept')).toHaveLength(1);
  });

  it('is kept with what there is, when another output is no clip', async () => {
    open().remote.habits.outputs = 2;
    const page = { kind: 'not-a-video', reason: 'text/html' } as const;
    world.scripts.fetch = [null, page, page, page];
    const id = generateOne();
    await world.clock.advance(10 * minuteMs);
    expect(world.take(id)).toMatchObject({ state: 'kept', failure: null });
    expect(world.causes(id)).toContain('output-left');
    expect([...world.clips.keys()]).toEqual([id]);
  });

  it.each([false, true])('survives a crash at every call (acted upon: %s)', async (effectFirst) => {
    for (let at = 1; at < 60; at += 1) {
      world = createTakeWorld();
      world.remote.habits.outputs = 2;
      world.crashAt(at, effectFirst);
      const id = generateOne();
      await world.clock.advance(4 * minuteMs);
      const hasCrashed = world.isDead();
      if (hasCrashed) world.restart();
      await world.clock.advance(30 * minuteMs);
      // A POST that never arrived made no prediction.
      const isMade = world.remote.tasks.size === 1;
      expect([at, world.take(id).state]).toEqual([at, isMade ? 'kept' : 'unconfirmed']);
      expect([...world.clips.keys()].toSorted()).toEqual(isMade ? [id, `${id}-1`] : []);
      expect(world.remote.submits.length).toBe(isMade ? 1 : 0);
      if (!hasCrashed) break;
      if (at < 59) world.close();
    }
  });
});

describe('fetching a kept clip again', () => {
  async function keptOne(): Promise<TakeId> {
    open();
    const id = generateOne();
    await world.clock.advance(5 * minuteMs);
    expect(world.take(id).state).toBe('kept');
    world.fetches.length = 0;
    return id;
  }
  const clipOf = (id: TakeId) => world.take(id).clipId ?? ('' as never);

  it.each(['missing', 'damaged'] as const)(
    'brings a %s one back, with a fresh URL, as the same clip',
    async (how) => {
      const id = await keptOne();
      const clip = clipOf(id);
      world.unsound.set(clip, how);
      const asked = world.remote.asked.length;
      world.takes.fetch(id);
      expect(world.take(id).state).toBe('downloading');
      await world.clock.advance(minuteMs);
      expect(world.take(id)).toMatchObject({ state: 'kept', clipId: clip, money: 'spent' });
      expect(world.fetches).toEqual([id]);
      expect(world.remote.asked.length).toBe(asked + 1);
      expect(world.unsound.size).toBe(0);
      expect(world.remote.submits).toHaveLength(1);
    },
  );

  it('fetches nothing when the clip is sound', async () => {
    const id = await keptOne();
    world.takes.fetch(id);
    await world.clock.advance(minuteMs);
    expect(world.take(id).state).toBe('kept');
    expect(world.fetches).toEqual([]);
    expect(world.causes(id).slice(-2)).toEqual(['fetch', 'kept']);
  });

  it('fetches only the output that is unsound', async () => {
    open().remote.habits.outputs = 2;
    const id = generateOne();
    await world.clock.advance(5 * minuteMs);
    world.fetches.length = 0;
    const second = world.clips.get(`${id}-1`);
    if (second === undefined) throw new Error('No second clip');
    world.unsound.set(second, 'missing');
    world.takes.fetch(id);
    await world.clock.advance(minuteMs);
    expect(world.take(id).state).toBe('kept');
    expect(world.fetches).toEqual([`${id}-1`]);
  });

  it('of which the service has no copy any more leaves a damaged file as it is, and the take kept', async () => {
    const id = await keptOne();
    world.unsound.set(clipOf(id), 'damaged');
    world.remote.tasks.clear();
    world.takes.fetch(id);
    await world.clock.advance(30 * minuteMs);
    expect(world.take(id)).toMatchObject({ state: 'kept', failure: null });
    expect(world.causes(id)).toContain('output-left');
  });

  it('that is gone here and there is said to be lost', async () => {
    const id = await keptOne();
    world.unsound.set(clipOf(id), 'missing');
    world.remote.tasks.clear();
    world.takes.fetch(id);
    await world.clock.advance(30 * minuteMs);
    expect(world.take(id)).toMatchObject({ state: 'expired', money: 'spent' });
  });

  it('goes on after a crash at any call', async () => {
    for (let at = 1; at < 12; at += 1) {
      const id = await keptOne();
      world.unsound.set(clipOf(id), 'missing');
      world.crashAt(at, at % 2 === 0);
      world.takes.fetch(id);
      await world.clock.advance(minuteMs);
      if (world.isDead()) world.restart();
      await world.clock.advance(30 * minuteMs);
      expect([at, world.take(id).state, world.unsound.size]).toEqual([at, 'kept', 0]);
      if (at < 11) world.close();
    }
  });
});

describe('the seven days', () => {
  it('rescue what dies first first, at every start', async () => {
    open();
    world.limits.concurrent = 10;
    world.limits.perMinute = 100;
    // Nothing can be saved for days, while takes complete on three of them.
    world.scripts.publish = Array.from({ length: 100_000 }, () => ({ kind: 'library-offline' as const }));
    const ids: TakeId[] = [];
    for (let day = 0; day < 3; day += 1) {
      ids.push(generateOne());
      await world.clock.advance(dayMs / 4);
    }
    world.scripts.publish = [];
    world.fetches.length = 0;
    world.restart();
    await world.clock.advance(5 * minuteMs);
    expect(world.states(ids)).toEqual(['kept', 'kept', 'kept']);
    expect(world.fetches).toEqual(ids);
  });

  it('are told of every take that has a copy there', async () => {
    open();
    const id = generateOne();
    await world.clock.advance(5 * minuteMs);
    const { remoteExpiresAtMs, submittedAtMs } = world.take(id);
    expect(((remoteExpiresAtMs ?? 0) - (submittedAtMs ?? 0)) / dayMs).toBeCloseTo(7, 2);
  });
});
