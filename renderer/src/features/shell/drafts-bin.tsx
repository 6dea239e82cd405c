import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DraftSummary } from '../../../../shared/contract/drafts.ts';
import { ask } from '../../bridge.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createDraftsStore } from '../../stores/drafts.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { draftsText } from '../../text/drafts.ts';
import { shellText } from '../../text/shell.ts';
import { formatMoment } from '../../text/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraftActions } from './draft-actions.ts';
import './draft-dialogs.css';

const words = draftsText.bin;

/** What lies in the drafts' trash, each with its way back. */
export function DraftsBin({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={words.title}
      closeLabel={shellText.close}
    >
      {isOpen && <Trashed />}
    </Dialog>
  );
}

function Trashed() {
  const nowMs = useNow();
  const bridge = useBridge();
  const notices = useNotices();
  const actions = useDraftActions();
  // A restored draft changes the list of the others, which says when to look again.
  const others = useBound(createDraftsStore, (state) => state.drafts);
  const [drafts, setDrafts] = useState<readonly DraftSummary[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    ask(bridge, 'drafts.trashed', {}).then(
      (answer) => isCurrent && setDrafts(answer.drafts),
      (error: unknown) => isCurrent && notices.showError(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [bridge, notices, others]);
  if (drafts === null) return null;
  if (drafts.length === 0) return <p className="shell-bin-about">{words.empty}</p>;
  return (
    <>
      <p className="shell-bin-about">{words.about}</p>
      <ul className="shell-bin" aria-label={words.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className="shell-bin-item">
            <span className="shell-bin-title one-line">
              {draft.title === '' ? draftsText.untitled : draft.title}
            </span>
            <span className="shell-bin-when num">{formatMoment(draft.updatedAtMs, nowMs)}</span>
            <Button look="solid" icon={<Undo2 />} onClick={() => actions.restore(draft)}>
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
