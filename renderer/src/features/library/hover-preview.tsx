import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { ClipId } from '../../../../shared/contract/ids.ts';

type HoverPreviewProps = {
  readonly clipId: ClipId;
  /** The element whose width the pointer scrubs over. */
  readonly over: RefObject<HTMLElement | null>;
};

/** The clip under the pointer: where the pointer is across the picture, there the clip is in its time. */
export function HoverPreview({ clipId, over }: HoverPreviewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const line = useRef<HTMLElement>(null);

  useEffect(() => {
    const surface = over.current;
    const element = video.current;
    if (surface === null || element === null) return undefined;
    // Here and not in the markup: the clean-up takes it away, and an effect may run more than once.
    element.src = `/media/clip/${clipId}`;
    const ended = new AbortController();
    const { signal } = ended;
    let wished: number | null = null;

    // One seek at a time: each arrival asks for the newest wish, so a fast pointer cannot pile them up.
    function seekOn(): void {
      if (element === null || wished === null || element.seeking || element.readyState < 1) return;
      element.currentTime = wished * element.duration;
      wished = null;
    }
    function follow(event: PointerEvent): void {
      if (surface === null) return;
      const box = surface.getBoundingClientRect();
      const place = Math.min(0.999, Math.max(0, (event.clientX - box.left) / box.width));
      wished = place;
      if (line.current !== null) line.current.style.transform = `scaleX(${place})`;
      seekOn();
    }
    surface.addEventListener('pointermove', follow, { signal });
    element.addEventListener('loadedmetadata', seekOn, { signal });
    element.addEventListener('seeked', seekOn, { signal });
    return () => {
      ended.abort();
      element.removeAttribute('src');
      element.load();
    };
  }, [over, clipId]);

  return (
    <>
      <video ref={video} className="cell-video" muted playsInline preload="auto" aria-hidden="true" />
      <span className="cell-scrub" aria-hidden="true">
        <i ref={line} />
      </span>
    </>
  );
}
