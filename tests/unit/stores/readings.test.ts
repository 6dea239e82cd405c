import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadings, everyMs, pauseMs } from '../../../renderer/src/stores/readings.ts';
import { withDrawnWindow } from '../../fakes/drawn-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const draw = withDrawnWindow();

/** Types a key each so many milliseconds; the window rests between them. Resolves with how often the text was read. */
async function type(keys: number, eachMs: number): Promise<number> {
  let reads = 0;
  const readings = createReadings(() => (reads += 1));
  for (let key = 0; key < keys; key += 1) {
    readings.typed();
    await vi.advanceTimersByTimeAsync(eachMs);
    draw();
  }
  return reads;
}

test('nothing is read while a key is typed; the first is read as soon as it is drawn', () => {
  const read = vi.fn<() => void>();
  createReadings(read).typed();
  expect(read).not.toHaveBeenCalled();
  draw();
  expect(read).toHaveBeenCalledOnce();
});

test('in steady typing the text is read at most so often', async () => {
  const keys = 40;
  const eachMs = 100;
  expect(pauseMs).toBeGreaterThan(eachMs);
  const reads = await type(keys, eachMs);
  expect(reads).toBeLessThanOrEqual((keys * eachMs) / everyMs);
  expect(reads).toBeGreaterThanOrEqual((keys * eachMs) / (everyMs + eachMs));
});

test('a slow typist sees each key read', async () => expect(await type(10, everyMs)).toBe(10));

test('the last key is read after a pause, however soon it came', async () => {
  const read = vi.fn<() => void>();
  const readings = createReadings(read);
  readings.typed();
  draw();
  readings.typed();
  readings.typed();
  await vi.advanceTimersByTimeAsync(pauseMs);
  draw();
  expect(read).toHaveBeenCalledTimes(2);
});

test('what was read by hand is not read again by itself', async () => {
  const read = vi.fn<() => void>();
  const readings = createReadings(read);
  readings.typed();
  readings.read();
  readings.typed();
  readings.read();
  await vi.advanceTimersByTimeAsync(everyMs);
  draw();
  expect(read).toHaveBeenCalledTimes(2);
});
