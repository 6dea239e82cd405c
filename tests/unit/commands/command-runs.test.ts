import { describe, expect, test, vi } from 'vitest';
import { createCommandRuns } from '../../../renderer/src/commands/command-runs.ts';

describe('who carries a command out', () => {
  test('is the newest that said so, and the one before when that is gone', () => {
    const store = createCommandRuns();
    const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
    store.getState().bind('view', first);
    const end = store.getState().bind('view', second);
    store.getState().run('view');
    end();
    store.getState().run('view');
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  test('may come after it was asked for', async () => {
    const store = createCommandRuns();
    const run = vi.fn<() => void>();
    store.getState().run('view');
    store.getState().bind('view', run);
    await Promise.resolve();
    expect(run).toHaveBeenCalledOnce();
    store.getState().bind('view', run);
    await Promise.resolve();
    expect(run).toHaveBeenCalledOnce();
  });

  test('may come too late, or after something else was asked for', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1000);
    const store = createCommandRuns();
    const run = vi.fn<() => void>();
    store.getState().run('view');
    now.mockReturnValue(60_000);
    store.getState().bind('view', run);
    store.getState().run('negative');
    store.getState().run('comment');
    store.getState().bind('negative', run);
    await Promise.resolve();
    now.mockRestore();
    expect(run).not.toHaveBeenCalled();
  });

  test('is never waited for by what spends', async () => {
    const store = createCommandRuns();
    const buy = vi.fn<() => void>();
    store.getState().run('generate');
    store.getState().bind('generate', buy);
    await Promise.resolve();
    expect(buy).not.toHaveBeenCalled();
  });
});
