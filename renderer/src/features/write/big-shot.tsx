import { useRef, useState } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { AspectRatio, Duration } from '../../../../shared/recipe.ts';
import { usePosterSource } from '../../stores/poster-source.ts';
import { routeHref } from '../../stores/route.ts';
import { formatClock } from '../../text/time.ts';
import { writeText } from '../../text/write.ts';

type BigShotProps = {
  readonly clipId: ClipId;
  readonly aspectRatio: AspectRatio;
  readonly durationS: Duration;
};

/** The newest clip, large. It plays, silent, while the pointer or the focus is on it. */
export function BigShot({ clipId, aspectRatio, durationS }: BigShotProps) {
  const poster = usePosterSource(clipId);
  const videoRef = useRef<HTMLVideoElement>(null);
  const [hasFailed, setHasFailed] = useState(false);

  function play(): void {
    // A play that a pause interrupts is no fault.
    videoRef.current?.play().catch(() => undefined);
  }
  function stop(): void {
    const video = videoRef.current;
    if (video === null) return;
    video.pause();
    video.currentTime = 0;
    // Back to the poster instead of the first frame.
    video.load();
  }

  return (
    <a
      className={`write-shot write-shot--${aspectRatio.replace(':', 'x')}`}
      href={routeHref('library', clipId)}
      aria-label={writeText.side.openInLibrary}
      onPointerEnter={play}
      onPointerLeave={stop}
      onFocus={play}
      onBlur={stop}
    >
      {hasFailed ? (
        <span className="write-shot-failed">{writeText.side.noPicture}</span>
      ) : (
        <video
          ref={videoRef}
          src={`/media/clip/${clipId}`}
          poster={poster}
          preload="none"
          muted
          loop
          playsInline
          tabIndex={-1}
          onError={() => setHasFailed(true)}
        />
      )}
      <span className="write-shot-length num" aria-hidden="true">
        {formatClock(durationS * 1000)}
      </span>
    </a>
  );
}
