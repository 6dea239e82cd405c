import type { ClipId } from '../../../../shared/contract/ids.ts';
import { useBound } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';

/** Walking through the playlist, and whether there is anywhere to go. */
export function useClipSteps(clipId: ClipId) {
  const playlist = useBound(createPlayerStore, (state) => state.playlist);
  const step = useBound(createPlayerStore, (state) => state.step);
  const at = playlist.indexOf(clipId);
  return { step, hasPrevious: at > 0, hasNext: at >= 0 && at < playlist.length - 1 };
}
