import { describe, expect, it, vi } from 'vitest';
import { isTelling, lightOf, posterSize } from '../../../renderer/src/features/posters/frame-choice.ts';
import { startPosterMaker } from '../../../renderer/src/features/posters/poster-maker.ts';
import type { PosterPorts } from '../../../renderer/src/features/posters/poster-maker.ts';
import { storeOf } from '../../../renderer/src/stores/bound.ts';
import { createPlayerStore } from '../../../renderer/src/stores/player.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { footage } from '../../fakes/bridge/footage.ts';
import { changeLibrary, emptyWorld } from '../../fakes/bridge/world.ts';

describe('choosing a frame', () => {
  function frame(...values: number[]): Uint8ClampedArray {
    return new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255]));
  }
  it('tells a picture from black, white and grey', () => {
    expect(isTelling(lightOf(frame(0, 0, 0, 0)))).toBe(false);
    expect(isTelling(lightOf(frame(255, 255, 255, 255)))).toBe(false);
    expect(isTelling(lightOf(frame(120, 121, 120, 121)))).toBe(false);
    expect(isTelling(lightOf(frame(10, 80, 160, 240)))).toBe(true);
  });
  it('never divides by nothing', () => {
    expect(lightOf(frame())).toEqual({ mean: 0, spread: 0 });
  });
  it.each([
    [1280, 720, 640, 360],
    [720, 1280, 360, 640],
    [320, 320, 320, 320],
    [4000, 1, 640, 1],
  ])('shrinks %i × %i to %i × %i', (width, height, toWidth, toHeight) => {
    expect(posterSize(width, height)).toEqual({ width: toWidth, height: toHeight });
  });
});

describe('the poster maker', () => {
  function studio(count: number) {
    const world = emptyWorld();
    world.clips = footage(count).map((clip) => ({ ...clip, poster: 'wanted' as const }));
    const bridge = createFakeBridge(world);
    let drawing = 0;
    let most = 0;
    const draw = vi.fn<PosterPorts['draw']>(async () => {
      drawing += 1;
      most = Math.max(most, drawing);
      await Promise.resolve();
      drawing -= 1;
      return new Blob(['jpeg']);
    });
    const save = vi.fn<PosterPorts['save']>((id) => {
      world.clips = world.clips.map((clip) =>
        clip.id === id ? { ...clip, poster: 'ready' as const } : clip,
      );
      changeLibrary(world, bridge.emit, { changed: [id] });
      return Promise.resolve();
    });
    return { world, bridge, ports: { draw, save }, mostAtOnce: () => most };
  }
  const ready = (world: ReturnType<typeof studio>['world']) =>
    world.clips.filter((clip) => clip.poster === 'ready').length;

  it('draws every poster that is wanted, one at a time', async () => {
    const { world, bridge, ports, mostAtOnce } = studio(45);
    const stop = startPosterMaker(bridge, ports);
    await vi.waitFor(() => expect(ready(world)).toBe(45));
    stop();
    expect(mostAtOnce()).toBe(1);
    expect(ports.draw).toHaveBeenCalledTimes(45);
  });

  it('tells main of a clip it cannot draw, and goes on with the others', async () => {
    const { world, bridge, ports } = studio(3);
    const [bad] = world.clips;
    vi.mocked(ports.draw).mockImplementationOnce(() => Promise.reject(new Error('not playable')));
    const stop = startPosterMaker(bridge, ports);
    await vi.waitFor(() => expect(ready(world)).toBe(2));
    stop();
    expect(bridge.inputsOf('library.posterFailed')).toEqual([{ id: bad?.id }]);
  });

  it('waits while the player plays, and goes on after', async () => {
    const { world, bridge, ports } = studio(3);
    const player = storeOf(bridge, createPlayerStore);
    player.getState().setPlaying(true);
    const stop = startPosterMaker(bridge, ports);
    await vi.waitFor(() => expect(bridge.inputsOf('library.postersWanted')).toHaveLength(1));
    expect(ports.draw).not.toHaveBeenCalled();
    player.getState().setPlaying(false);
    await vi.waitFor(() => expect(ready(world)).toBe(3));
    stop();
  });

  it('begins again with a new clip after the library was away', async () => {
    const { world, bridge, ports } = studio(1);
    bridge.fail('library.postersWanted', 'library-offline', 1);
    const stop = startPosterMaker(bridge, ports);
    await vi.waitFor(() => expect(bridge.inputsOf('library.postersWanted')).toHaveLength(1));
    changeLibrary(world, bridge.emit, { all: true });
    await vi.waitFor(() => expect(ready(world)).toBe(1));
    stop();
  });
});
