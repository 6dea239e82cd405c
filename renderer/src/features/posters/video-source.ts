import type { ClipId } from '../../../../shared/contract/ids.ts';
import { clipUrl } from '../../stores/media-url.ts';
import type { FrameSource } from './frame-source.ts';

/** Resolves at `name`; rejects when the video cannot be played or the signal aborts. */
function eventOf(video: HTMLVideoElement, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const options = { once: true, signal: settled.signal };
    function settle(then: () => void): void {
      settled.abort();
      then();
    }
    video.addEventListener(name, () => settle(resolve), options);
    video.addEventListener('error', () => settle(() => reject(new Error('not playable'))), options);
    signal.addEventListener('abort', () => settle(() => reject(new Error('out of time'))), options);
    if (signal.aborted) settle(() => reject(new Error('out of time')));
  });
}

async function seek(video: HTMLVideoElement, timeS: number, signal: AbortSignal): Promise<void> {
  const arrived = eventOf(video, 'seeked', signal);
  video.currentTime = timeS;
  await arrived;
}

/**
 * Lets `work` take pictures of a clip through a video element, on the page's own thread: slower than the decoder in the worker, and the
 * way where that cannot read a file. The decoder is freed when the work ends, however it ends.
 */
export async function withVideo<T>(
  id: ClipId,
  signal: AbortSignal,
  work: (source: FrameSource) => Promise<T>,
): Promise<T> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = eventOf(video, 'loadeddata', signal);
    video.src = clipUrl(id);
    await loaded;
    return await work({
      width: video.videoWidth,
      height: video.videoHeight,
      durationS: video.duration,
      async *frames(timesS) {
        for (const timeS of timesS) {
          await seek(video, timeS, signal);
          yield video;
        }
      },
    });
  } finally {
    // Frees the decoder and the connection now, not when the element is collected.
    video.removeAttribute('src');
    video.load();
  }
}
