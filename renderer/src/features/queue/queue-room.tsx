import { CirclePause, CirclePlay, ListVideo, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Take } from '../../../../shared/contract/takes.ts';
import { queuedSubject, useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { goTo } from '../../stores/route.ts';
import { createStatusStore } from '../../stores/status.ts';
import { queueText } from '../../text/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RoomBar, Spring } from '../../ui/room-bar.tsx';
import { QueueList } from './queue-list.tsx';
import { ServiceBanner } from './service-banner.tsx';
import { queueEntries } from './sections.ts';
import type { QueueEntry } from './sections.ts';
import { TakeDialogs } from './take-dialogs.tsx';
import type { Asked } from './take-dialogs.tsx';
import { UnconfirmedBanner } from './unconfirmed-banner.tsx';
import { useTakeActions } from './use-take-actions.ts';
import { useTakes } from './use-takes.ts';
import './queue-room.css';

export function QueueRoom() {
  const takes = useTakes((state) => state.takes);
  const error = useTakes((state) => state.error);
  const entries = useMemo(() => queueEntries(takes?.values() ?? []), [takes]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const notices = useNotices();
  useEffect(() => notices.settle(queuedSubject), [notices]);
  const unconfirmed = entries.filter(({ take }) => take.state === 'unconfirmed').map(({ take }) => take);

  return (
    <div className="queue">
      <QueueBar entries={entries} />
      {unconfirmed.length > 0 && (
        <UnconfirmedBanner
          takes={unconfirmed}
          onDecide={(take: Take) => setAsked({ kind: 'decide', id: take.id })}
        />
      )}
      <ServiceBanner entries={entries} />
      {entries.length > 0 && <QueueList entries={entries} onAsk={setAsked} />}
      {entries.length === 0 && (takes !== null || error !== null) && (
        <QueueEmpty hasFailed={error !== null} />
      )}
      <TakeDialogs asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

function QueueBar({ entries }: { readonly entries: readonly QueueEntry[] }) {
  const isPaused = useBound(createStatusStore, (state) => state.status?.queuePaused ?? false);
  const actions = useTakeActions();
  const going = entries.filter(({ section }) => section === 'going').length;
  const waiting = entries.filter(({ section }) => section === 'waiting').length;
  return (
    <RoomBar>
      <h1>{queueText.title}</h1>
      {going + waiting > 0 && <Chip>{queueText.busy(going, waiting)}</Chip>}
      {isPaused && <span className="queue-paused">{queueText.paused}</span>}
      <Spring />
      {isPaused ? (
        <Button look="solid" icon={<CirclePlay />} onClick={actions.resume}>
          {queueText.resume}
        </Button>
      ) : (
        <Button icon={<CirclePause />} onClick={actions.pause}>
          {queueText.pause}
        </Button>
      )}
    </RoomBar>
  );
}

function QueueEmpty({ hasFailed }: { readonly hasFailed: boolean }) {
  const reload = useTakes((state) => state.reload);
  const words = hasFailed ? queueText.failed : queueText.empty;
  return (
    <EmptyState
      icon={hasFailed ? <TriangleAlert /> : <ListVideo />}
      title={words.title}
      actions={
        <Button look="solid" onClick={hasFailed ? () => void reload() : () => goTo('write')}>
          {words.action}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}
