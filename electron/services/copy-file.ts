import { createHash } from 'node:crypto';
import type { Disk } from './disk.ts';

const pieceBytes = 1024 * 1024;

export type Copied = { readonly sha256: string; readonly sizeBytes: number };

/**
 * Copies a file into a new one, which must not be there, and makes it durable; answers with the hash of what was read. Written in pieces
 * of our own, so that it can be stopped, tells how far it is, and never takes over the times or rights of the source. What was begun is
 * removed when it ends early, with the disk's error or, stopped, with that of the signal.
 */
export async function copyFile(
  disk: Disk,
  from: string,
  to: string,
  options: { readonly signal?: AbortSignal; onBytes?(bytes: number): void } = {},
): Promise<Copied> {
  const source = await disk.open(from, 'read');
  try {
    const target = await disk.open(to, 'create');
    try {
      const hash = createHash('sha256');
      const piece = new Uint8Array(pieceBytes);
      let sizeBytes = 0;
      for (;;) {
        options.signal?.throwIfAborted();
        const got = await source.read(piece, sizeBytes);
        hash.update(piece.subarray(0, got));
        await target.write(piece.subarray(0, got), sizeBytes);
        sizeBytes += got;
        options.onBytes?.(got);
        if (got < pieceBytes) break;
      }
      await target.sync();
      await target.close();
      return { sha256: hash.digest('hex'), sizeBytes };
    } catch (error) {
      await target.close().catch(() => undefined);
      await disk.unlink(to);
      throw error;
    }
  } finally {
    await source.close();
  }
}
