import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { answerLost } from '../../fakes/take-remote.ts';
import { boats, createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

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
    await world.takes.approve([first]);
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
    world.generate(fox, 150);
    await clock.advance(300_000);
    const times = remote.asked.map(({ atMs }) => atMs);
    for (const at of times)
      expect(times.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(11);
    const byId = Map.groupBy(remote.asked, ({ id }) => id);
    for (const looks of byId.values()) {
      for (let i = 1; i < looks.length; i += 1)
        expect(looks[i]!.atMs - looks[i - 1]!.atMs).toBeGreaterThanOrEqual(5000);
    }
    expect(world.all().filter(({ state }) => state === 'kept')).toHaveLength(150);
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
      failure: { code: 'not-a-video' },
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

  it('a remote copy that is gone for good ends as expired, with the money said', async () => {
    const { clock, remote, scripts } = open();
    scripts.fetch = Array.from({ length: 20 }, () => ({ kind: 'gone', reason: '404' }));
    const id = await completed();
    remote.tasks.clear();
    await clock.advance(hour);
    expect(world.take(id)).toMatchObject({ state: 'expired', money: 'spent' });
  });
});

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
