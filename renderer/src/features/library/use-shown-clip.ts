import { useEffect } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { goTo, useRoute } from '../../stores/route.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import type { GridLayout } from './grid-layout.ts';
import type { GridScroll } from './use-grid-window.ts';

/** `#/library/<clip>` selects that clip and brings it into view, then goes on as the plain room. */
export function useShownClip(scroll: GridScroll, layout: GridLayout, ids: readonly ClipId[]): void {
  const bridge = useBridge();
  const { room, rest } = useRoute();

  useEffect(() => {
    if (room !== 'library' || rest === '' || layout.lines === 0) return;
    const at = ids.findIndex((each) => each === rest);
    const id = ids[at];
    if (id === undefined) return;
    storeOf(bridge, createSelectionStore).getState().select(id, 'only');
    scroll.reveal(layout.lineOf[at] ?? 0);
    goTo('library');
  }, [bridge, room, rest, ids, scroll, layout]);
}
