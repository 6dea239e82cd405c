import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clipId } from '../../../shared/contract/ids.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { createMedia } from '../../../electron/services/media.ts';
import { sampleClip } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';

export const id = clipId.parse('clip00000001');
export const clip = await sampleClip('forest-9x16-5s');

/** The smallest thing with the frame of a JPEG. */
export function jpeg(width: number, height: number, padding = 0): Uint8Array<ArrayBuffer> {
  const frame = [
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    ...Array(9).fill(0),
  ];
  return new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    ...frame,
    ...Array<number>(padding).fill(0),
    0xff,
    0xd9,
  ]);
}

/** One clip behind the media service, and what it was given to keep. */
export async function setUp(refusal: ErrorCode | null = null, extension = '.mp4') {
  const folder = await scratchFolder();
  const file = path.join(folder, `clip${extension}`);
  const poster = path.join(folder, 'poster.jpg');
  await writeFile(file, clip.bytes);
  const open = new Set<string>();
  const disk: Disk = {
    ...realDisk,
    open: async (target, mode) => {
      const opened = await realDisk.open(target, mode);
      open.add(target);
      return { ...opened, close: async () => (open.delete(target), opened.close()) };
    },
  };
  const saved: Uint8Array[] = [];
  const library = {
    clipFile: (asked: string) => (asked === id ? { path: file, sha256: clip.sha256 } : null),
    posterPath: (asked: string) => (asked === id ? poster : null),
    savePoster: async (_asked: string, bytes: Uint8Array) => {
      if (refusal !== null) throw new AppError(refusal, 'as the test asked');
      saved.push(bytes);
      await writeFile(poster, bytes);
    },
    stripFile: (asked: string) => (asked === id ? { path: poster, sha256: clip.sha256 } : null),
    saveStrip: async (asked: string, bytes: Uint8Array) => library.savePoster(asked, bytes),
  };
  const media = createMedia(library, silentLog, disk);
  const ask = (pathname: string, init: RequestInit = {}) =>
    media(new Request(`app://studio${pathname}`, init));
  return { ask, media, file, poster, saved, open };
}
