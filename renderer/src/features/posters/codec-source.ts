import { CanvasSink, Input, MP4, QTFF, UrlSource, WEBM } from 'mediabunny';
import type { FrameSource } from './frame-source.ts';

/** A clip is read in ranges; more than this of it is never held. */
const mostHeldBytes = 8 * 1024 * 1024;

/**
 * Lets `work` take pictures of a clip through the browser's decoder, in a worker or a page. Each frame is decoded once at most, and two are held.
 * Rejects for what the demuxer or the decoder does not know.
 */
export async function withDecoder<T>(url: string, work: (source: FrameSource) => Promise<T>): Promise<T> {
  const source = new UrlSource(url, {
    maxCacheSize: mostHeldBytes,
    parallelism: 1,
    // The file is on this machine's disk: what fails once will fail again.
    getRetryDelay: () => null,
    handleUnhandledError: (error) => error,
  });
  const input = new Input({ formats: [MP4, QTFF, WEBM], source });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track === null || !(await track.canDecode())) throw new Error('not decodable');
    const [width, height, firstS, endS] = await Promise.all([
      track.getDisplayWidth(),
      track.getDisplayHeight(),
      track.getFirstTimestamp(),
      track.computeDuration(),
    ]);
    return await work({
      width,
      height,
      durationS: endS,
      async *frames(timesS, size) {
        const sink = new CanvasSink(track, { ...size, fit: 'fill', poolSize: 2 });
        // A track that begins late has nothing to show before.
        const times = timesS.map((timeS) => Math.max(firstS, timeS));
        for await (const frame of sink.canvasesAtTimestamps(times)) {
          if (frame === null) throw new Error('no picture at this time');
          yield frame.canvas;
        }
      },
    });
  } finally {
    input.dispose();
  }
}
