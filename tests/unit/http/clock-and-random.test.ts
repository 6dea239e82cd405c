import { describe, expect, test } from 'vitest';
import { createClock } from '../../../electron/services/clock.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { createVirtualClock } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';

describe('the system’s clock', () => {
  test('tells both times and sleeps at least as long as asked', async () => {
    const clock = createClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    const before = clock.monotonic();
    await clock.sleep(20);
    // Timers are whole milliseconds and may fire a fraction early.
    expect(clock.monotonic() - before).toBeGreaterThan(18);
  });

  test('wakes early, without an error, when told to', async () => {
    const abort = new AbortController();
    const clock = createClock();
    const before = clock.monotonic();
    const sleeping = clock.sleep(1e9, abort.signal);
    abort.abort();
    await sleeping;
    await clock.sleep(1e9, abort.signal);
    expect(clock.monotonic() - before).toBeLessThan(5000);
  });

  test('does not take a very long sleep for none', async () => {
    const abort = new AbortController();
    let isAwake = false;
    const sleeping = createClock()
      .sleep(2 ** 40, abort.signal)
      .then(() => (isAwake = true));
    await createClock().sleep(20);
    expect(isAwake).toBe(false);
    abort.abort();
    await sleeping;
  });
});

describe('the virtual clock', () => {
  test('wakes sleepers in the order of their times, each at its own', async () => {
    const clock = createVirtualClock(1000);
    const woke: string[] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woke.push(`${name} ${clock.now()} ${clock.monotonic()}`);
    };
    const all = [sleep('c', 30), sleep('a', 10), sleep('b', 10)];
    await clock.advance(29);
    expect(woke).toEqual(['a 1010 10', 'b 1010 10']);
    expect(clock.sleepers()).toBe(1);
    await clock.advance(1);
    await Promise.all(all);
    expect(woke.at(-1)).toBe('c 1030 30');
  });

  test('lets those who wake sleep again within one advance', async () => {
    const clock = createVirtualClock();
    let rounds = 0;
    const loop = (async () => {
      for (; rounds < 5; rounds += 1) await clock.sleep(10);
    })();
    await clock.advance(35);
    expect(rounds).toBe(3);
    await clock.runUntilIdle();
    await loop;
    expect(clock.monotonic()).toBe(50);
  });

  test('says so when somebody never stops sleeping', async () => {
    const clock = createVirtualClock();
    const abort = new AbortController();
    const loop = (async () => {
      while (!abort.signal.aborted) await clock.sleep(10, abort.signal);
    })();
    await expect(clock.runUntilIdle(1000)).rejects.toThrow('sleeping');
    abort.abort();
    await loop;
  });

  test('jumps the wall clock without letting time pass', async () => {
    const clock = createVirtualClock(0);
    const sleeping = clock.sleep(10);
    clock.jump(-5000);
    expect([clock.now(), clock.monotonic(), clock.sleepers()]).toEqual([-5000, 0, 1]);
    await clock.advance(10);
    await sleeping;
  });
});

describe('randomness', () => {
  test.each([
    ['the system’s', createRandom()],
    ['a seed’s', createSeededRandom(3)],
  ])('%s gives even numbers and ids of letters and digits', (_, random) => {
    const numbers = Array.from({ length: 2000 }, () => random.uniform());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    const ids = Array.from({ length: 500 }, () => random.id(12));
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{12}$/);
    // A careless "byte modulo 36" makes the first four letters an eighth likelier: 5,625 of 180,000.
    const counts = new Map<string, number>();
    for (const letter of random.id(180_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(36);
    expect(Math.max(...counts.values())).toBeLessThan(5400);
  });

  test('a seed repeats itself, and another does not', () => {
    expect(createSeededRandom(3).id(20)).toBe(createSeededRandom(3).id(20));
    expect(createSeededRandom(3).id(20)).not.toBe(createSeededRandom(4).id(20));
  });
});
