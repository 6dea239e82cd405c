import { FileQuestion, RotateCw } from 'lucide-react';
import type { Clip } from '../../../../shared/contract/library.ts';
import { useBound } from '../../stores/bound.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { createTakesStore } from '../../stores/takes.ts';
import { libraryText } from '../../text/library.ts';
import { formatLeft } from '../../text/time.ts';
import { Button } from '../../ui/button.tsx';
import { remoteLeftMs } from './remote-left.ts';
import { useClipActions } from './use-clip-actions.ts';

const words = libraryText.missing;

/** A clip whose file is gone: how long the service can still give it back, and the way to ask for it. */
export function MissingPart({ clip }: { readonly clip: Clip }) {
  const now = useNow();
  const { fetchAgain } = useClipActions();
  const { takeId } = clip;
  const state = useBound(createTakesStore, ({ takes }) =>
    takeId === null ? undefined : takes?.get(takeId)?.state,
  );
  const isComing = state === 'running' || state === 'downloading';
  const leftMs = remoteLeftMs(clip, now);
  return (
    <section className="inspector-part inspector-missing" aria-label={libraryText.cell.missing}>
      <h2>
        <FileQuestion aria-hidden="true" />
        {words.title}
      </h2>
      <p className="inspector-hint">
        {leftMs === null ? words.noCopy : leftMs <= 0 ? words.copyGone : words.copy(formatLeft(leftMs))}
      </p>
      {takeId !== null && leftMs !== null && (
        <div className="inspector-row">
          <Button
            look="solid"
            icon={<RotateCw />}
            isBusy={isComing}
            blockedBecause={isComing ? words.coming : null}
            onClick={() => fetchAgain(takeId)}
          >
            {isComing ? words.coming : words.fetch}
          </Button>
        </div>
      )}
    </section>
  );
}

/** On the picture: that the file is missing, and for how long it can still be had. */
export function MissingMark({ clip }: { readonly clip: Clip }) {
  const leftMs = remoteLeftMs(clip, useNow());
  return (
    <span className="cell-mark">
      {libraryText.cell.missing}
      {leftMs !== null && leftMs > 0 && ` · ${formatLeft(leftMs)}`}
    </span>
  );
}
