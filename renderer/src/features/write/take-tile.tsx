import { CircleAlert, CircleHelp, Clock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { usePosterSource } from '../../stores/poster-source.ts';
import { routeHref } from '../../stores/route.ts';
import { queueText } from '../../text/queue.ts';
import { formatClock } from '../../text/time.ts';
import { writeText } from '../../text/write.ts';
import { Tooltip } from '../../ui/tooltip.tsx';

type TakeTileProps = { readonly take: Take; readonly at: number; readonly nowMs: number };

/** One take, small: its poster, or how far it is. A kept one opens in the library, the others in the queue. */
export function TakeTile({ take, at, nowMs }: TakeTileProps) {
  const name = writeText.side.take(at, stateWords(take));
  const href = take.clipId === null ? routeHref('queue') : routeHref('library', take.clipId);
  return (
    <Tooltip text={take.clipId === null ? name : `${name}. ${writeText.side.openInLibrary}`}>
      <a
        className={`write-tile write-tile--${take.recipe.aspectRatio.replace(':', 'x')} write-tile--${take.state}`}
        href={href}
        aria-label={name}
      >
        {take.clipId === null ? <Progress take={take} nowMs={nowMs} /> : <Poster clipId={take.clipId} />}
      </a>
    </Tooltip>
  );
}

function stateWords(take: Take): string {
  if (take.failure !== null) return queueText.failures[take.failure.code];
  if (take.hold !== null) return queueText.holds[take.hold.reason];
  if (take.state === 'unconfirmed') return queueText.unconfirmed;
  return queueText.states[take.state];
}

function Poster({ clipId }: { readonly clipId: ClipId }) {
  const source = usePosterSource(clipId);
  const [missing, setMissing] = useState<string | null>(null);
  if (missing === source) return <span />;
  return <img src={source} alt="" draggable={false} onError={() => setMissing(source)} />;
}

function Progress({ take, nowMs }: Omit<TakeTileProps, 'at'>): ReactNode {
  switch (take.state) {
    case 'submitting':
    case 'running':
      return (
        <span className="write-tile-time num">
          {formatClock(nowMs - (take.acceptedAtMs ?? take.submittedAtMs ?? nowMs))}
        </span>
      );
    case 'downloading': {
      const { receivedBytes = 0, totalBytes = null } = take.download ?? {};
      return (
        <span className="write-tile-time num">
          {totalBytes === null
            ? queueText.states.downloading
            : writeText.side.percent(receivedBytes / totalBytes)}
        </span>
      );
    }
    case 'unconfirmed':
      return <CircleHelp aria-hidden="true" />;
    case 'failed':
      return <TriangleAlert aria-hidden="true" />;
    case 'expired':
      return <CircleAlert aria-hidden="true" />;
    case 'queued':
    case 'kept':
    case 'cancelled':
      return <Clock aria-hidden="true" />;
  }
}
