import { useEffect } from 'react';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createNotesStore } from '../../stores/notes.ts';

/** Saves what is typed whenever the user turns away: another window, a hidden or closing one, another room. */
export function useFlushOnLeave(): void {
  const bridge = useBridge();
  useEffect(() => {
    const editor = storeOf(bridge, createEditorStore);
    const notes = storeOf(bridge, createNotesStore);
    function flush(): void {
      void editor.getState().flush();
      void notes.getState().flush();
    }
    const windowEvents = ['blur', 'pagehide', 'beforeunload', 'hashchange'] as const;
    for (const name of windowEvents) window.addEventListener(name, flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      for (const name of windowEvents) window.removeEventListener(name, flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [bridge]);
}
