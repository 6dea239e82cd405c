import { withDecoder } from './codec-source.ts';
import { drawStill } from './draw-stills.ts';
import type { StillJob, StillAnswer } from './still-job.ts';

function answer(message: StillAnswer): void {
  self.postMessage(message);
}

async function draw({ url, kind }: StillJob): Promise<StillAnswer> {
  if (typeof VideoDecoder === 'undefined') return { kind: 'no-decoder' };
  try {
    return { kind: 'drawn', blob: await withDecoder(url, (source) => drawStill(kind, source)) };
  } catch {
    // Why, helps nobody: the page tries its other way, and then main remembers that this clip cannot be drawn.
    return { kind: 'failed' };
  }
}

self.addEventListener('message', (event: MessageEvent<StillJob>) => void draw(event.data).then(answer));
