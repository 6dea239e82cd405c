import { useMemo } from 'react';
import type { CurationChange } from '../../../../shared/contract/curation.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useActs } from '../../notices/use-acts.ts';
import type { Acts } from '../../notices/use-acts.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { wireSelection } from '../../stores/wire-selection.ts';
import { libraryActs } from '../../text/library-acts.ts';

export type Curation = {
  /** Changes clips in one act and says so, with the way back. */
  change(clips: ReadonlySet<ClipId>, change: CurationChange): void;
};

function createCuration(bridge: Bridge, notices: Notices, acts: Acts): Curation {
  async function change(clips: ReadonlySet<ClipId>, wanted: CurationChange): Promise<void> {
    const { ids, answeredQuery } = storeOf(bridge, createLibraryStore).getState();
    const selection = wireSelection(clips, { ids, query: answeredQuery });
    if (selection === null) return;
    const { changed, act } = await ask(bridge, 'library.curate', { selection, change: wanted });
    acts.tell(libraryActs.done(wanted, changed), act);
  }
  return { change: (clips, wanted) => notices.run(() => change(clips, wanted)) };
}

/** What can be said of clips, from wherever in the library. */
export function useCuration(): Curation {
  const bridge = useBridge();
  const notices = useNotices();
  const acts = useActs();
  return useMemo(() => createCuration(bridge, notices, acts), [bridge, notices, acts]);
}
