import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, everyMs, longestMs, pauseMs } from '../../../renderer/src/stores/autosave.ts';
import { asAppError } from '../../../renderer/src/bridge.ts';
import { AppError } from '../../../shared/errors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start(whenShown?: (run: () => void) => void) {
  const saved: string[] = [];
  const failed: string[] = [];
  let problem: AppError | null = null;
  const autosave = createAutosave<string, string>({
    save: async (key, value) => {
      if (problem !== null) throw problem;
      saved.push(`${key}=${value}`);
    },
    canRetry: (error) => error.code !== 'not-found',
    toAppError: asAppError,
    onSaved: () => undefined,
    onFailed: (key, error) => failed.push(`${key}: ${error.code}`),
    ...(whenShown === undefined ? {} : { whenShown }),
  });
  return {
    saved,
    failed,
    autosave,
    break: (code: 'disk-full' | 'not-found') => {
      problem = new AppError(code, 'fake');
    },
    mend: () => {
      problem = null;
    },
  };
}

test('a pause of typing saves the newest value once', async () => {
  const { autosave, saved } = start();
  autosave.put('a', '1');
  await vi.advanceTimersByTimeAsync(pauseMs - 1);
  autosave.put('a', '2');
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual(['a=2']);
});

test('steady typing is saved at least every quarter of a second', async () => {
  const { autosave, saved } = start();
  for (let at = 0; at < 50; at += 1) {
    autosave.put('a', String(at));
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(saved.length).toBeGreaterThanOrEqual(Math.floor(1000 / (longestMs + 20)));
});

test('a save follows what is shown, without a pause', async () => {
  const shown: (() => void)[] = [];
  const { autosave, saved } = start((run) => shown.push(run));
  autosave.put('a', '1');
  autosave.put('a', '2');
  expect(shown).toHaveLength(1);
  expect(saved).toEqual([]);
  shown.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['a=2']);
});

test('of a key held down not every letter is saved, and the last one after a pause', async () => {
  const { autosave, saved } = start((run) => run());
  const keys = Array.from({ length: 20 }, (_, at) => String(at));
  for (const key of keys) {
    autosave.put('a', key);
    await vi.advanceTimersByTimeAsync(everyMs / 3);
  }
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual([...keys.filter((_, at) => at % 3 === 0), '19'].map((key) => `a=${key}`));
});

test('what is never shown is saved all the same, and once', async () => {
  const shown: (() => void)[] = [];
  const { autosave, saved } = start((run) => shown.push(run));
  autosave.put('a', '1');
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual(['a=1']);
  shown.shift()?.();
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toEqual(['a=1']);
});

test('what a kill can cost stays under 300 ms', () => {
  expect(pauseMs).toBeLessThan(300);
  expect(longestMs).toBeLessThan(300);
});

test('a flush saves at once and says that nothing is left', async () => {
  const { autosave, saved } = start();
  autosave.put('a', '1');
  autosave.put('b', '2');
  expect(await autosave.flush()).toBe(true);
  expect(saved).toEqual(['a=1', 'b=2']);
  expect(autosave.pending('a')).toBeUndefined();
});

test('what could not be saved is kept and tried again until it is', async () => {
  const { autosave, saved, failed, ...disk } = start();
  disk.break('disk-full');
  autosave.put('a', '1');
  expect(await autosave.flush()).toBe(false);
  expect(failed).toEqual(['a: disk-full']);
  expect(autosave.pending('a')).toBe('1');
  disk.mend();
  await vi.advanceTimersByTimeAsync(1000);
  expect(saved).toEqual(['a=1']);
});

test('one that cannot be saved does not keep the others from it', async () => {
  const { autosave, saved, ...disk } = start();
  disk.break('not-found');
  autosave.put('gone', '1');
  await autosave.flush();
  disk.mend();
  autosave.put('b', '2');
  await vi.advanceTimersByTimeAsync(pauseMs);
  expect(saved).toContain('b=2');
});

test('a save that can never go through is not tried by itself', async () => {
  const { autosave, failed, ...disk } = start();
  disk.break('not-found');
  autosave.put('a', '1');
  await autosave.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failed).toHaveLength(1);
});

test('a value put while an older one is being saved is saved too', async () => {
  const gate = Promise.withResolvers<void>();
  const saved: string[] = [];
  const autosave = createAutosave<string, string>({
    save: async (_key, value) => {
      if (value === 'old') await gate.promise;
      saved.push(value);
    },
    canRetry: () => true,
    toAppError: asAppError,
    onSaved: () => undefined,
    onFailed: () => undefined,
  });
  autosave.put('a', 'old');
  const flushed = autosave.flush();
  autosave.put('a', 'new');
  gate.resolve();
  expect(await flushed).toBe(true);
  expect(saved).toEqual(['old', 'new']);
});
