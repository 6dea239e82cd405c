import type { ClipId } from '../../../../shared/contract/ids.ts';
import { ask } from '../../bridge.ts';
import type { Bridge } from '../../bridge.ts';
import { storeOf } from '../../stores/bound.ts';
import { createPlayerStore } from '../../stores/player.ts';
import { drawPoster } from './draw-poster.ts';

/** Longest for one clip; a decoder that hangs must not hold up the others. */
const limitMs = 15_000;
const batch = 20;

export type PosterPorts = {
  readonly draw: (id: ClipId, signal: AbortSignal) => Promise<Blob>;
  readonly save: (id: ClipId, poster: Blob, signal: AbortSignal) => Promise<void>;
};

async function savePoster(id: ClipId, poster: Blob, signal: AbortSignal): Promise<void> {
  const answer = await fetch(`/media/poster/${id}`, { method: 'PUT', body: poster, signal });
  if (!answer.ok) throw new Error(`poster refused: ${answer.status}`);
}

const realPorts: PosterPorts = { draw: drawPoster, save: savePoster };

/**
 * Draws the posters main asks for, one at a time, whenever the library changed and nothing plays in the player.
 * Lives as long as the window; the returned function ends it.
 */
export function startPosterMaker(bridge: Bridge, { draw, save }: PosterPorts = realPorts): () => void {
  const player = storeOf(bridge, createPlayerStore);
  const ended = new AbortController();
  let isWorking = false;
  let isWanted = false;

  async function makeOne(id: ClipId): Promise<void> {
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(limitMs)]);
    try {
      await save(id, await draw(id, signal), signal);
    } catch {
      // Main remembers the failure, so that this clip is not tried for ever; the grid shows a placeholder.
      if (!ended.signal.aborted) await ask(bridge, 'library.posterFailed', { id });
    }
  }

  async function makeBatch(): Promise<boolean> {
    const { ids } = await ask(bridge, 'library.postersWanted', { limit: batch });
    for (const id of ids) {
      if (ended.signal.aborted || player.getState().isPlaying) return false;
      await makeOne(id);
    }
    return ids.length === batch;
  }

  async function makeAll(): Promise<void> {
    try {
      while (await makeBatch());
    } catch {
      // The bridge refused: the library is away. Its return is a change, and a change starts this again.
    }
  }

  async function work(): Promise<void> {
    if (isWorking) {
      isWanted = true;
      return;
    }
    isWorking = true;
    do {
      isWanted = false;
      await makeAll();
    } while (isWanted && !ended.signal.aborted && !player.getState().isPlaying);
    isWorking = false;
  }

  const stopFollowing = [
    bridge.subscribe('library.changed', () => void work()),
    player.subscribe((now, before) => {
      if (before.isPlaying && !now.isPlaying) void work();
    }),
  ];
  void work();
  return () => {
    ended.abort();
    for (const stop of stopFollowing) stop();
  };
}
