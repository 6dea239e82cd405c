import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Bridge } from '../../../renderer/src/bridge.ts';
import { createLibraryStore } from '../../../renderer/src/stores/library.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { footage } from '../../fakes/bridge/footage.ts';
import { changeLibrary, emptyWorld } from '../../fakes/bridge/world.ts';

function studioWith(count: number) {
  const world = emptyWorld();
  world.clips = footage(count);
  const bridge = createFakeBridge(world);
  const ids = world.clips.map((clip) => clip.id);
  return { world, bridge, ids };
}

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the outline', () => {
  it('is loaded at once, in order', async () => {
    const { bridge, ids } = studioWith(30);
    const store = createLibraryStore(bridge);
    expect(store.getState().isLoaded).toBe(false);
    await settled();
    expect(store.getState()).toMatchObject({ isLoaded: true, ids, total: 30, error: null });
  });

  it('is loaded again after a change, once however many changes come at once', async () => {
    const { bridge, world } = studioWith(3);
    const store = createLibraryStore(bridge);
    await settled();
    world.clips = footage(4);
    for (let at = 0; at < 50; at += 1) changeLibrary(world, bridge.emit, { changed: [] });
    await settled();
    expect(store.getState().total).toBe(4);
    expect(bridge.inputsOf('library.outline').length).toBeLessThanOrEqual(3);
  });

  it('says why it could not be read, and recovers by reload', async () => {
    const { bridge } = studioWith(3);
    bridge.fail('library.outline', 'library-offline', 1);
    const store = createLibraryStore(bridge);
    await settled();
    expect(store.getState().error?.code).toBe('library-offline');
    await store.getState().reload();
    expect(store.getState()).toMatchObject({ error: null, total: 3 });
  });

  it('ignores an event that the outline already knows', async () => {
    const { bridge, world } = studioWith(3);
    createLibraryStore(bridge);
    await settled();
    bridge.emit('library.changed', { revision: world.libraryRevision, changed: [], removed: [], all: false });
    await settled();
    expect(bridge.inputsOf('library.outline')).toHaveLength(1);
  });
});

describe('searching', () => {
  it('asks for one thing at a time, and of what is typed meanwhile only for the last', async () => {
    const { bridge } = studioWith(24);
    const store = createLibraryStore(bridge);
    await settled();
    const release = bridge.hold('library.outline');
    for (const text of ['f', 'fo', 'fox']) store.getState().search(text);
    expect(store.getState().query).toBe('fox');
    await settled();
    expect(bridge.inputsOf('library.outline').map((input) => input.query)).toEqual(['', 'f']);
    release();
    await settled();
    expect(bridge.inputsOf('library.outline').map((input) => input.query)).toEqual(['', 'f', 'fox']);
    expect(store.getState().ids.length).toBeLessThan(24);
    expect(store.getState().answeredQuery).toBe('fox');
  });

  it('drops the answer to older words', async () => {
    const { bridge } = studioWith(24);
    const store = createLibraryStore(bridge);
    await settled();
    const release = bridge.hold('library.outline');
    const answered: string[] = [];
    store.subscribe((state) => answered.push(state.answeredQuery));
    store.getState().search('fox');
    store.getState().search('nothing like it');
    release();
    await settled();
    expect(answered).not.toContain('fox');
    expect(store.getState()).toMatchObject({ answeredQuery: 'nothing like it', ids: [], total: 24 });
  });
});

