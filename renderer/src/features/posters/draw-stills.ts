import { stripCell, stripFrameSize, stripSheetSize, stripTimes } from '../../../../shared/strip.ts';
import type { PixelSize } from '../../../../shared/strip.ts';
import { framePlaces, isTelling, lightOf, posterSize } from './frame-choice.ts';
import type { FrameLight } from './frame-choice.ts';
import type { FrameSource } from './frame-source.ts';

export type StillKind = 'poster' | 'strip';

const quality = { poster: 0.82, strip: 0.72 } as const satisfies Record<StillKind, number>;

/** Draws a clip's still or its sheet of frames, as a JPEG. Rejects when the source cannot give a picture. */
export async function drawStill(kind: StillKind, source: FrameSource): Promise<Blob> {
  const canvas = await (kind === 'poster' ? drawPoster(source) : drawStrip(source));
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: quality[kind] });
}

function canvasOf({ width, height }: PixelSize, willBeRead = false) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: willBeRead });
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/** Looks at a small copy: telling dark from bright needs no detail. */
function lightOfFrame(frame: CanvasImageSource, source: PixelSize): FrameLight {
  const { width, height } = posterSize(source.width, source.height, 64);
  const { context } = canvasOf({ width, height }, true);
  context.drawImage(frame, 0, 0, width, height);
  return lightOf(context.getImageData(0, 0, width, height).data);
}

/** The first picture that tells something; of pictures that do not, the one that tells most. */
async function drawPoster(source: FrameSource): Promise<OffscreenCanvas> {
  const size = posterSize(source.width, source.height);
  const { canvas, context } = canvasOf(size);
  let best = -1;
  const times = framePlaces.map((place) => place * source.durationS);
  for await (const frame of source.frames(times, size)) {
    const light = lightOfFrame(frame, source);
    if (light.spread <= best) continue;
    best = light.spread;
    context.drawImage(frame, 0, 0, size.width, size.height);
    if (isTelling(light)) break;
  }
  if (best < 0) throw new Error('no picture');
  return canvas;
}

async function drawStrip(source: FrameSource): Promise<OffscreenCanvas> {
  const size = stripFrameSize(source);
  const { canvas, context } = canvasOf(stripSheetSize(size));
  let at = 0;
  for await (const frame of source.frames(stripTimes(source.durationS), size)) {
    const { column, row } = stripCell(at);
    context.drawImage(frame, column * size.width, row * size.height, size.width, size.height);
    at += 1;
  }
  if (at === 0) throw new Error('no picture');
  return canvas;
}
