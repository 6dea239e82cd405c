import { afterEach, describe, expect, it } from 'vitest';
import { pausedFlag, unknownTimeFlag, unknownTimeText } from '../../../electron/services/takes/paused.ts';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { clipId } from '../../../shared/contract/ids.ts';
import { boats, type TakeWorld, createTakeWorld, fox } from '../../fakes/take-world.ts';

let world: TakeWorld;
afterEach(() => world.close());

const minute = 60_000;

/** A studio that starts from a copy an hour old, in which these takes waited; `since` happened between. */
async function restored(count: number, since: (ids: readonly TakeId[]) => void = () => undefined) {
  world = createTakeWorld();
  world.takes.pause();
  const ids = world.generate(fox, count);
  const fromMs = world.clock.now();
  await world.clock.advance(30 * minute);
  since(ids);
  await world.clock.advance(30 * minute);
  const { database } = world.studio;
  const set = database.prepare('INSERT OR REPLACE INTO flags (name, value) VALUES (?, ?)');
  set.run(pausedFlag, 'restored');
  set.run(unknownTimeFlag, unknownTimeText({ fromMs, toMs: world.clock.now() }));
  database.exec("UPDATE takes SET hold = 'maybe-bought' WHERE state IN ('queued', 'cancelled')");
  world.restart();
  return ids;
}

describe('a take that waited in an older copy', () => {
  it('is not sent when the queue goes on, but only when it is said to', async () => {
    const [id] = await restored(1);
    await world.clock.advance(minute);
    expect(world.takes.summary()).toMatchObject({ troubles: ['restored'], queuePaused: true });
    world.takes.resume();
    await world.clock.advance(600 * minute);
    expect(world.remote.submits).toEqual([]);
    expect(world.takes.summary()).toMatchObject({ troubles: [], queuePaused: false });
    expect(world.take(id!)).toMatchObject({ state: 'queued', hold: { reason: 'maybe-bought' } });
    await world.takes.approve([id!]);
    await world.clock.advance(5 * minute);
    expect(world.remote.submits).toHaveLength(1);
    expect(world.take(id!).state).toBe('kept');
  });

  it('is recognised in the account’s history, and fetched, not bought', async () => {
    const [id] = await restored(1, () => world.remote.accept(fox));
    const [task] = world.remote.tasks.keys();
    await world.clock.advance(5 * minute);
    expect(world.take(id!)).toMatchObject({ state: 'kept', remoteId: task, money: 'spent', hold: null });
    expect(world.remote.submits).toEqual([]);
  });

  it('is recognised in the library, however little the history tells', async () => {
    const [id] = await restored(1, ([waiting]) => world.clips.set(waiting!, clipId.parse('clipofbefore')));
    world.remote.scripts.history = Array.from({ length: 50 }, () => ({
      kind: 'transient',
      reason: 'status-502',
      retryAfterMs: null,
    }));
    await world.clock.advance(minute);
    expect(world.take(id!)).toMatchObject({ state: 'kept', clipId: 'clipofbefore', money: 'spent' });
    expect(world.causes(id!)).toEqual(['generate', 'kept']);
  });

  it('is left to the user where the history holds more than fits', async () => {
    const [id] = await restored(1, () => {
      world.remote.accept(fox);
      world.remote.accept(fox);
    });
    world.takes.resume();
    await world.clock.advance(5 * minute);
    expect(world.take(id!)).toMatchObject({ state: 'queued', hold: { reason: 'maybe-bought' } });
    expect(world.take(id!).candidates).toHaveLength(2);
    expect(world.remote.submits).toEqual([]);
  });

  it('is looked for again when nobody answered', async () => {
    const [id] = await restored(1, () => world.remote.accept(fox));
    world.remote.scripts.history = [{ kind: 'transient', reason: 'status-502', retryAfterMs: null }];
    await world.clock.advance(30_000);
    expect(world.take(id!)).toMatchObject({ state: 'queued', lookedAtMs: null });
    await world.clock.advance(5 * minute);
    expect(world.take(id!).state).toBe('kept');
  });

  it('asks as well when it had been cancelled and is put back', async () => {
    const [id] = await restored(1, (ids) => world.takes.cancel(ids));
    world.takes.restore([id!]);
    world.takes.resume();
    await world.clock.advance(60 * minute);
    expect(world.take(id!)).toMatchObject({ state: 'queued', hold: { reason: 'maybe-bought' } });
    expect(world.remote.submits).toEqual([]);
  });

  it('does not hold up what is queued afterwards', async () => {
    await restored(2);
    world.takes.resume();
    const [later] = world.generate(boats, 1, 'intent-afterwards-1');
    await world.clock.advance(5 * minute);
    expect(world.take(later!).state).toBe('kept');
  });

  it('goes on saying that the database was damaged when the queue is paused again', async () => {
    await restored(1);
    world.takes.pause();
    expect(world.takes.summary().troubles).toEqual(['restored']);
  });
});
