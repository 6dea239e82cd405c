import { useState } from 'react';
import type { TakeId } from '../../../../../shared/contract/ids.ts';
import type { Output } from '../../../../../shared/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { useNotices } from '../../../notices/use-notices.ts';
import { useBridge } from '../../../stores/bound.ts';
import { useNow } from '../../../stores/second-ticker.ts';
import { inspectorText } from '../../../text/inspector.ts';
import { queueText } from '../../../text/queue.ts';
import { formatMoment } from '../../../text/time.ts';
import { Button } from '../../../ui/button.tsx';

const words = inspectorText.history;
type Entries = Output<'takes.history'>['entries'];

/** What happened to the clip's take, from the first click to the file; read when it is asked for. */
export function HistoryPart({ takeId }: { readonly takeId: TakeId }) {
  const bridge = useBridge();
  const notices = useNotices();
  const now = useNow();
  const [entries, setEntries] = useState<Entries | null>(null);

  function toggle(): void {
    if (entries !== null) setEntries(null);
    else notices.run(async () => setEntries((await ask(bridge, 'takes.history', { id: takeId })).entries));
  }
  return (
    <>
      <div className="inspector-acts">
        <Button aria-expanded={entries !== null} onClick={toggle}>
          {entries === null ? words.show : words.hide}
        </Button>
      </div>
      {entries !== null && (
        <ol className="lineage-history num" aria-label={words.label}>
          {entries.map((entry, at) => (
            // A history only grows at its end, so a place in it is an identity.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <time dateTime={new Date(entry.atMs).toISOString()}>{formatMoment(entry.atMs, now)}</time>
              <span>{queueText.history.cause(entry.cause, entry.to)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
