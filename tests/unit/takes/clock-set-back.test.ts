import { afterEach, expect, it } from 'vitest';
import { boats, createTakeWorld, type TakeWorld } from '../../fakes/take-world.ts';

let world: TakeWorld;
afterEach(() => world.close());

const minute = 60_000;
const hour = 60 * minute;

/* Found by the chaos harness, seed 1349. */
it.each(['while it runs', 'before it starts again'])(
  'a wall clock set back %s keeps no place for unclear takes until it has caught up',
  async (when) => {
    world = createTakeWorld();
    world.limits.concurrent = 1;
    world.remote.scripts.submit = [{ kind: 'ambiguous', reason: 'sent-ECONNRESET' }];
    const [unclear] = world.generate();
    await world.clock.advance(minute);
    expect(world.take(unclear!).state).toBe('unconfirmed');

    world.clock.jump(-13 * hour);
    if (when === 'before it starts again') world.restart();
    const [next] = world.generate(boats);
    await world.clock.advance(40 * minute);
    expect(world.take(next!).state).toBe('kept');
  },
);

/* Found by the chaos harness, seed 1387. */
it('a wall clock set forward by more than the looks last does not keep an unclear take from being looked for', async () => {
  world = createTakeWorld();
  world.remote.scripts.submit = [
    () => {
      world.clock.jump(9 * 24 * hour);
      return { kind: 'ambiguous', reason: 'sent-ECONNRESET' };
    },
  ];
  const [unclear] = world.generate();
  await world.clock.advance(20 * minute);
  expect(world.take(unclear!).state).toBe('unconfirmed');
  expect(world.take(unclear!).lookedAtMs).not.toBeNull();
});
