import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { FrameLight } from './frame-choice.ts';
import { framePlaces, isTelling, lightOf, posterSize } from './frame-choice.ts';

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

/** Looks at a small copy: telling dark from bright needs no detail. */
function lightOfFrame(video: HTMLVideoElement): FrameLight {
  const { width, height } = posterSize(video.videoWidth, video.videoHeight, 64);
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  context.drawImage(video, 0, 0, width, height);
  return lightOf(context.getImageData(0, 0, width, height).data);
}

async function findFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  let best = { timeS: 0, spread: -1 };
  for (const place of framePlaces) {
    const timeS = video.duration * place;
    await seek(video, timeS, signal);
    const light = lightOfFrame(video);
    if (isTelling(light)) return;
    if (light.spread > best.spread) best = { timeS, spread: light.spread };
  }
  await seek(video, best.timeS, signal);
}

/** Draws the still of one clip as a JPEG. Rejects when the file cannot be played or the signal aborts. */
export async function drawPoster(id: ClipId, signal: AbortSignal): Promise<Blob> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  try {
    const loaded = eventOf(video, 'loadeddata', signal);
    video.src = `/media/clip/${id}`;
    await loaded;
    await findFrame(video, signal);
    const { width, height } = posterSize(video.videoWidth, video.videoHeight);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(video, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
  } finally {
    // Frees the decoder and the connection now, not when the element is collected.
    video.removeAttribute('src');
    video.load();
  }
}
