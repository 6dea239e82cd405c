import { CustomSource, EncodedPacketSink, Input, MP4, QTFF, WEBM, type InputVideoTrack } from 'mediabunny';
import type { Disk } from './disk.ts';
import type { MediaFacts } from './downloads/download.ts';

/** How many frames of the clip are looked at for the frame rate. */
const sampledFrames = 64;

/**
 * Reads a clip's facts with a demuxer. Null when it is not an MP4, QuickTime or WebM file with a picture track whose first and last
 * frames are there. Rejects only when the disk does.
 */
export async function probeClip(disk: Disk, path: string): Promise<MediaFacts | null> {
  const sizeBytes = (await disk.stat(path))?.sizeBytes ?? 0;
  if (sizeBytes === 0) return null;
  const file = await disk.open(path, 'read');
  const failure: { error: unknown } = { error: null };
  const source = new CustomSource({
    getSize: () => sizeBytes,
    read: async (start, end) => {
      const bytes = new Uint8Array(end - start);
      try {
        if ((await file.read(bytes, start)) === bytes.byteLength) return bytes;
      } catch (error) {
        failure.error = error;
        throw error;
      }
      throw new Error('The file became shorter while it was read');
    },
    handleUnhandledError: (error) => error,
  });
  const input = new Input({ formats: [MP4, QTFF, WEBM], source });
  try {
    return await factsOf(input);
  } catch {
    // The demuxer answers a malformed file with assertions of its own; which one, helps nobody. What the disk said is kept apart.
    if (failure.error !== null) throw failure.error;
    return null;
  } finally {
    input.dispose();
    await file.close();
  }
}

async function factsOf(input: Input): Promise<MediaFacts | null> {
  if (!(await input.canRead())) return null;
  const track = await input.getPrimaryVideoTrack();
  if (track === null) return null;
  const width = await track.getDisplayWidth();
  const height = await track.getDisplayHeight();
  const seconds = await track.computeDuration();
  if (!(width >= 1 && height >= 1 && Number.isFinite(seconds) && seconds > 0)) return null;
  if (!(await hasItsEnds(track, seconds))) return null;
  return {
    width: Math.round(width),
    height: Math.round(height),
    durationMs: Math.round(seconds * 1000),
    fps: await frameRate(track),
    codec: await track.getCodecParameterString(),
  };
}

/** The tables of a clip may promise frames that its data does not hold. */
async function hasItsEnds(track: InputVideoTrack, seconds: number): Promise<boolean> {
  const packets = new EncodedPacketSink(track);
  const first = await packets.getFirstPacket();
  const last = await packets.getPacket(seconds);
  return first !== null && last !== null && first.data.byteLength > 0 && last.data.byteLength > 0;
}

/** To three decimals, which tells 23.976 from 24; null when the track holds no two frames. */
async function frameRate(track: InputVideoTrack): Promise<number | null> {
  const stats = await track.computePacketStats(sampledFrames);
  const rate = stats.averagePacketRate;
  return Number.isFinite(rate) && rate > 0 ? Math.round(rate * 1000) / 1000 : null;
}
