import { useEffect, useState } from 'react';
import type { DragEvent } from 'react';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { storeOf, useBridge } from './bound.ts';

/*
 * A drag of clips is always the system's own drag of files, so that it can end in any program. Over our own window it comes back as files
 * from outside, and nothing in it says that they are ours: what is remembered here does.
 */
type OwnDrag = {
  /** Null while no clip of ours is on its way. */
  readonly clips: ReadonlySet<ClipId> | null;
  begin(clips: ReadonlySet<ClipId>): void;
  end(): void;
};

export function createOwnDragStore(): StoreApi<OwnDrag> {
  const store = createStore<OwnDrag>()((set) => ({
    clips: null,
    begin: (clips) => set({ clips }),
    end: () => set({ clips: null }),
  }));
  // During a drag there are no pointer events; the first one after it says that it has ended, wherever.
  for (const name of ['pointermove', 'pointerdown', 'keydown'])
    window.addEventListener(name, () => store.getState().end(), { capture: true, passive: true });
  return store;
}

/** What an element needs to take clips that are dropped on it. */
export type ClipDrop = {
  /** Clips are held over it. */
  readonly isOver: boolean;
  readonly handlers: {
    onDragEnter(event: DragEvent): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
};

/** Takes clips of ours that are dropped; files from elsewhere pass by. */
export function useClipDrop(
  onDrop: (clips: ReadonlySet<ClipId>, event: DragEvent) => void,
  onOver: (event: DragEvent) => void = () => undefined,
): ClipDrop {
  const store = storeOf(useBridge(), createOwnDragStore);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => store.subscribe(({ clips }) => clips === null && setIsOver(false)), [store]);

  function hold(event: DragEvent): void {
    if (store.getState().clips === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
    onOver(event);
  }
  return {
    isOver,
    handlers: {
      onDragEnter: hold,
      onDragOver: hold,
      onDragLeave(event) {
        const next = event.relatedTarget;
        if (!(next instanceof Node) || !event.currentTarget.contains(next)) setIsOver(false);
      },
      onDrop(event) {
        const { clips, end } = store.getState();
        if (clips === null) return;
        event.preventDefault();
        // Or the window would take them for files to import.
        event.stopPropagation();
        setIsOver(false);
        end();
        onDrop(clips, event);
      },
    },
  };
}
