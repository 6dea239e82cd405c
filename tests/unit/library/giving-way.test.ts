import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAsking, createGivingWay } from '../../../electron/services/library/worker/giving-way.ts';

/** Gives way once, in a thread of its own, and tells of it. */
const thread = `
  import { parentPort, workerData } from 'node:worker_threads';
  const { createGivingWay } = await import(workerData.module);
  const giveWay = createGivingWay(workerData.seen);
  giveWay();
  parentPort.postMessage('gone on');
`;
const module = new URL('../../../electron/services/library/worker/giving-way.ts', import.meta.url).href;

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('somebody searches', () => {
  it('from a letter on until a while after the last one', () => {
    vi.useFakeTimers();
    const asking = createAsking(300);
    const state = new Int32Array(asking.seen);
    for (let letter = 0; letter < 3; letter += 1) {
      asking.tell();
      vi.advanceTimersByTime(299);
      expect(state[0]).toBe(1);
    }
    vi.advanceTimersByTime(1);
    expect(state[0]).toBe(0);
  });
});

describe('a thread that gives way', () => {
  it('does not wait where nobody searches', () => {
    const wait = vi.spyOn(Atomics, 'wait');
    createGivingWay(createAsking().seen)();
    expect(wait).not.toHaveBeenCalled();
  });

  it('waits while somebody does, however often it wakes, and then goes on', async () => {
    const asking = createAsking(60_000);
    const state = new Int32Array(asking.seen);
    asking.tell();
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread)}`), {
      workerData: { module, seen: asking.seen },
    });
    try {
      const goneOn = once(worker, 'message');
      // Each answers how many threads it woke.
      for (let woken = 0; woken < 3; woken += 1) {
        await vi.waitFor(() => expect(Atomics.notify(state, 0)).toBe(1), { timeout: 20_000 });
      }
      Atomics.store(state, 0, 0);
      Atomics.notify(state, 0);
      expect(await goneOn).toEqual(['gone on']);
    } finally {
      await worker.terminate();
    }
  });

  it('waits no longer than it may, all in all', () => {
    const asking = createAsking(60_000);
    const giveWay = createGivingWay(asking.seen, 50);
    asking.tell();
    const startedAt = performance.now();
    giveWay();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(45);
    const wait = vi.spyOn(Atomics, 'wait');
    giveWay();
    expect(wait).not.toHaveBeenCalled();
  });
});
