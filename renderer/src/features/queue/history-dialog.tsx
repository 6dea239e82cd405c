import { useEffect, useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { queueText } from '../../text/queue.ts';
import { formatMoment } from '../../text/time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';

type HistoryDialogProps = { readonly isOpen: boolean; readonly take: Take; readonly onClose: () => void };
type Entries = Output<'takes.history'>['entries'];

const words = queueText.history;

/** Everything that happened to one take, oldest first. */
export function HistoryDialog({ isOpen, take, onClose }: HistoryDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={words.title}
      closeLabel={words.close}
    >
      <HistoryEntries take={take} />
    </Dialog>
  );
}

/** Mounted with each opening, so it always begins anew. */
function HistoryEntries({ take }: { readonly take: Take }) {
  const bridge = useBridge();
  const attempt = useAttempt();
  const [entries, setEntries] = useState<Entries | null>(null);
  const now = useNow();

  useEffect(() => {
    void attempt(async () => setEntries((await ask(bridge, 'takes.history', { id: take.id })).entries));
    // Asked again when the take moves on while it is looked at.
  }, [bridge, attempt, take.id, take.state]);

  if (entries === null) return <p>{words.loading}</p>;
  return (
    <ol className="history num">
      {entries.map((entry, at) => (
        // A history only grows at its end, so a place in it is an identity.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          <time dateTime={new Date(entry.atMs).toISOString()}>{formatMoment(entry.atMs, now)}</time>
          <div>
            <p>{words.cause(entry.cause, entry.to)}</p>
            {entry.detail !== null && <p className="take-detail can-select">{entry.detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
