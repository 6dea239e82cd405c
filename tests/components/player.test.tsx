import { act, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Player } from '../../renderer/src/features/player/player.tsx';
import { playerActionOf } from '../../renderer/src/features/player/player-keys.ts';
import { storeOf } from '../../renderer/src/stores/bound.ts';
import { createPlayerStore } from '../../renderer/src/stores/player.ts';
import { createFakeBridge } from '../fakes/bridge.ts';
import { footage } from '../fakes/bridge/footage.ts';
import { emptyWorld } from '../fakes/bridge/world.ts';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

async function screening(change: { readonly missing?: boolean } = {}) {
  const world = emptyWorld();
  world.clips = footage(3).map((clip) => ({ ...clip, ...change }));
  const bridge = createFakeBridge(world);
  const ids = world.clips.map((clip) => clip.id);
  stage(bridge, <Player />);
  const player = storeOf(bridge, createPlayerStore);
  const [first] = ids;
  if (first === undefined) throw new Error('no clip');
  act(() => player.getState().open(first, ids));
  const dialog = await screen.findByRole('dialog');
  const video = dialog.querySelector('video');
  if (video === null) throw new Error('no video');
  Object.defineProperty(video, 'duration', { value: 5, configurable: true });
  return { bridge, dialog, video, player, ids };
}

describe('the player', () => {
  it('steps by frames and seconds, within the clip', async () => {
    const user = userEvent.setup();
    const { video } = await screening();
    await user.keyboard('l');
    expect(video.currentTime).toBe(1);
    await user.keyboard('.');
    expect(video.currentTime).toBeCloseTo(1 + 1 / 24);
    await user.keyboard(',,');
    expect(video.currentTime).toBeCloseTo(1 - 1 / 24);
    await user.keyboard('{End}');
    expect(video.currentTime).toBe(5);
    await user.keyboard('ll');
    expect(video.currentTime).toBe(5);
    await user.keyboard('{Home}j');
    expect(video.currentTime).toBe(0);
  });

  it('plays and pauses with Space and K', async () => {
    const user = userEvent.setup();
    const { video } = await screening();
    await user.keyboard(' ');
    await user.keyboard('k');
    expect(video.play).toHaveBeenCalledTimes(2);
  });

  it('walks through the playlist and stays at its ends', async () => {
    const user = userEvent.setup();
    const { player, ids, dialog } = await screening();
    expect(within(dialog).getByRole('button', { name: 'Previous clip' }).ariaDisabled).toBe('true');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(player.getState().clipId).toBe(ids[2]);
    expect(within(dialog).getByRole('button', { name: 'Next clip' }).ariaDisabled).toBe('true');
  });

  it('shows where it is to the hundredth, and seeks by the bar', async () => {
    const { video, dialog } = await screening();
    video.currentTime = 2.14;
    fireEvent(video, new Event('durationchange'));
    expect(dialog.textContent).toContain('0:02.14 / 0:05');
    expect(within(dialog).getByRole('slider', { name: 'Place in the clip' })).toBeTruthy();
  });

  it('repeats until told otherwise', async () => {
    const user = userEvent.setup();
    const { video, dialog } = await screening();
    expect(video.loop).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: 'Repeat' }));
    expect(video.loop).toBe(false);
  });

  it('says that a file is missing', async () => {
    await screening({ missing: true });
    expect(await screen.findByText('The file is not there')).toBeTruthy();
  });

  it('says that a file cannot be played, and plays the next one', async () => {
    const user = userEvent.setup();
    const { video } = await screening();
    Object.defineProperty(video, 'error', { value: { code: 4 }, configurable: true });
    fireEvent(video, new Event('error'));
    await screen.findByText('This file cannot be played');
    Object.defineProperty(video, 'error', { value: null, configurable: true });
    await user.keyboard('{ArrowDown}');
    fireEvent(video, new Event('loadstart'));
    expect(screen.queryByText('This file cannot be played')).toBeNull();
    expect(video.hidden).toBe(false);
  });

  it('tells background work whether it plays', async () => {
    const { video, player } = await screening();
    Object.defineProperty(video, 'paused', { value: false, configurable: true });
    fireEvent(video, new Event('playing'));
    expect(player.getState().isPlaying).toBe(true);
    act(() => player.getState().close());
    expect(player.getState().isPlaying).toBe(false);
  });
});

describe('keys of the player', () => {
  it('are left to the system when a modifier is held', () => {
    const bare = { ctrlKey: false, metaKey: false, altKey: false };
    expect(playerActionOf({ ...bare, key: 'F' })).toEqual({ kind: 'fullscreen' });
    expect(playerActionOf({ ...bare, key: 'f', ctrlKey: true })).toBeNull();
    expect(playerActionOf({ ...bare, key: 'q' })).toBeNull();
  });
});
