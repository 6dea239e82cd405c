import type { StoreApi } from 'zustand/vanilla';
import type { KeptArrangement, Settings } from '../../../shared/contract/settings.ts';
import type { Bridge } from '../bridge.ts';
import { storeOf } from './bound.ts';
import type { Arrangement } from './outline-loader.ts';
import { createSettingsStore } from './settings.ts';

type Arranged = {
  readonly arrangement: Arrangement;
  arrange(change: Partial<Arrangement>): void;
};

/** An order by hand is one collection's own, and is not the library's. */
function keepable({ sort, group }: Arrangement): KeptArrangement | null {
  const { by, descending } = sort;
  return by === 'manual' ? null : { sort: { by, descending }, group };
}

/** Lays the library out as it was left the last time, and keeps how it is laid out from then on. Each library has its own. */
export function keepArrangement(bridge: Bridge, library: StoreApi<Arranged>): void {
  const settings = storeOf(bridge, createSettingsStore);
  /** As the settings say it; null until they are there. */
  let kept: string | null = null;
  let saving = 0;

  function adopt(known: Settings | null): void {
    // What comes while something is being saved may be older than that.
    if (known === null || saving > 0) return;
    const key = JSON.stringify(known.arrangement);
    if (key === kept) return;
    kept = key;
    if (key !== JSON.stringify(keepable(library.getState().arrangement)))
      library.getState().arrange(known.arrangement);
  }

  async function save(arrangement: KeptArrangement): Promise<void> {
    saving += 1;
    // Not kept is no harm: the grid lies as it was asked to, until the next start.
    await settings
      .getState()
      .update({ arrangement })
      .catch(() => undefined);
    saving -= 1;
  }

  settings.subscribe((state) => adopt(state.settings));
  adopt(settings.getState().settings);
  library.subscribe(({ arrangement }, before) => {
    const keep = arrangement === before.arrangement ? null : keepable(arrangement);
    const key = JSON.stringify(keep);
    if (keep === null || kept === null || key === kept) return;
    kept = key;
    void save(keep);
  });
}
