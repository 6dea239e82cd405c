import { afterEach, describe, expect, it } from 'vitest';
import { boats, createTakeWorld, fox, type TakeWorld } from '../../fakes/take-world.ts';

const worlds: TakeWorld[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.close();
});

function open(): TakeWorld {
  const world = createTakeWorld();
  worlds.push(world);
  return world;
}

const recipes = [fox, boats, { ...fox, prompt: 'A lighthouse in a storm' }];
const enoughMs = 45 * 60_000;

async function run(world: TakeWorld): Promise<void> {
  for (const recipe of recipes) world.generate(recipe);
  await world.clock.advance(enoughMs);
}

/** How many calls one undisturbed run makes: every one of them is a place to die at. */
async function callsOfOneRun(): Promise<number> {
  const world = open();
  const atStart = world.calls();
  await run(world);
  expect(world.faults).toEqual([]);
  return world.calls() - atStart;
}

const ways = [
  { name: 'before the other side acted', effectFirst: false },
  { name: 'after the other side acted', effectFirst: true },
] as const;

describe('killed at any moment', () => {
  it.each(ways)(
    'keeps every paid clip and buys nothing twice: $name',
    { timeout: 120_000 },
    async ({ effectFirst }) => {
      const calls = await callsOfOneRun();
      expect(calls).toBeGreaterThan(20);
      for (let at = 1; at <= calls; at += 1) {
        const world = open();
        world.crashAt(at, effectFirst);
        await run(world);
        expect(world.isDead(), `dies at call ${at}`).toBe(true);
        world.restart();
        await world.clock.advance(enoughMs);

        const takes = world.all();
        const paid = [...world.remote.tasks.values()];
        for (const recipe of recipes) {
          const posts = world.remote.submits.filter((post) => post.recipe.prompt === recipe.prompt);
          expect(posts.length, `POSTs of ${recipe.prompt}, killed at ${at}`).toBeLessThanOrEqual(1);
        }
        for (const task of paid) {
          const owner = takes.filter((take) => take.remoteId === task.id);
          expect(
            owner.map(({ state }) => state),
            `clip of ${task.id}, killed at ${at}`,
          ).toEqual(['kept']);
          expect(owner[0]?.recipe.prompt).toBe(task.recipe.prompt);
          expect(world.clips.has(owner[0]!.id)).toBe(true);
        }
        // What was never bought is either still explained to the user, or was bought after the restart.
        for (const take of takes) expect(['kept', 'unconfirmed']).toContain(take.state);
        expect(takes.filter(({ state }) => state === 'kept')).toHaveLength(paid.length);
        world.close();
      }
    },
  );

  it('survives a second death during the recovery from the first', { timeout: 120_000 }, async () => {
    for (let first = 2; first <= 30; first += 4) {
      for (let second = 1; second <= 16; second += 3) {
        const world = open();
        world.crashAt(first, true);
        await run(world);
        world.restart();
        world.crashAt(second, true);
        await world.clock.advance(enoughMs);
        world.restart();
        await world.clock.advance(enoughMs);
        const takes = world.all();
        expect(world.remote.submits.length, `${first}, ${second}`).toBeLessThanOrEqual(3);
        const kept = takes.filter(({ state }) => state === 'kept');
        expect(kept.length, `${first}, ${second}`).toBe(world.remote.tasks.size);
        world.close();
      }
    }
  });
});

describe('killed in each state', () => {
  it('found submitting, it is looked for, never sent again', async () => {
    const world = open();
    world.generate();
    // The price is asked for, then the POST is sent.
    world.crashAt(2, true);
    await world.clock.advance(1000);
    expect(world.isDead()).toBe(true);
    const { takes } = world.restart();
    expect(takes.list().takes.map(({ state }) => state)).toEqual(['unconfirmed']);
    await world.clock.advance(enoughMs);
    expect(takes.list().takes.map(({ state }) => state)).toEqual(['kept']);
    expect(world.remote.submits).toHaveLength(1);
  });

  it('accepted, its id is on the disk before anything else is done', async () => {
    const world = open();
    world.remote.habits.historyLagMs = Number.POSITIVE_INFINITY;
    const [id] = world.generate();
    // Dies at the first call after the POST's answer.
    world.crashAt(3, false);
    await world.clock.advance(1000);
    expect(world.isDead()).toBe(true);
    world.restart();
    expect(world.take(id!)).toMatchObject({ state: 'running', remoteId: [...world.remote.tasks.keys()][0] });
  });

  it('running, it is asked about at once', async () => {
    const world = open();
    const [id] = world.generate();
    await world.clock.advance(5000);
    expect(world.take(id!).state).toBe('running');
    world.restart();
    await world.clock.advance(100);
    expect(world.remote.asked).toHaveLength(1);
    await world.clock.advance(200_000);
    expect(world.take(id!).state).toBe('kept');
  });

  it('downloading, the one whose remote copy dies first comes first', async () => {
    const world = open();
    world.limits.concurrent = 9;
    world.limits.perMinute = 60;
    world.scripts.publish = Array.from({ length: 9 }, () => ({ kind: 'library-offline' }));
    const ids = world.generate(fox, 5);
    await world.clock.advance(240_000);
    expect(world.states(ids)).toEqual(ids.map(() => 'downloading'));
    world.scripts.publish = [];
    world.fetches.length = 0;
    const byAge = world.takes
      .list()
      .takes.toSorted((a, b) => (a.remoteExpiresAtMs ?? 0) - (b.remoteExpiresAtMs ?? 0))
      .map(({ id }) => id);
    world.restart();
    await world.clock.advance(60_000);
    expect(world.states(ids)).toEqual(ids.map(() => 'kept'));
    expect(world.fetches).toEqual(byAge);
  });

  it('published but not written down, the clip is found and not fetched again', async () => {
    const world = open();
    const [id] = world.generate();
    await world.clock.advance(5000);
    world.clips.set(id!, 'clip00000001' as never);
    await world.clock.advance(200_000);
    expect(world.take(id!)).toMatchObject({ state: 'kept', clipId: 'clip00000001' });
    expect(world.fetches).toEqual([]);
  });

  it('closed, it lets everything rest and goes on at the next start', async () => {
    const world = open();
    const ids = world.generate(fox, 2);
    await world.clock.advance(2000);
    await world.takes.close();
    const asked = world.remote.asked.length;
    await world.clock.advance(600_000);
    expect(world.remote.asked).toHaveLength(asked);
    world.restart();
    await world.clock.advance(10_000);
    expect(world.states(ids)).toEqual(['kept', 'kept']);
  });
});
