import { createHash, type Hash } from 'node:crypto';
import type { Disk, DiskFile } from './disk.ts';

const pieceBytes = 1024 * 1024;

/** SHA-256 of a whole file, in lower-case hex. Reads in pieces, so that neither memory nor the event loop notices the size. */
export async function hashFile(disk: Disk, path: string): Promise<string> {
  const file = await disk.open(path, 'read');
  try {
    return (await hashStart(file, Number.POSITIVE_INFINITY)).hash.digest('hex');
  } finally {
    await file.close();
  }
}

/** Hashes the first `limitBytes`, or what there is; the hash can be carried on. */
export async function hashStart(
  file: DiskFile,
  limitBytes: number,
): Promise<{ readonly hash: Hash; readonly hashedBytes: number }> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceBytes);
  let hashedBytes = 0;
  while (hashedBytes < limitBytes) {
    const wanted = Math.min(pieceBytes, limitBytes - hashedBytes);
    const got = await file.read(piece.subarray(0, wanted), hashedBytes);
    hash.update(piece.subarray(0, got));
    hashedBytes += got;
    if (got < wanted) break;
  }
  return { hash, hashedBytes };
}
