import { screen, waitFor, within } from '@testing-library/react';
import type { Clip } from '../../shared/contract/library.ts';
import { LibraryRoom } from '../../renderer/src/features/library/library-room.tsx';
import { Player } from '../../renderer/src/features/player/player.tsx';
import { createFakeBridge } from '../fakes/bridge.ts';
import { footage } from '../fakes/bridge/footage.ts';
import { emptyWorld } from '../fakes/bridge/world.ts';
import type { World } from '../fakes/bridge/world.ts';
import { stage } from './room-stage.tsx';

/** The library's room over `count` clips. */
export function libraryOf(count: number, change: (world: World) => void = () => undefined) {
  const world = emptyWorld();
  world.clips = footage(count);
  change(world);
  const bridge = createFakeBridge(world);
  stage(
    bridge,
    <>
      <LibraryRoom />
      <Player />
    </>,
  );
  return { bridge, world, ids: world.clips.map((clip) => clip.id) };
}

/** Changes one clip of the world. */
export function withClip(world: World, at: number, over: Partial<Clip>): void {
  world.clips = world.clips.map((clip, index) => (index === at ? { ...clip, ...over } : clip));
}

export async function cells(): Promise<HTMLElement[]> {
  const grid = await screen.findByRole('grid', { name: 'Library' });
  await waitFor(() => {
    const [first] = within(grid).getAllByRole('gridcell');
    if (first?.getAttribute('aria-label')?.includes('Reading') !== false) throw new Error('not yet read');
  });
  return within(grid).getAllByRole('gridcell');
}

export async function cell(at: number): Promise<HTMLElement> {
  const found = (await cells())[at];
  if (found === undefined) throw new Error(`no cell ${at}`);
  return found;
}

export const chosen = () =>
  screen.queryAllByRole('gridcell', { selected: true }).map((each) => each.dataset['clip']);
