import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { answerLost } from '../../fakes/take-remote.ts';
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

describe('what a POST comes to', () => {
  it.each(['moderation', 'bad-request', 'model-unknown', 'refused'] as const)(
    'refused for %s: the take fails, costs nothing, and the queue goes on',
    async (reason) => {
      const { clock, remote } = open();
      remote.scripts.submit = [{ kind: 'refused', reason, message: 'Their words' }];
      const first = one(world.generate(fox));
      const second = one(world.generate(boats));
      await clock.advance(2000);
      expect(world.take(first)).toMatchObject({
        state: 'failed',
        money: 'not-spent',
        submittedAtMs: null,
        failure: { code: reason, detail: 'Their words' },
      });
      expect(world.take(second).state).toBe('running');
      expect(world.takes.summary().spend.todayMicros).toBe(1_300_000);
    },
  );

  it.each(['credit', 'key', 'permission'] as const)(
    'turned away for %s: everything waits for the user, also after a restart',
    async (kind) => {
      const { clock, remote } = open();
      remote.scripts.submit = [{ kind, message: null }];
      const ids = world.generate(fox, 2);
      await clock.advance(hour);
      world.restart();
      await clock.advance(hour);
      expect(remote.submits).toHaveLength(1);
      expect(world.takes.summary().troubles).toEqual([kind]);
      for (const id of ids)
        expect(world.take(id)).toMatchObject({ state: 'queued', hold: { reason: kind }, money: 'not-spent' });
      if (kind === 'credit') world.takes.resume();
      else world.takes.keyChanged();
      await clock.advance(hour);
      expect(world.states(ids)).toEqual(['kept', 'kept']);
      expect(world.takes.summary().troubles).toEqual([]);
    },
  );

  it('too many requests: that take waits for the user, the others go on after the pause', async () => {
    const { clock, remote } = open();
    remote.scripts.submit = [{ kind: 'rate', retryAfterMs: 90_000, message: null }];
    const first = one(world.generate(fox));
    const second = one(world.generate(boats));
    await clock.advance(80_000);
    expect(remote.submits).toHaveLength(1);
    expect(world.take(second).hold?.reason).toBe('rate');
    await clock.advance(hour);
    expect(world.states([first, second])).toEqual(['queued', 'kept']);
    expect(world.take(first).hold).toEqual({ reason: 'rate', untilMs: null });
    await Promise.all([world.takes.approve([first]), clock.advance(hour)]);
    await clock.advance(hour);
    expect(world.take(first).state).toBe('kept');
    expect(remote.submits).toHaveLength(3);
  });

  it('never sent: waits offline, asks for free whether the service is back, then sends', async () => {
    const { clock, remote } = open();
    await clock.advance(1000);
    remote.scripts.submit = [{ kind: 'not-sent', code: 'ECONNREFUSED' }];
    remote.scripts.balance = Array.from({ length: 5 }, () => ({ kind: 'not-sent', code: 'ECONNREFUSED' }));
    const id = one(world.generate());
    await clock.advance(1000);
    expect(world.take(id)).toMatchObject({
      state: 'queued',
      hold: { reason: 'offline' },
      money: 'not-spent',
    });
    expect(world.takes.summary().connection).toBe('offline');
    await clock.advance(10 * 60_000);
    expect(world.take(id).state).toBe('kept');
    expect(remote.submits).toHaveLength(2);
    expect(remote.scripts.balance).toEqual([]);
    expect(world.causes(id)).toEqual([
      'generate',
      'send',
      'not-sent',
      'send',
      'accepted',
      'completed',
      'kept',
    ]);
  });

  it('back from sleep, it does not wait out a pause that stands for nothing', async () => {
    const { clock, remote } = open();
    await clock.advance(1000);
    remote.scripts.submit = [{ kind: 'not-sent', code: 'ENETUNREACH' }];
    remote.scripts.balance = Array.from({ length: 6 }, () => ({ kind: 'not-sent', code: 'ENETUNREACH' }));
    const id = one(world.generate());
    while (remote.scripts.balance.length > 0) await clock.advance(1000);
    await clock.advance(100);
    world.takes.wake();
    await clock.advance(500);
    expect(world.take(id).state).toBe('running');
  });

  it('unclear: never sent again, found in the history, kept', async () => {
    const { clock, remote } = open();
    remote.scripts.submit = [answerLost];
    const id = one(world.generate());
    await clock.advance(100);
    expect(world.take(id)).toMatchObject({ state: 'unconfirmed', money: 'unknown' });
    await clock.advance(200_000);
    expect(world.take(id)).toMatchObject({ state: 'kept', money: 'spent' });
    expect(remote.submits).toHaveLength(1);
    expect(world.causes(id)).toContain('adopted');
  });

  it('unclear and never arrived: stays unconfirmed for good, until the user decides', async () => {
    const { clock, remote } = open();
    remote.scripts.submit = [{ kind: 'ambiguous', reason: 'sent-TIMEOUT' }];
    const id = one(world.generate());
    await clock.advance(9 * 24 * hour);
    expect(world.take(id)).toMatchObject({ state: 'unconfirmed', candidates: [] });
    expect(remote.submits).toHaveLength(1);
    world.takes.decide(id, { kind: 'not-bought' });
    expect(world.take(id)).toMatchObject({
      state: 'failed',
      money: 'not-spent',
      failure: { code: 'not-bought' },
    });
    expect(() => world.takes.decide(id, { kind: 'not-bought' })).not.toThrow();
  });

  it('unclear and never arrived, beside a take of the same text: that one’s prediction stays its own', async () => {
    const { clock, remote } = open();
    const first = one(world.generate(fox));
    await clock.advance(1000);
    remote.scripts.submit = [{ kind: 'ambiguous', reason: 'sent-ECONNRESET' }];
    const second = one(world.generate(fox));
    await clock.advance(hour);
    expect(world.states([first, second])).toEqual(['kept', 'unconfirmed']);
    expect(world.take(second).candidates).toEqual([]);
    expect(world.faults).toEqual([]);
  });

  it('a history that lags is waited for', async () => {
    const { clock, remote } = open();
    remote.scripts.submit = [answerLost];
    remote.habits.historyLagMs = 45 * 60_000;
    const id = one(world.generate());
    await clock.advance(40 * 60_000);
    expect(world.take(id).state).toBe('unconfirmed');
    await clock.advance(2 * hour);
    expect(world.take(id).state).toBe('kept');
  });

  it('a service whose POSTs all stay unclear does not get the whole queue', async () => {
    const { clock, remote } = open();
    world.limits.concurrent = 100;
    world.limits.perMinute = 100;
    remote.scripts.submit = Array.from(
      { length: 100 },
      () => ({ kind: 'ambiguous', reason: 'page-502' }) as const,
    );
    world.generate(fox, 100);
    await clock.advance(10 * 60_000);
    expect(remote.submits.length).toBeLessThanOrEqual(8);
  });

  it('a service that answers no question is sent no POST until it answers one', async () => {
    const { clock, remote } = open();
    const running = one(world.generate(fox));
    await clock.advance(1000);
    const silent = { kind: 'transient', reason: 'status-503', retryAfterMs: null } as const;
    remote.scripts.result = Array.from({ length: 6 }, () => silent);
    while (remote.scripts.result.length > 3) await clock.advance(1000);
    remote.scripts.balance = [silent, silent];
    remote.scripts.history = [silent, silent];
    const next = one(world.generate(boats));
    await clock.advance(500);
    expect(world.take(next)).toMatchObject({ state: 'queued', hold: { reason: 'service-down' } });
    expect(remote.submits).toHaveLength(1);
    await clock.advance(hour);
    expect(world.states([running, next])).toEqual(['kept', 'kept']);
    expect(remote.submits).toHaveLength(2);
  });

  it('an id that is another take’s is not taken for a purchase of this one', async () => {
    const { clock, remote } = open();
    const first = one(world.generate(fox));
    await clock.advance(1000);
    const stolen = world.take(first).remoteId ?? '';
    remote.scripts.submit = [
      (usual) => ({ ...usual(), prediction: { id: stolen } }) as ReturnType<typeof usual>,
    ];
    const second = one(world.generate(boats));
    await clock.advance(hour);
    expect(world.states([first, second])).toEqual(['kept', 'kept']);
    expect(remote.submits).toHaveLength(2);
    expect(world.take(second).remoteId).not.toBe(stolen);
  });
});
