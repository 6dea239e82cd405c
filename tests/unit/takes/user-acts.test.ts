import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { type TakeWorld, createTakeWorld, fox } from '../../fakes/take-world.ts';

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

describe('what the user may and may not do', () => {
  it('cancels nothing that was sent', async () => {
    const { clock, takes } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    expect(takes.cancel([id])).toEqual({ cancelled: 0 });
    expect(() => takes.move(id, null)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => takes.decide(id, { kind: 'not-bought' })).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    );
    expect(() => takes.fetch('nosuchtake0000' as TakeId)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });

  it('dismisses what ended, and nothing else', async () => {
    const { clock, takes } = open();
    const id = one(world.generate());
    await clock.advance(1000);
    takes.dismiss([id]);
    expect(takes.list().takes).toHaveLength(1);
    await clock.advance(300_000);
    takes.dismiss([id]);
    expect(takes.list().takes).toEqual([]);
    expect(world.studio.changes.at(-1)?.removed).toEqual([id]);
    expect(world.take(id).state).toBe('kept');
  });

  it('adopts only a candidate, and only one that is nobody’s', async () => {
    const { clock, remote, takes } = open();
    remote.accept(fox);
    remote.accept(fox);
    remote.scripts.submit = [{ kind: 'ambiguous', reason: 'status-504' }];
    const id = one(world.generate());
    await clock.advance(60_000);
    const { state, candidates } = world.take(id);
    expect(state).toBe('unconfirmed');
    expect(candidates.map(({ prompt }) => prompt)).toEqual([fox.prompt, fox.prompt]);
    expect(() => takes.decide(id, { kind: 'adopt', remoteId: 'pred_else' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    takes.decide(id, { kind: 'adopt', remoteId: candidates[0]!.remoteId });
    await clock.advance(200_000);
    expect(world.take(id)).toMatchObject({ state: 'kept', remoteId: candidates[0]!.remoteId });
  });

  it('makes one more of a take, once per click', async () => {
    const { clock, remote, takes } = open();
    const id = one(world.generate());
    await clock.advance(300_000);
    const order = { intent: 'again-intent-1', id, agreedMicros: 1_300_000 };
    const more = takes.again(order);
    expect(takes.again(order)).toEqual(more);
    await clock.advance(300_000);
    expect(remote.submits).toHaveLength(2);
    expect(world.take(one(more.ids)).revisionId).toBe(world.take(id).revisionId);
  });

  it('looks again at once, and is told when nobody answers', async () => {
    const { clock, remote, takes } = open();
    remote.scripts.submit = [{ kind: 'ambiguous', reason: 'status-504' }];
    const id = one(world.generate());
    await clock.advance(2 * hour);
    remote.scripts.history = [{ kind: 'transient', reason: 'status-502', retryAfterMs: null }];
    const failing = takes.lookAgain(id).catch((error: unknown) => error);
    await clock.advance(100);
    expect(await failing).toMatchObject({ code: 'unavailable' });
    remote.accept(fox);
    const found = takes.lookAgain(id);
    await clock.advance(1000);
    expect(await found).toMatchObject({ state: 'running' });
  });
});
