import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { behindFrame } from '../../../renderer/src/stores/behind-frame.ts';
import { withDrawnWindow } from '../../fakes/drawn-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const draw = withDrawnWindow();

test('nothing runs in the frame that is waited for, and once when that is shown', () => {
  const run = vi.fn<() => void>();
  let atFrame = 0;
  behindFrame(run);
  requestAnimationFrame(() => (atFrame = run.mock.calls.length));
  expect(draw()).toBe(2);
  expect(atFrame).toBe(0);
  expect(run).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledOnce();
});

test('a window that draws nothing, as a hidden one, holds nothing up for long', () => {
  const run = vi.fn<() => void>();
  behindFrame(run);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledOnce();
  expect(draw()).toBe(0);
  expect(run).toHaveBeenCalledOnce();
});

test('what is called off before its frame, or in it, does not run', () => {
  const run = vi.fn<() => void>();
  behindFrame(run)();
  expect(draw()).toBe(0);
  const stop = behindFrame(run);
  requestAnimationFrame(stop);
  draw();
  vi.advanceTimersByTime(1000);
  expect(run).not.toHaveBeenCalled();
});
