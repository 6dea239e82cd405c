import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Bridge } from '../bridge.ts';

type StillVersions = {
  /** How often the clip's stills were drawn since this window opened: an address with another number is not taken from memory. */
  versionOf(id: ClipId): number;
};

/** Never changes as a store; whoever shows a clip renders again when its details do. */
export function createStillVersions(bridge: Bridge): StoreApi<StillVersions> {
  const versions = new Map<ClipId, number>();
  bridge.subscribe('library.stillsChanged', ({ ids }) => {
    for (const id of ids) versions.set(id, (versions.get(id) ?? 0) + 1);
  });
  return createStore<StillVersions>()(() => ({ versionOf: (id) => versions.get(id) ?? 0 }));
}
