import { useState } from 'react';
import type { RefObject } from 'react';
import type { PlayerAction } from './player-keys.ts';

type PlayerActionsOptions = {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly frameMs: number;
  readonly step: (by: 1 | -1) => void;
  readonly toggleFullscreen: () => void;
};

/** Within the clip; nothing while its length is unknown. */
function seek(video: HTMLVideoElement, timeS: number): void {
  if (Number.isFinite(video.duration)) video.currentTime = Math.min(video.duration, Math.max(0, timeS));
}

/** What keys and buttons do to the video. */
export function usePlayerActions({ video, frameMs, step, toggleFullscreen }: PlayerActionsOptions) {
  const [isLooping, setIsLooping] = useState(true);

  function seekTo(timeS: number): void {
    if (video.current !== null) seek(video.current, timeS);
  }

  function act(action: PlayerAction): void {
    const element = video.current;
    if (action.kind === 'clip') return step(action.by);
    if (action.kind === 'loop') return setIsLooping((now) => !now);
    if (action.kind === 'fullscreen') return toggleFullscreen();
    if (element === null) return undefined;
    switch (action.kind) {
      case 'toggle':
        // A refusal to play shows itself: the element stays paused, or reports its error.
        return element.paused ? void element.play().catch(() => undefined) : element.pause();
      case 'seek':
        return seekTo(element.currentTime + action.byS);
      case 'frame':
        element.pause();
        return seekTo(element.currentTime + (action.by * frameMs) / 1000);
      case 'edge':
        return seekTo(action.at === 'start' ? 0 : element.duration);
    }
  }

  return { act, seekTo, isLooping };
}
