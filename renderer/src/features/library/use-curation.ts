import { useMemo } from 'react';
import type { CurationChange } from '../../../../shared/contract/curation.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import type { Notices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import { wireSelections } from '../../stores/wire-selection.ts';
import { libraryActs } from '../../text/library-acts.ts';

export type Curation = {
  /** Changes clips in one act and says so, with the way back. */
  change(clips: ReadonlySet<ClipId>, change: CurationChange): void;
};

/** A newer message takes the place of an older one: only the newest act can be undone at once. */
const subject = 'curation';

function createCuration(bridge: Bridge, notices: Notices): Curation {
  async function change(clips: ReadonlySet<ClipId>, wanted: CurationChange): Promise<void> {
    const { ids, answeredQuery } = storeOf(bridge, createLibraryStore).getState();
    let changed = 0;
    for (const selection of wireSelections(clips, { ids, query: answeredQuery }))
      changed += (await ask(bridge, 'library.curate', { selection, change: wanted })).changed;
    if (changed > 0) notices.show({ subject, title: libraryActs.done(wanted, changed) });
  }
  return { change: (clips, wanted) => notices.run(() => change(clips, wanted)) };
}

/** What can be said of clips, from wherever in the library. */
export function useCuration(): Curation {
  const bridge = useBridge();
  const notices = useNotices();
  return useMemo(() => createCuration(bridge, notices), [bridge, notices]);
}
