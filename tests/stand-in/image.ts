import type { NativeImage, ResizeOptions, Size } from 'electron';
import { readFileSync } from 'node:fs';

export type StandInImage = Pick<NativeImage, 'isEmpty' | 'getSize' | 'resize'>;

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');

/** Electron reads PNG and JPEG; anything else, or half a file, is an empty image. */
function sizeOfPicture(bytes: Buffer): Size | null {
  if (bytes.subarray(0, 8).equals(pngSignature)) {
    if (bytes.length < 45 || !bytes.subarray(-12).equals(pngEnd)) return null;
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (
    bytes.length > 4 &&
    bytes.readUInt16BE(0) === 0xffd8 &&
    bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  ) {
    return sizeOfJpeg(bytes);
  }
  return null;
}

/** Walks the segments to the start-of-frame, which holds the size (ITU T.81, B.2.2). */
function sizeOfJpeg(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function imageOfSize(size: Size | null): StandInImage {
  const { width, height } = size ?? { width: 0, height: 0 };
  return {
    isEmpty: () => width === 0 || height === 0,
    getSize: () => ({ width, height }),
    resize(options: ResizeOptions) {
      const ratio = width / height;
      const wide = options.width ?? (options.height === undefined ? width : options.height * ratio);
      const high = options.height ?? (options.width === undefined ? height : options.width / ratio);
      // The stand-in draws nothing: a smaller picture is a promise of its size.
      return imageOfSize({ width: Math.round(wide), height: Math.round(high) }) as NativeImage;
    },
  };
}

export const nativeImage = {
  createFromPath(file: string): NativeImage {
    return imageOfSize(readPicture(file)) as NativeImage;
  },
};

function readPicture(file: string): Size | null {
  try {
    return sizeOfPicture(readFileSync(file));
  } catch {
    // Electron gives an empty image for a file it cannot read.
    return null;
  }
}
