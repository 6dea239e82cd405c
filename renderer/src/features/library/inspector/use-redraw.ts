import { useCallback } from 'react';
import type { ClipId } from '../../../../../shared/contract/ids.ts';
import { ask } from '../../../bridge.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createLibraryStore } from '../../../stores/library.ts';
import { wireSelection } from '../../../stores/wire-selection.ts';
import { inspectorText } from '../../../text/inspector.ts';

/** Has posters and strips drawn anew. */
export function useRedraw() {
  const bridge = useBridge();
  const notices = useNotices();
  return useCallback(
    (clips: ReadonlySet<ClipId>) =>
      notices.run(async () => {
        const { ids, answeredQuery } = storeOf(bridge, createLibraryStore).getState();
        const selection = wireSelection(clips, { ids, query: answeredQuery });
        if (selection === null) return;
        const { clips: asked } = await ask(bridge, 'library.redraw', { selection });
        notices.show({ title: inspectorText.stills.redrawing(asked) });
      }),
    [bridge, notices],
  );
}
