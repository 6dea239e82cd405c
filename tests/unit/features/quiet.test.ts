// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQuiet } from '../../../renderer/src/features/posters/quiet.ts';
import { storeOf } from '../../../renderer/src/stores/bound.ts';
import { createPlayerStore } from '../../../renderer/src/stores/player.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { emptyWorld } from '../../fakes/bridge/world.ts';

const restMs = 1000;
let ended = new AbortController();

function quietWindow() {
  const bridge = createFakeBridge(emptyWorld());
  const quiet = createQuiet(bridge, ended.signal);
  return { quiet, player: storeOf(bridge, createPlayerStore) };
}

beforeEach(() => {
  vi.useFakeTimers();
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

describe('it is not quiet', () => {
  it('while the window has only just opened', async () => {
    const { quiet } = quietWindow();
    expect(quiet.isQuiet()).toBe(false);
    const waited = quiet.wait(ended.signal);
    vi.advanceTimersByTime(restMs);
    await waited;
    expect(quiet.isQuiet()).toBe(true);
  });

  it.each([
    ['a key is pressed', () => new KeyboardEvent('keydown', { key: 'f', bubbles: true })],
    ['something is put in without a key', () => new Event('input', { bubbles: true })],
    ['something within the page scrolls', () => new Event('scroll')],
  ])('when %s, until a second after the last of it', (_, use) => {
    const { quiet } = quietWindow();
    vi.advanceTimersByTime(restMs);
    for (let count = 0; count < 3; count += 1) {
      document.body.dispatchEvent(use());
      vi.advanceTimersByTime(restMs - 1);
      expect(quiet.isQuiet()).toBe(false);
    }
    vi.advanceTimersByTime(1);
    expect(quiet.isQuiet()).toBe(true);
  });

  it('while something plays', async () => {
    const { quiet, player } = quietWindow();
    vi.advanceTimersByTime(restMs);
    player.getState().setPlaying(true);
    const waited = quiet.wait(ended.signal);
    expect(quiet.isQuiet()).toBe(false);
    player.getState().setPlaying(false);
    await waited;
  });
});

it('whoever waits is told when the window ends', async () => {
  const { quiet } = quietWindow();
  const waited = quiet.wait(ended.signal);
  ended.abort();
  await expect(waited).rejects.toThrow('ended');
});
