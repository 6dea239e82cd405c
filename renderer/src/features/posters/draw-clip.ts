import type { ClipId } from '../../../../shared/contract/ids.ts';
import { clipUrl } from '../../stores/media-url.ts';
import { drawStill } from './draw-stills.ts';
import type { StillKind } from './draw-stills.ts';
import { withVideo } from './video-source.ts';
import { createWorkerDrawer } from './worker-drawer.ts';

export type ClipDrawer = {
  /** Rejects when the file cannot be read by anything here, or the signal aborts. */
  draw(kind: StillKind, id: ClipId, signal: AbortSignal): Promise<Blob>;
  /** Frees what is held between two drawings. */
  rest(): void;
};

/** Draws in a worker by the browser's decoder, and where that cannot, in the page through a video element. */
export function createClipDrawer(): ClipDrawer {
  const worker = createWorkerDrawer(
    () => new Worker(new URL('./stills-worker.ts', import.meta.url), { type: 'module', name: 'stills' }),
  );
  return {
    rest: worker.rest,
    async draw(kind, id, signal) {
      const drawn = await worker.draw({ url: new URL(clipUrl(id), document.baseURI).href, kind }, signal);
      return drawn ?? (await withVideo(id, signal, (source) => drawStill(kind, source)));
    },
  };
}
