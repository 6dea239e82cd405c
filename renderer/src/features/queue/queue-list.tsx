import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { queueText } from '../../text/queue.ts';
import { Button } from '../../ui/button.tsx';
import type { Step } from './reorder.ts';
import { stepMove } from './reorder.ts';
import type { QueueEntry } from './sections.ts';
import type { Asked } from './take-dialogs.tsx';
import { TakeRow } from './take-row.tsx';
import { useDragReorder } from './use-drag-reorder.ts';
import { useLongList } from './use-long-list.ts';
import { useTakeActions } from './use-take-actions.ts';

const rowHeight = 91;
const headHeight = 42;

type QueueListProps = {
  readonly entries: readonly QueueEntry[];
  readonly onAsk: (asked: Asked) => void;
};

export function QueueList({ entries, onAsk }: QueueListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const said = useRef<HTMLOutputElement>(null);
  const actions = useTakeActions();
  const waiting = useMemo(
    () => entries.filter(({ section }) => section === 'waiting').map(({ take }) => take.id),
    [entries],
  );
  const list = useLongList({
    count: entries.length,
    scroller,
    keyOf: (index) => entries[index]?.take.id ?? '',
    sizeOf: (index) => rowHeight + (entries[index]?.place === 1 ? headHeight : 0),
  });

  // Read when a key is pressed: a new order must not make every row render again.
  const order = useRef(waiting);
  useEffect(() => {
    order.current = waiting;
  }, [waiting]);
  const moveStep = useCallback(
    (entry: QueueEntry, step: Step) => {
      const move = stepMove(order.current, entry.take.id, step);
      if (move === null) return;
      actions.move(entry.take.id, move);
      if (said.current !== null) said.current.textContent = queueText.toasts.moved(move.place);
    },
    [actions],
  );
  const drag = useDragReorder(waiting, actions.move);

  function handleKeyDown(event: KeyboardEvent, entry: QueueEntry): void {
    const onHandle = event.target instanceof Element && event.target.closest('[data-handle]') !== null;
    if (entry.section !== 'waiting' || (!event.altKey && !onHandle)) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    moveStep(entry, event.key === 'ArrowUp' ? 'up' : 'down');
  }

  return (
    <div className="queue-scroller" ref={scroller}>
      <ul
        className="queue-list"
        aria-label={queueText.list}
        style={{ paddingTop: list.before, paddingBottom: list.after }}
      >
        {list.indexes.map((index) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons in it.
            <li
              key={entry.take.id}
              ref={list.measure}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              onKeyDown={(event) => handleKeyDown(event, entry)}
              {...drag.rowProps(entry)}
            >
              {entry.place === 1 && <SectionHead entry={entry} entries={entries} />}
              <TakeRow entry={entry} onAsk={onAsk} onStep={moveStep} handle={drag.handle} />
            </li>
          );
        })}
      </ul>
      <output className="unseen" ref={said} />
    </div>
  );
}

function SectionHead({
  entry,
  entries,
}: {
  readonly entry: QueueEntry;
  readonly entries: readonly QueueEntry[];
}) {
  const actions = useTakeActions();
  const ids = () => entries.filter(({ section }) => section === entry.section).map(({ take }) => take.id);
  return (
    <div className="queue-section">
      <h2>
        {queueText.sections[entry.section]} <small className="num">{entry.count}</small>
      </h2>
      {entry.section === 'waiting' && entry.count > 1 && (
        <Button onClick={() => actions.cancel(ids())}>{queueText.actions.cancelAll}</Button>
      )}
      {entry.section === 'ended' && (
        <Button onClick={() => actions.dismiss(ids())}>{queueText.actions.dismissAll}</Button>
      )}
    </div>
  );
}
