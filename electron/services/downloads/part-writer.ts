import type { Hash } from 'node:crypto';
import type { DiskFile } from '../disk.ts';
import { collectYoung } from './collect-young.ts';

/** Two of these are held: one fills while the other is written. */
const bufferBytes = 2 * 1024 * 1024;
const firstCheckpointBytes = 4 * 1024 * 1024;

export type Checkpoint = (syncedBytes: number, sha256: string) => Promise<void>;

export type PartWriter = {
  receivedBytes(): number;
  /** Resolves when the piece is buffered; waits while the disk is behind. */
  add(piece: Uint8Array): Promise<void>;
  /** Writes what is buffered and syncs; the hash is of everything up to here. */
  finish(): Promise<string>;
};

/**
 * Gathers the small pieces of a connection into few large writes, hashing on the way. Now and then, ever more rarely as the file grows,
 * what is written is synced and reported as a point from which a later attempt can go on.
 */
export function createPartWriter(
  file: DiskFile,
  start: { readonly bytes: number; readonly hash: Hash },
  checkpoint: Checkpoint,
): PartWriter {
  const { hash } = start;
  let filling = new Uint8Array(bufferBytes);
  let spare = new Uint8Array(bufferBytes);
  let filled = 0;
  let writtenBytes = start.bytes;
  let syncedBytes = start.bytes;
  let writing: Promise<void> = Promise.resolve();

  async function store(bytes: Uint8Array, position: number, sha256: string | null): Promise<void> {
    await file.write(bytes, position);
    if (sha256 === null) return;
    await file.sync();
    await checkpoint(position + bytes.byteLength, sha256);
  }

  /** Hands the full buffer to the disk. The hash is taken now, as it runs on before the write is through. */
  async function flush(): Promise<void> {
    const bytes = filling.subarray(0, filled);
    hash.update(bytes);
    await writing;
    const position = writtenBytes;
    writtenBytes += filled;
    const isDue = writtenBytes - syncedBytes >= Math.max(firstCheckpointBytes, writtenBytes / 8);
    if (isDue) syncedBytes = writtenBytes;
    writing = store(bytes, position, isDue ? hash.copy().digest('hex') : null);
    // The failure is reported by the next `await writing`; until then it must not count as unhandled.
    writing.catch(() => undefined);
    [filling, spare] = [spare, filling];
    filled = 0;
    collectYoung();
  }

  return {
    receivedBytes: () => writtenBytes + filled,
    add: async (piece) => {
      let offset = 0;
      while (offset < piece.byteLength) {
        const room = Math.min(bufferBytes - filled, piece.byteLength - offset);
        filling.set(piece.subarray(offset, offset + room), filled);
        filled += room;
        offset += room;
        if (filled === bufferBytes) await flush();
      }
    },
    finish: async () => {
      if (filled > 0) await flush();
      await writing;
      await file.sync();
      const sha256 = hash.copy().digest('hex');
      if (writtenBytes > 0) await checkpoint(writtenBytes, sha256);
      return sha256;
    },
  };
}
