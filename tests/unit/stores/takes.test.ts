import { describe, expect, it, vi } from 'vitest';
import { createTakesStore } from '../../../renderer/src/stores/takes.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { aTake } from '../../fakes/bridge/samples.ts';
import { changeTakes, emptyWorld } from '../../fakes/bridge/world.ts';

function studioWith(...ids: string[]) {
  const world = emptyWorld();
  for (const id of ids) world.takes.set(aTake(id).id, aTake(id));
  return { world, bridge: createFakeBridge(world) };
}

async function loadedStore(studio: ReturnType<typeof studioWith>) {
  const store = createTakesStore(studio.bridge);
  await vi.waitFor(() => expect(store.getState().takes ?? store.getState().error).not.toBeNull());
  return store;
}

describe('the mirror of the queue', () => {
  it('is the snapshot, then the events on top of it', async () => {
    const studio = studioWith('takeone01', 'taketwo02');
    const store = await loadedStore(studio);
    const running = aTake('takeone01', { state: 'running' });
    changeTakes(studio.world, studio.bridge.emit, [running], [aTake('taketwo02').id]);
    expect([...(store.getState().takes?.values() ?? [])]).toEqual([running]);
    expect(studio.bridge.inputsOf('takes.list')).toHaveLength(1);
  });

  it('keeps the very object of a take that did not change', async () => {
    const studio = studioWith('takeone01', 'taketwo02');
    const store = await loadedStore(studio);
    const before = store.getState().takes?.get(aTake('taketwo02').id);
    changeTakes(studio.world, studio.bridge.emit, [aTake('takeone01', { state: 'running' })]);
    expect(store.getState().takes?.get(aTake('taketwo02').id)).toBe(before);
  });

  it('drops an event it already knows', async () => {
    const studio = studioWith('takeone01');
    const store = await loadedStore(studio);
    studio.bridge.emit('takes.changed', { revision: 1, upserts: [], removed: [aTake('takeone01').id] });
    expect(store.getState().takes?.size).toBe(1);
  });

  it('loads again when an event is missing in between', async () => {
    const studio = studioWith('takeone01');
    const store = await loadedStore(studio);
    studio.world.takes.set(aTake('takelost1').id, aTake('takelost1'));
    studio.world.takesRevision += 1;
    changeTakes(studio.world, studio.bridge.emit, [aTake('takenew01')]);
    await vi.waitFor(() => expect(store.getState().takes?.size).toBe(3));
  });

  it('says why it could not be read, and recovers by reload', async () => {
    const studio = studioWith('takeone01');
    studio.bridge.fail('takes.list', 'unexpected', 1);
    const store = await loadedStore(studio);
    expect(store.getState()).toMatchObject({ takes: null, error: { code: 'unexpected' } });
    await store.getState().reload();
    expect(store.getState().takes?.size).toBe(1);
  });

  it('cancels any number in portions the contract allows', async () => {
    const names = Array.from({ length: 1200 }, (_, at) => `takemany${at}`);
    const studio = studioWith(...names);
    const store = await loadedStore(studio);
    const cancelled = await store.getState().cancel([...studio.world.takes.keys()]);
    expect(cancelled).toBe(1200);
    expect(studio.bridge.inputsOf('takes.cancel').map((input) => input.ids.length)).toEqual([500, 500, 200]);
  });

  it('throws what an action met to whoever asked for it', async () => {
    const studio = studioWith('takeone01');
    const store = await loadedStore(studio);
    studio.bridge.fail('takes.fetch', 'conflict');
    await expect(store.getState().fetchClip(aTake('takeone01').id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
