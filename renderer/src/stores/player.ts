import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';

/** What the player shows; any room may open it. */
export type PlayerState = {
  readonly clipId: ClipId | null;
  /** The clips that next and previous walk through. */
  readonly playlist: readonly ClipId[];
  /** While something plays, background work with video waits. */
  readonly isPlaying: boolean;
  open(clipId: ClipId, playlist: readonly ClipId[]): void;
  /** Stays at the ends. */
  step(by: 1 | -1): void;
  setPlaying(isPlaying: boolean): void;
  close(): void;
};

export function createPlayerStore(): StoreApi<PlayerState> {
  return createStore<PlayerState>()((set) => ({
    clipId: null,
    playlist: [],
    isPlaying: false,
    open: (clipId, playlist) => set({ clipId, playlist }),
    step: (by) =>
      set(({ clipId, playlist }) => {
        const at = clipId === null ? -1 : playlist.indexOf(clipId);
        const next = at < 0 ? undefined : playlist[at + by];
        return next === undefined ? {} : { clipId: next };
      }),
    setPlaying: (isPlaying) => set({ isPlaying }),
    close: () => set({ clipId: null, isPlaying: false }),
  }));
}
