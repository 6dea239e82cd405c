import { useEffect, useState } from 'react';
import type { DraftHit } from '../../../../shared/contract/drafts.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';

/** Main's answer to a query; null until the first has come. An answer to older words never replaces a newer one. */
export function useDraftSearch(query: string): readonly DraftHit[] | null {
  const bridge = useBridge();
  const notices = useNotices();
  // A text that changed may be found by other words.
  const drafts = useBound(createDraftsStore, (state) => state.drafts);
  const [hits, setHits] = useState<readonly DraftHit[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ask(bridge, 'drafts.search', { query }).then(
      (answer) => isCurrent && setHits(answer.hits),
      // What was found stays; the next key asks again.
      (error: unknown) => isCurrent && notices.showError(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, query, drafts]);
  return hits;
}
