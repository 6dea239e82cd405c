import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PracticeClip } from './clips.ts';

/** What lies behind an output's address. */
export type OutputSource = {
  readonly type: string;
  readonly etag: string;
  readonly sizeBytes: number;
  /** Bytes from `start` on, at most to `end` (exclusive): a piece, not necessarily all of them. */
  piece(start: number, end: number): Uint8Array;
};

const zeros = new Uint8Array(512 * 1024);
const boxHeaderBytes = 16;

/** The clip of this name, padded to `padToBytes` when that is larger; a page that is no video when there is no such clip. */
export function openOutput(clips: readonly PracticeClip[], name: string, padToBytes: number): OutputSource {
  const clip = clips.find((one) => one.name === name);
  if (clip === undefined) return pageSource();
  const bytes = readFileSync(clip.path);
  const etag = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  if (padToBytes < bytes.byteLength + boxHeaderBytes) return plainSource('video/mp4', etag, bytes);
  const head = Buffer.concat([bytes, freeBoxHeader(padToBytes - bytes.byteLength)]);
  return {
    type: 'video/mp4',
    etag: `${etag}-${padToBytes}`,
    sizeBytes: padToBytes,
    piece: (start, end) =>
      start < head.byteLength
        ? head.subarray(start, Math.min(end, head.byteLength))
        : zeros.subarray(0, Math.min(end - start, zeros.byteLength)),
  };
}

/** An MP4 box that players skip (ISO/IEC 14496-12 §8.1.2), with its size in 64 bits. */
function freeBoxHeader(sizeBytes: number): Uint8Array {
  const header = Buffer.alloc(boxHeaderBytes);
  header.writeUInt32BE(1, 0);
  header.write('free', 4, 'latin1');
  header.writeBigUInt64BE(BigInt(sizeBytes), 8);
  return header;
}

function plainSource(type: string, etag: string, bytes: Uint8Array): OutputSource {
  return {
    type,
    etag,
    sizeBytes: bytes.byteLength,
    piece: (start, end) => bytes.subarray(start, end),
  };
}

export function pageSource(): OutputSource {
  const page = '<!doctype html><title>Sign in</title><p>This network wants you to sign in first.</p>';
  return plainSource('text/html', 'page', Buffer.from(page.repeat(40)));
}
