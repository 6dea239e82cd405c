import { afterEach, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/contract/ids.ts';
import { slowHost, type SlowHost } from '../../fakes/slow-host.ts';
import { type TakeWorld, createTakeWorld } from '../../fakes/take-world.ts';

let world: TakeWorld;
afterEach(() => world.close());

const minute = 60_000;

/** Takes whose outputs come from these hosts, all complete on the service at once; then as many from quick hosts as are wanted. */
async function downloadingFrom(hosts: readonly SlowHost[], quick: number) {
  world = createTakeWorld();
  world.limits.concurrent = 50;
  world.limits.perMinute = 50;
  const ids = world.generate(undefined, hosts.length);
  for (const [index, id] of ids.entries()) world.slowHosts.set(id, hosts[index] ?? slowHost());
  await world.clock.advance(20_000);
  const quickIds = quick === 0 ? [] : world.generate(undefined, quick);
  await world.clock.advance(3 * minute);
  return { slow: ids, quick: quickIds };
}
const states = (ids: readonly TakeId[]) => new Set(world.states(ids));
const many = (count: number, host: Partial<SlowHost>) => Array.from({ length: count }, () => slowHost(host));

describe('a host that sends hardly anything', () => {
  it('does not keep other takes from being saved', async () => {
    const { slow, quick } = await downloadingFrom(many(3, {}), 8);
    await world.clock.advance(2 * minute);
    expect(states(quick)).toEqual(new Set(['kept']));
    expect(states(slow)).toEqual(new Set(['downloading']));
  });

  it('loses nothing of what came before it gave way, and is no failure', async () => {
    const hosts = many(3, { bytesPerSecond: 1000, totalBytes: 600_000 });
    const { slow } = await downloadingFrom(hosts, 8);
    await world.clock.advance(20 * minute);
    expect(states(slow)).toEqual(new Set(['kept']));
    expect(hosts.map(({ lost }) => lost)).toEqual([0, 0, 0]);
    expect(world.fetches.filter((name) => slow.some((id) => id === name)).length).toBeGreaterThan(3);
  });

  it('may go on for as long as it likes when nobody waits', async () => {
    const { slow } = await downloadingFrom(many(3, {}), 0);
    await world.clock.advance(30 * minute);
    expect(world.fetches).toHaveLength(3);
    expect(states(slow)).toEqual(new Set(['downloading']));
  });

  it('is told as slow, and what gave way as waiting, with the first try still the first', async () => {
    const { slow } = await downloadingFrom(many(5, {}), 0);
    await world.clock.advance(10 * minute);
    const standings = slow.map((id) => world.take(id).download);
    const ofPace = (pace: string) => standings.filter((download) => download?.pace === pace);
    expect([ofPace('slow').length, ofPace('waiting').length]).toEqual([3, 2]);
    expect(new Set(standings.map((download) => download?.attempt))).toEqual(new Set([1]));
  });

  it('shares its places among many alike, so that each comes on', async () => {
    const hosts = many(9, {});
    await downloadingFrom(hosts, 0);
    await world.clock.advance(15 * minute);
    expect(Math.min(...hosts.map(({ keptBytes }) => keptBytes))).toBeGreaterThan(60);
  });
});

describe('a slow host that cannot go on where it stopped', () => {
  const sevenMinutes = { servesRanges: false, bytesPerSecond: 1000, totalBytes: 420_000 };

  it('is left alone while others find a place beside it', async () => {
    const hosts = many(3, sevenMinutes);
    const { slow, quick } = await downloadingFrom(hosts, 8);
    await world.clock.advance(2 * minute);
    expect(states(quick)).toEqual(new Set(['kept']));
    await world.clock.advance(6 * minute);
    expect(states(slow)).toEqual(new Set(['kept']));
    expect(hosts.map(({ lost }) => lost)).toEqual([0, 0, 0]);
  });

  it('gives way in the end, where there are so many that nothing else comes on', async () => {
    const { quick } = await downloadingFrom(many(6, { servesRanges: false }), 2);
    expect(states(quick)).toEqual(new Set(['downloading']));
    await world.clock.advance(12 * minute);
    expect(states(quick)).toEqual(new Set(['kept']));
  });

  it('has a longer turn after each loss, so that every one of many ends some day', async () => {
    const hosts = many(12, { servesRanges: false, bytesPerSecond: 1000, totalBytes: 1_500_000 });
    const { slow } = await downloadingFrom(hosts, 0);
    await world.clock.advance(6 * 60 * minute);
    expect(states(slow)).toEqual(new Set(['kept']));
  });

  it('is found out when it only says that it can', async () => {
    const hosts = many(6, { restarts: true, bytesPerSecond: 1000, totalBytes: 420_000 });
    const { slow } = await downloadingFrom(hosts, 0);
    await world.clock.advance(60 * minute);
    expect(states(slow)).toEqual(new Set(['kept']));
  });
});
