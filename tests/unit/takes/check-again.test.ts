import { afterEach, describe, expect, it } from 'vitest';
import type { AmountOutcome } from '../../../electron/services/wavespeed/client.ts';
import type { BuyingTrouble } from '../../../electron/services/takes/health.ts';
import { createTakeWorld, type TakeWorld } from '../../fakes/take-world.ts';

let world: TakeWorld;
afterEach(() => world.close());

const minute = 60_000;

/** A take that was turned away, with nothing sent since. */
async function turnedAway(kind: BuyingTrouble): Promise<void> {
  world = createTakeWorld();
  world.remote.scripts.submit = [{ kind, message: null }];
  world.generate();
  await world.clock.advance(minute);
  expect(world.remote.submits).toHaveLength(1);
  expect(world.takes.summary().troubles).toEqual([kind]);
}

async function checkAgain(answer?: AmountOutcome): Promise<void> {
  if (answer !== undefined) world.remote.scripts.balance = [answer];
  const checked = world.takes.checkConnection();
  await world.clock.advance(minute);
  await checked;
}

describe('“Check again” after a refusal', () => {
  it.each(['credit', 'key', 'permission'] as const)(
    'lets the queue go on after trouble with the %s, once',
    async (kind) => {
      await turnedAway(kind);
      await checkAgain();
      expect(world.takes.summary().troubles).toEqual([]);
      expect(world.remote.submits).toHaveLength(2);
      expect(world.remote.tasks.size).toBe(1);
    },
  );

  it('lets it go on where the service has no balance to tell', async () => {
    await turnedAway('credit');
    await checkAgain({ kind: 'transient', reason: 'status-404', retryAfterMs: null });
    expect(world.remote.submits).toHaveLength(2);
  });

  it.each([
    ['nothing is left', 'credit', { kind: 'amount', micros: 0 }],
    ['credit is still missing', 'credit', { kind: 'credit', message: null }],
    ['the key is still refused', 'key', { kind: 'key', message: null }],
    ['nobody answers', 'credit', { kind: 'not-sent', code: 'ENOTFOUND' }],
  ] as const)('sends nothing while %s', async (_why, kind, answer) => {
    await turnedAway(kind);
    await checkAgain(answer);
    expect(world.remote.submits).toHaveLength(1);
    expect(world.takes.summary().troubles).toContain(kind);
  });

  it('is the user’s: a new start of the program sends nothing again by itself', async () => {
    await turnedAway('credit');
    world.restart();
    await world.clock.advance(60 * minute);
    expect(world.remote.submits).toHaveLength(1);
  });
});
