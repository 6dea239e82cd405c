import { describe, expect, it, vi } from 'vitest';
import { startStillMaker } from '../../../renderer/src/features/posters/still-maker.ts';
import type { StillPorts } from '../../../renderer/src/features/posters/still-maker.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { footage } from '../../fakes/bridge/footage.ts';
import { changeStills } from '../../fakes/bridge/still-handlers.ts';
import { changeLibrary, emptyWorld } from '../../fakes/bridge/world.ts';

type Drawing = readonly [kind: string, id: ClipId];

function studio(count: number, stills: { poster: 'wanted' | 'ready'; strip: 'wanted' | 'ready' }) {
  const world = emptyWorld();
  world.clips = footage(count).map((clip) => ({ ...clip, ...stills }));
  const bridge = createFakeBridge(world);
  const drawn: Drawing[] = [];
  let drawing = 0;
  let most = 0;
  let waiting: (() => void)[] = [];
  let isQuiet = true;
  const ports = {
    drawer: {
      draw: vi.fn<StillPorts['drawer']['draw']>(async (kind, id) => {
        drawing += 1;
        most = Math.max(most, drawing);
        await Promise.resolve();
        drawing -= 1;
        drawn.push([kind, id]);
        return new Blob(['jpeg']);
      }),
      rest: vi.fn<() => void>(),
    },
    quiet: {
      isQuiet: () => isQuiet,
      wait: async () => {
        if (isQuiet) return;
        await new Promise<void>((go) => {
          waiting.push(go);
        });
      },
    },
    save: vi.fn<StillPorts['save']>(async (kind, id) => {
      changeStills(world, bridge.emit, [id], { [kind]: 'ready' });
      return true;
    }),
  };
  const stop = startStillMaker(bridge, ports);
  return {
    world,
    bridge,
    ports,
    drawn,
    stop,
    mostAtOnce: () => most,
    ready: (kind: 'poster' | 'strip') => world.clips.filter((clip) => clip[kind] === 'ready').length,
    disturb: () => void (isQuiet = false),
    calm() {
      isQuiet = true;
      for (const go of waiting) go();
      waiting = [];
    },
  };
}

const allWanted = { poster: 'wanted', strip: 'wanted' } as const;
const stripsWanted = { poster: 'ready', strip: 'wanted' } as const;

describe('the maker of stills', () => {
  it('draws every poster and then every strip, one at a time, and then rests', async () => {
    const { drawn, ready, mostAtOnce, ports, stop } = studio(25, allWanted);
    await vi.waitFor(() => expect([ready('poster'), ready('strip')]).toEqual([25, 25]));
    await vi.waitFor(() => expect(ports.drawer.rest).toHaveBeenCalled());
    stop();
    expect(drawn.map(([kind]) => kind)).toEqual([
      ...Array<string>(25).fill('poster'),
      ...Array<string>(25).fill('strip'),
    ]);
    expect(new Set(drawn.map(String)).size).toBe(50);
    expect(mostAtOnce()).toBe(1);
  });

  it('draws the poster of a new clip before the strips that still wait', async () => {
    const { world, bridge, drawn, ready, stop, ports } = studio(10, stripsWanted);
    const [newest] = world.clips;
    if (newest === undefined) throw new Error('no clip');
    ports.drawer.draw.mockImplementationOnce(async (kind, id) => {
      changeStills(world, bridge.emit, [newest.id], { poster: 'wanted' });
      changeLibrary(world, bridge.emit, { changed: [newest.id] });
      drawn.push([kind, id]);
      return new Blob(['jpeg']);
    });
    await vi.waitFor(() => expect(ready('strip')).toBe(10));
    stop();
    expect(drawn[1]).toEqual(['poster', newest.id]);
  });

  it('tells main of a clip it cannot draw, and goes on with the others', async () => {
    const { world, bridge, ports, ready, stop } = studio(3, stripsWanted);
    const [bad] = world.clips;
    ports.drawer.draw.mockRejectedValueOnce(new Error('not playable'));
    await vi.waitFor(() => expect(ready('strip')).toBe(2));
    stop();
    expect(bridge.inputsOf('library.stripFailed')).toEqual([{ id: bad?.id }]);
  });

  it('draws a failed one again when asked to', async () => {
    const { world, bridge, ports, ready, stop } = studio(1, stripsWanted);
    const [bad] = world.clips;
    if (bad === undefined) throw new Error('no clip');
    ports.drawer.draw.mockRejectedValueOnce(new Error('not playable'));
    await vi.waitFor(() => expect(world.clips[0]?.strip).toBe('failed'));
    await bridge.request('library.redraw', { selection: { kind: 'ids', ids: [bad.id] } });
    await vi.waitFor(() => expect(ready('strip')).toBe(1));
    stop();
  });

  it('takes what main refuses as failed', async () => {
    const { bridge, ports, ready, stop } = studio(2, stripsWanted);
    ports.save.mockResolvedValueOnce(false);
    await vi.waitFor(() => expect(ready('strip')).toBe(1));
    stop();
    expect(bridge.inputsOf('library.stripFailed')).toHaveLength(1);
  });

  it('stops while nothing can be kept, marks nothing as failed, and begins again with a change', async () => {
    const { world, bridge, ports, ready, stop } = studio(2, stripsWanted);
    ports.save.mockRejectedValueOnce(new AppError('unavailable', 'full'));
    await vi.waitFor(() => expect(ports.drawer.rest).toHaveBeenCalled());
    expect(ready('strip')).toBe(0);
    changeLibrary(world, bridge.emit, { all: true });
    await vi.waitFor(() => expect(ready('strip')).toBe(2));
    stop();
    expect(bridge.inputsOf('library.stripFailed')).toEqual([]);
  });

  it('waits until it is quiet before each drawing', async () => {
    const { drawn, ready, disturb, calm, stop, ports } = studio(3, stripsWanted);
    ports.drawer.draw.mockImplementationOnce(async (kind, id) => {
      disturb();
      drawn.push([kind, id]);
      return new Blob(['jpeg']);
    });
    await vi.waitFor(() => expect(ready('strip')).toBe(1));
    await Promise.resolve();
    expect(drawn).toHaveLength(1);
    calm();
    await vi.waitFor(() => expect(ready('strip')).toBe(3));
    stop();
  });

  it('begins again after the library was away', async () => {
    const { world, bridge, ready, stop, ports } = studio(0, allWanted);
    await vi.waitFor(() => expect(ports.drawer.rest).toHaveBeenCalledTimes(1));
    bridge.fail('library.postersWanted', 'library-offline', 1);
    world.clips = footage(1).map((clip) => ({ ...clip, poster: 'wanted' as const }));
    changeLibrary(world, bridge.emit, { all: true });
    await vi.waitFor(() => expect(ports.drawer.rest).toHaveBeenCalledTimes(2));
    expect(ready('poster')).toBe(0);
    changeLibrary(world, bridge.emit, { all: true });
    await vi.waitFor(() => expect(ready('poster')).toBe(1));
    stop();
  });
});
