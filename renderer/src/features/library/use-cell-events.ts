import { useMemo } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { createOwnDragStore } from '../../stores/own-drag.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import { wireIds } from '../../stores/wire-selection.ts';
import type { CellEvents } from './clip-cell.tsx';
import { dragIds } from './drag-ids.ts';

type CellOptions = {
  readonly onShow: (id: ClipId) => void;
  /** Opens a clip, or shows one that is veiled. */
  readonly onLook: (id: ClipId) => void;
};

/** The pointer on clips: choosing, opening, dragging out. The same object for long, so that cells need not render again. */
export function useCellEvents({ onShow, onLook }: CellOptions): CellEvents {
  const bridge = useBridge();
  return useMemo(() => {
    const library = storeOf(bridge, createLibraryStore);
    const selection = storeOf(bridge, createSelectionStore);
    const ownDrag = storeOf(bridge, createOwnDragStore);
    const dragOf = (id: ClipId) => dragIds(selection.getState().selected, library.getState().ids, id);
    return {
      onShow,
      onOpen: onLook,
      onPress(id, event) {
        const how = event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
        selection.getState().select(id, how);
      },
      onPrepareDrag(id) {
        // A refusal shows when the drag begins: main then has nothing to drag.
        void ask(bridge, 'library.prepareDrag', { ids: wireIds(dragOf(id)) }).catch(() => undefined);
      },
      onDragStart(id, event) {
        event.preventDefault();
        const clips = dragOf(id);
        ownDrag.getState().begin(new Set(clips));
        bridge.startDrag(wireIds(clips));
      },
    };
  }, [bridge, onShow, onLook]);
}
