import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** Two clips drift apart by less than this, in seconds: about a frame. */
const driftS = 0.05;

/** A frame of the usual 24 in a second. */
const frameS = 1 / 24;

export type Step = {
  readonly isPlaying: boolean;
  readonly timeS: number;
  /** Of the longest clip. */
  readonly durationS: number;
  /** Takes a video in, as its ref; returns what lets it go. */
  readonly add: (video: HTMLVideoElement | null) => (() => void) | undefined;
  toggle(): void;
  seek(timeS: number): void;
  frame(by: -1 | 1): void;
};

/**
 * Plays several clips in step. The one that is furthest behind leads: the others are set to its time when they drift by more than a
 * frame, so that what one sees side by side is the same moment.
 */
export function createStep(): StoreApi<Step> {
  const videos = new Set<HTMLVideoElement>();
  let request = 0;

  function measure(): void {
    const lengths = [...videos].map(({ duration }) => (Number.isFinite(duration) ? duration : 0));
    store.setState({ durationS: Math.max(0, ...lengths) });
  }

  function follow(): void {
    const running = [...videos].filter((video) => !video.ended);
    if (running.length === 0) {
      rest();
      return;
    }
    const behind = Math.min(...running.map(({ currentTime }) => currentTime));
    for (const video of running) {
      if (video.currentTime - behind > driftS) video.currentTime = behind;
      // A play that a pause interrupts is no fault.
      if (video.paused) video.play().catch(() => undefined);
    }
    store.setState({ timeS: behind });
    request = requestAnimationFrame(follow);
  }

  function rest(): void {
    cancelAnimationFrame(request);
    for (const video of videos) video.pause();
    store.setState({ isPlaying: false });
  }

  function seek(timeS: number): void {
    for (const video of videos) {
      video.currentTime = Number.isFinite(video.duration) ? Math.min(timeS, video.duration) : timeS;
    }
    store.setState({ timeS });
  }

  const store = createStore<Step>()((set, get) => ({
    isPlaying: false,
    timeS: 0,
    durationS: 0,
    add(video) {
      if (video === null) return undefined;
      videos.add(video);
      video.addEventListener('loadedmetadata', measure);
      return () => {
        video.pause();
        video.removeEventListener('loadedmetadata', measure);
        videos.delete(video);
        if (videos.size === 0) rest();
        measure();
      };
    },
    toggle() {
      if (get().isPlaying) {
        rest();
        return;
      }
      if (get().timeS >= get().durationS - frameS) seek(0);
      set({ isPlaying: true });
      request = requestAnimationFrame(follow);
    },
    seek,
    frame(by) {
      rest();
      seek(Math.min(get().durationS, Math.max(0, get().timeS + by * frameS)));
    },
  }));
  return store;
}
