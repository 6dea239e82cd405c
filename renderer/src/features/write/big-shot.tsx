import { useRef, useState } from 'react';
import type { Take } from '../../../../shared/contract/takes.ts';
import { routeHref } from '../../stores/route.ts';
import { formatClock } from '../../text/time.ts';
import { writeText } from '../../text/write.ts';

/** The newest clip, large. It plays, silent, while the pointer or the focus is on it. */
export function BigShot({ take }: { readonly take: Take }) {
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
      className={`write-shot write-shot--${take.recipe.aspectRatio.replace(':', 'x')}`}
      href={routeHref('library', take.clipId ?? '')}
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
          src={`/media/clip/${take.clipId ?? ''}`}
          poster={`/media/poster/${take.clipId ?? ''}`}
          preload="none"
          muted
          loop
          playsInline
          tabIndex={-1}
          onError={() => setHasFailed(true)}
        />
      )}
      <span className="write-shot-length num" aria-hidden="true">
        {formatClock(take.recipe.durationS * 1000)}
      </span>
    </a>
  );
}