describe('an answer of many clips', () => {
  const limits = (bridge: ReturnType<typeof createFakeBridge>) =>
    bridge.inputsOf('library.outline').map((input) => [input.query, input.limit ?? 'all']);

  it('shows its first clips at once, with how many there are, and the rest when nothing else is typed', async () => {
    const { bridge, ids } = studioWith(1000);
    const store = createLibraryStore(bridge, { restDelayMs: 150 });
    await settled();
    expect(store.getState()).toMatchObject({ isWhole: false, found: 1000, ids: ids.slice(0, 600) });
    await vi.advanceTimersByTimeAsync(150);
    expect(store.getState()).toMatchObject({ isWhole: true, found: 1000, ids });
  });

  it('does without the rest where another word comes first', async () => {
    const { bridge } = studioWith(1000);
    const store = createLibraryStore(bridge, { restDelayMs: 150 });
    await vi.advanceTimersByTimeAsync(100);
    store.getState().search('fox');
    await vi.advanceTimersByTimeAsync(100);
    expect(limits(bridge)).toEqual([
      ['', 600],
      ['fox', 600],
    ]);
  });

  it('is whole at once for whoever must have all of it', async () => {
    const { bridge, ids } = studioWith(1000);
    const store = createLibraryStore(bridge, { restDelayMs: 150 });
    await settled();
    const whole = store.getState().whole();
    await settled();
    await whole;
    expect(store.getState()).toMatchObject({ isWhole: true, ids });
  });

  it('does not hold up a word that is typed while its rest is on its way, and is dropped for it', async () => {
    const { bridge } = studioWith(1000);
    const store = createLibraryStore(bridge, { restDelayMs: 150 });
    await settled();
    const releaseRest = bridge.hold('library.outline');
    await vi.advanceTimersByTimeAsync(150);
    bridge.hold('library.outline')();
    store.getState().search('fox');
    await settled();
    expect(limits(bridge)).toEqual([
      ['', 600],
      ['', 'all'],
      ['fox', 600],
    ]);
    const { ids } = store.getState();
    expect(store.getState().answeredQuery).toBe('fox');
    releaseRest();
    await settled();
    expect(store.getState()).toMatchObject({ answeredQuery: 'fox', ids });
  });

  it('is not set back by a rest that was asked for before it', async () => {
    const { bridge, world, ids } = studioWith(1000);
    const rest = Promise.withResolvers<void>();
    let isHeld = false;
    const slow: Bridge = {
      ...bridge,
      async request(name, input) {
        const answer = await bridge.request(name, input);
        if (name === 'library.outline' && isHeld) {
          isHeld = false;
          await rest.promise;
        }
        return answer;
      },
    };
    const store = createLibraryStore(slow, { restDelayMs: 150 });
    await settled();
    isHeld = true;
    await vi.advanceTimersByTimeAsync(150);
    store.getState().search('fox');
    await settled();
    changeLibrary(world, bridge.emit, { all: true });
    store.getState().search('');
    await settled();
    const revisions: number[] = [];
    store.subscribe(({ revision }) => revisions.push(revision));
    rest.resolve();
    await vi.advanceTimersByTimeAsync(150);
    expect(store.getState()).toMatchObject({ isWhole: true, ids });
    expect(new Set(revisions)).toEqual(new Set([world.libraryRevision]));
  });

  it('is asked for whole again after a change, so that nothing below is lost for a moment', async () => {
    const { bridge, world } = studioWith(1000);
    const store = createLibraryStore(bridge, { restDelayMs: 150 });
    await vi.advanceTimersByTimeAsync(150);
    const sizes = new Set<number>();
    store.subscribe((state) => sizes.add(state.ids.length));
    changeLibrary(world, bridge.emit, { all: true });
    await vi.advanceTimersByTimeAsync(200);
    expect([...sizes]).toEqual([1000]);
    expect(limits(bridge).at(-1)).toEqual(['', 'all']);
  });
});

describe('details', () => {
  it('are fetched for what is on the screen, in pages the contract allows, once', async () => {
    const { bridge, ids } = studioWith(450);
    const store = createLibraryStore(bridge);
    await settled();
    store.getState().want(ids, 'grid');
    store.getState().want(ids, 'grid');
    await settled();
    expect(bridge.inputsOf('library.clips').map((input) => input.ids.length)).toEqual([200, 200, 50]);
    expect(store.getState().details.size).toBe(450);
  });

  it('are bounded, and what is on the screen is never forgotten', async () => {
    const { bridge, ids } = studioWith(400);
    const store = createLibraryStore(bridge, { detailBound: 100 });
    await settled();
    const pinned: readonly ClipId[] = ids.slice(0, 3);
    store.getState().want(pinned, 'inspector');
    for (let at = 0; at < 400; at += 50) {
      store.getState().want(ids.slice(at, at + 50), 'grid');
      await settled();
    }
    const { details } = store.getState();
    expect(details.size).toBeLessThanOrEqual(103);
    for (const id of [...pinned, ...ids.slice(350)]) expect(details.has(id)).toBe(true);
  });

  it('are fetched again when a clip changed, and shown as they were until then', async () => {
    const { bridge, world, ids } = studioWith(2);
    const store = createLibraryStore(bridge);
    await settled();
    store.getState().want(ids, 'grid');
    await settled();
    const [first] = world.clips;
    if (first === undefined) throw new Error('no clip');
    world.clips = world.clips.map((clip) => (clip.id === first.id ? { ...clip, missing: true } : clip));
    changeLibrary(world, bridge.emit, { changed: [first.id] });
    expect(store.getState().details.get(first.id)?.missing).toBe(false);
    await settled();
    expect(store.getState().details.get(first.id)?.missing).toBe(true);
    expect(bridge.inputsOf('library.clips').at(-1)?.ids).toEqual([first.id]);
  });

  it('are all fetched again after a gap in the revisions', async () => {
    const { bridge, world, ids } = studioWith(2);
    const store = createLibraryStore(bridge);
    await settled();
    store.getState().want(ids, 'grid');
    await settled();
    world.libraryRevision += 5;
    changeLibrary(world, bridge.emit, { changed: [] });
    await settled();
    expect(bridge.inputsOf('library.clips').at(-1)?.ids).toEqual(ids);
  });

  it('are asked for again after a failure', async () => {
    const { bridge, ids } = studioWith(2);
    const store = createLibraryStore(bridge);
    await settled();
    bridge.fail('library.clips', 'unexpected', 1);
    store.getState().want(ids, 'grid');
    await settled();
    expect(store.getState().details.size).toBe(0);
    store.getState().want(ids, 'grid');
    await settled();
    expect(store.getState().details.size).toBe(2);
  });
});
