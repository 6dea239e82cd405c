import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { goTo, useRoute } from '../../stores/route.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import type { GridLayout } from './grid-layout.ts';
import { useLibrary } from './use-library.ts';

/** `#/library/<clip>` selects that clip and brings it into view, then goes on as the plain room. */
export function useShownClip(virtualizer: Virtualizer<HTMLDivElement, Element>, layout: GridLayout): void {
  const bridge = useBridge();
  const { room, rest } = useRoute();
  const ids = useLibrary((state) => state.ids);
  const { count } = virtualizer.options;

  useEffect(() => {
    if (room !== 'library' || rest === '' || count === 0) return;
    const at = ids.findIndex((each) => each === rest);
    const id = ids[at];
    if (id === undefined) return;
    storeOf(bridge, createSelectionStore).getState().select(id, 'only');
    virtualizer.scrollToIndex(layout.lineOf[at] ?? 0, { align: 'center' });
    goTo('library');
  }, [bridge, room, rest, ids, virtualizer, layout, count]);
}
