import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LibraryRoom } from '../../renderer/src/features/library/library-room.tsx';
import type { Clip } from '../../shared/contract/library.ts';
import { takeId } from '../../shared/contract/ids.ts';
import { createFakeBridge } from '../fakes/bridge.ts';
import { aClip, aTake } from '../fakes/bridge/samples.ts';
import { changeLibrary, changeTakes, emptyWorld } from '../fakes/bridge/world.ts';
import { stage, withLayout } from './room-stage.tsx';

withLayout();

const dayMs = 24 * 3_600_000;
const take = takeId.parse('takelost0001');

async function lookAt(over: Partial<Clip>) {
  const world = emptyWorld();
  world.clips = [aClip('cliplost0001', { takeId: take, missing: true, poster: 'wanted', ...over })];
  world.takes.set(take, aTake(take, { state: 'kept', position: null }));
  const bridge = createFakeBridge(world);
  stage(bridge, <LibraryRoom />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('gridcell', { name: /File missing/ }));
  return { bridge, world, user };
}

describe('a clip whose file is missing', () => {
  it('says how long the service still has it, on the picture and beside it, and fetches it again', async () => {
    const { bridge, user } = await lookAt({ createdAtMs: Date.now() - 4.5 * dayMs });
    expect(screen.getByText(/File missing · 2 days left/)).toBeTruthy();
    expect(await screen.findByText(/The service still has its copy: 2 days left\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Fetch again' }));
    expect(await screen.findByText('Being fetched again')).toBeTruthy();
    expect(bridge.inputsOf('takes.fetch')).toEqual([{ id: take }]);
  });

  it('shows that it is being fetched, and is whole again when it came', async () => {
    const { bridge, world } = await lookAt({ createdAtMs: Date.now() - dayMs });
    await screen.findByRole('button', { name: 'Fetch again' });
    act(() => changeTakes(world, bridge.emit, [aTake(take, { state: 'downloading', position: null })]));
    expect(await screen.findByRole('button', { name: 'Being fetched …' })).toBeTruthy();
    world.clips = world.clips.map((clip) => ({ ...clip, missing: false }));
    act(() => changeLibrary(world, bridge.emit, { changed: world.clips.map(({ id }) => id) }));
    await waitFor(() => expect(screen.queryByText('The file is not in the library')).toBeNull());
  });

  it('after seven days says that they are over, and can still be asked for', async () => {
    await lookAt({ createdAtMs: Date.now() - 9 * dayMs });
    expect(await screen.findByText(/seven days, which are over/)).toBeTruthy();
    expect(screen.queryByText(/days left/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Fetch again' })).toBeTruthy();
  });

  it('that was not made here can only be put back', async () => {
    await lookAt({ takeId: null });
    expect(await screen.findByText(/Put it back/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Fetch again' })).toBeNull();
  });
});
