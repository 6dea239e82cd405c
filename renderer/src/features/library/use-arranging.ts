import { useMemo } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { wireIds } from '../../stores/wire-selection.ts';
import { clipAfter, indexBeside } from './grid-insertion.ts';

export type Arranging = {
  /** Whether the clips lie in an order of the user's own. */
  isByHand(): boolean;
  /** Puts clips before the one that lies at `index`. */
  putAt(clips: ReadonlySet<ClipId>, index: number): void;
  /** Moves clips past their neighbour. */
  nudge(clips: ReadonlySet<ClipId>, by: 'earlier' | 'later'): void;
};

/** The order by hand, of the one collection that is shown. */
export function useArranging(): Arranging {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => {
    const library = storeOf(bridge, createLibraryStore);
    const isByHand = (): boolean => {
      const { arrangement, collection } = library.getState();
      return collection !== null && arrangement.sort.by === 'manual';
    };
    function putAt(clips: ReadonlySet<ClipId>, index: number): void {
      const { ids, collection, isWhole, whole } = library.getState();
      // What comes last here is last of all only when all is here.
      if (!isWhole) return notices.run(() => whole().then(() => putAt(clips, index)));
      const moved = ids.filter((id) => clips.has(id));
      if (collection === null || !isByHand() || moved.length === 0) return;
      const before = clipAfter(ids, index, clips);
      notices.run(() => ask(bridge, 'library.arrange', { collection, ids: wireIds(moved), before }));
    }
    return {
      isByHand,
      putAt,
      nudge(clips, by) {
        const index = indexBeside(library.getState().ids, clips, by);
        if (index !== null) putAt(clips, index);
      },
    };
  }, [bridge, notices]);
}
