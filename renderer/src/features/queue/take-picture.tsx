import { Ban, CircleAlert, Film } from 'lucide-react';
import { useState } from 'react';
import { queueText } from '../../text/queue.ts';
import type { QueueEntry } from './sections.ts';
import { useTakeActions } from './use-take-actions.ts';

/** The clip's still once there is one; before, its place or what became of it. */
export function TakePicture({ entry }: { readonly entry: QueueEntry }) {
  const { take, section, place } = entry;
  const actions = useTakeActions();
  const [hasFailed, setHasFailed] = useState(false);
  if (take.clipId !== null && !hasFailed) {
    return (
      <button type="button" className="take-picture" onClick={() => actions.play(take)}>
        <img
          src={`/media/poster/${take.clipId}`}
          alt=""
          className={take.flagged ? 'is-veiled' : undefined}
          draggable={false}
          onError={() => setHasFailed(true)}
        />
        <span className="unseen">{queueText.actions.play}</span>
      </button>
    );
  }
  return (
    <div className="take-picture">
      {section === 'waiting' ? (
        <>
          <span className="unseen">{queueText.place(place)}</span>
          <span className="num" aria-hidden="true">
            {place}
          </span>
        </>
      ) : (
        <StateIcon entry={entry} />
      )}
    </div>
  );
}

function StateIcon({ entry: { take, section } }: { readonly entry: QueueEntry }) {
  if (section === 'needs') return <CircleAlert aria-hidden="true" />;
  if (take.state === 'cancelled') return <Ban aria-hidden="true" />;
  return <Film aria-hidden="true" />;
}
