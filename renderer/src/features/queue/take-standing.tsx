import type { Take } from '../../../../shared/contract/takes.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { formatProgress } from '../../text/bytes.ts';
import { queueText } from '../../text/queue.ts';
import { formatRange, formatSpan } from '../../text/time.ts';
import { ownHold } from './own-hold.ts';
import { elapsedMsOf, standingOf } from './standing.ts';
import './take-standing.css';

/** Where a take stands, live. */
export function TakeStanding({ take }: { readonly take: Take }) {
  switch (take.state) {
    case 'submitting':
      return <p className="take-state">{queueText.sending}</p>;
    case 'running':
      return <Running take={take} />;
    case 'downloading':
      return <Saving take={take} />;
    case 'queued':
      return ownHold(take) === null ? <Waiting take={take} /> : null;
    case 'kept':
      return <Kept take={take} />;
    case 'cancelled':
      return (
        <p className="take-state">{queueText.cancelled(queueText.money(take.money, take.priceMicros))}</p>
      );
    case 'unconfirmed':
    case 'failed':
    case 'expired':
      return null;
  }
}

function Running({ take }: { readonly take: Take }) {
  const now = useNow();
  const elapsedMs = elapsedMsOf(take, now) ?? 0;
  const standing = standingOf(take.usual, elapsedMs);
  const { usual } = take;
  return (
    <div className="take-state num">
      <p>
        <span className="take-elapsed">{formatSpan(elapsedMs)}</span>
        {standing !== null && usual !== null && (
          <span className="take-usual">
            {(standing.isLonger ? queueText.longer : queueText.usually)(
              formatRange(usual.lowMs, usual.highMs),
            )}
          </span>
        )}
      </p>
      {take.hold !== null && <p className="take-usual">{queueText.holds[take.hold.reason]}</p>}
      {standing !== null && (
        <div className="take-span" aria-hidden="true">
          <i
            className="take-span-usual"
            style={{ left: `${standing.low * 100}%`, right: `${(1 - standing.high) * 100}%` }}
          />
          <i className="take-span-at" style={{ left: `${standing.at * 100}%` }} />
        </div>
      )}
    </div>
  );
}

function savingWords(take: Take, nowMs: number): string {
  const { hold, download } = take;
  if (hold !== null) return queueText.holds[hold.reason];
  if (download === null) return queueText.starting;
  if (download.retryAtMs !== null)
    return queueText.retryIn(formatSpan(Math.max(1000, download.retryAtMs - nowMs)));
  const { receivedBytes, totalBytes } = download;
  const progress = formatProgress(receivedBytes, totalBytes);
  if (download.pace === 'waiting') return queueText.savingWaits(receivedBytes === 0 ? null : progress);
  if (download.pace === 'slow') return queueText.savingSlowly(progress);
  if (receivedBytes === 0) return queueText.starting;
  return receivedBytes === totalBytes ? queueText.checking : queueText.saving(progress);
}

/** Less than this left of the service's copy, and the clock is shown. */
const urgentMs = 5 * 24 * 3_600_000;

function Saving({ take }: { readonly take: Take }) {
  const now = useNow();
  const { download, hold, remoteExpiresAtMs } = take;
  const isHeld = hold !== null || (download?.retryAtMs ?? null) !== null;
  const leftMs = remoteExpiresAtMs === null ? null : remoteExpiresAtMs - now;
  const total = download?.totalBytes ?? null;
  return (
    <div className="take-state num">
      <p>{savingWords(take, now)}</p>
      {leftMs !== null && (isHeld || leftMs < urgentMs) && (
        <p className="take-usual">{queueText.remoteCopy(leftMs)}</p>
      )}
      {!isHeld && (
        <progress
          className="take-progress"
          aria-label={queueText.states.downloading}
          {...(download === null || total === null ? {} : { value: download.receivedBytes, max: total })}
        />
      )}
    </div>
  );
}

function Waiting({ take }: { readonly take: Take }) {
  const { hold } = take;
  if (hold === null) return <p className="take-state">{queueText.next}</p>;
  const words =
    hold.untilMs === null ? queueText.holds[hold.reason] : queueText.holdUntil(hold.reason, hold.untilMs);
  return <p className="take-state">{words}</p>;
}

function Kept({ take }: { readonly take: Take }) {
  const spanMs = take.completedAtMs === null ? null : elapsedMsOf(take, take.completedAtMs);
  return (
    <p className="take-state num">
      {spanMs === null ? queueText.states.kept : queueText.keptIn(formatSpan(spanMs))}
    </p>
  );
}
