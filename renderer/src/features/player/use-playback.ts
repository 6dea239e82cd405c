import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

export type Playback = {
  readonly isPlaying: boolean;
  readonly timeS: number;
  /** NaN until the file has said. */
  readonly durationS: number;
  readonly hasFailed: boolean;
};

const atRest: Playback = { isPlaying: false, timeS: 0, durationS: Number.NaN, hasFailed: false };

/** What a video element is doing. While it plays, the time follows the screen, not the rare `timeupdate`. */
export function usePlayback(video: RefObject<HTMLVideoElement | null>, src: string): Playback {
  const [playback, setPlayback] = useState(atRest);
  const frame = useRef(0);

  useLayoutEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    const { signal } = ended;

    function read(): void {
      if (element === null) return;
      setPlayback({
        isPlaying: !element.paused && !element.ended,
        timeS: element.currentTime,
        durationS: element.duration,
        hasFailed: element.error !== null,
      });
    }
    function follow(): void {
      read();
      if (element?.paused === false) frame.current = requestAnimationFrame(follow);
    }
    for (const name of [
      'loadstart',
      'pause',
      'playing',
      'ended',
      'seeking',
      'seeked',
      'timeupdate',
      'durationchange',
      'error',
    ]) {
      element.addEventListener(name, read, { signal });
    }
    element.addEventListener('play', follow, { signal });
    return () => {
      ended.abort();
      cancelAnimationFrame(frame.current);
    };
  }, [video, src]);

  return playback;
}
