import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLibraryStore } from '../../../renderer/src/stores/library.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { createFakeBridge } from '../../fakes/bridge.ts';
import { footage } from '../../fakes/bridge/footage.ts';
import { emptyWorld } from '../../fakes/bridge/world.ts';

const byDraft = { sort: { by: 'rating', descending: true }, group: 'draft' } as const;

function libraryLeftAs(arrangement: Settings['arrangement']) {
  const world = emptyWorld();
  world.clips = footage(3);
  world.settings = { ...world.settings, arrangement };
  const bridge = createFakeBridge(world);
  return { bridge, world, store: createLibraryStore(bridge, { restDelayMs: 0 }) };
}

test('a library lies as it was left', async () => {
  const { bridge, store } = libraryLeftAs(byDraft);
  await turn();
  expect(store.getState().arrangement).toEqual(byDraft);
  expect(bridge.inputsOf('library.outline').at(-1)).toMatchObject(byDraft);
  expect(bridge.inputsOf('settings.update')).toEqual([]);
});

test('another order is kept, one by hand is not', async () => {
  const { bridge, store } = libraryLeftAs(byDraft);
  await turn();
  store.getState().arrange({ group: 'none' });
  store.getState().openCollection('Winter');
  await turn();
  expect(bridge.inputsOf('settings.update')).toEqual([{ arrangement: { ...byDraft, group: 'none' } }]);
});

test('what was just chosen is not undone by an older word of main', async () => {
  const { bridge, world, store } = libraryLeftAs(byDraft);
  await turn();
  const release = bridge.hold('settings.update');
  store.getState().arrange({ group: 'collection' });
  bridge.emit('settings.changed', world.settings);
  expect(store.getState().arrangement.group).toBe('collection');
  release();
  await turn();
  expect(store.getState().arrangement.group).toBe('collection');
  expect(world.settings.arrangement.group).toBe('collection');
});

test('another library has its own', async () => {
  const { bridge, world, store } = libraryLeftAs(byDraft);
  await turn();
  const other = { sort: { by: 'name', descending: false }, group: 'none' } as const;
  bridge.emit('settings.changed', { ...world.settings, arrangement: other });
  expect(store.getState().arrangement).toEqual(other);
  await turn();
  expect(bridge.inputsOf('settings.update')).toEqual([]);
});
