import type { Disk, DiskFile } from './disk.ts';

const pieceBytes = 256 * 1024;

/**
 * Bytes `start` to `end` inclusive, read as they are asked for. The file is open only between the first piece and the last, or until the
 * reader cancels, as a player does whenever it seeks.
 */
export function streamFile(
  disk: Disk,
  path: string,
  start: number,
  end: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = start;
  let file: DiskFile | null = null;

  async function close(): Promise<void> {
    const opened = file;
    file = null;
    await opened?.close();
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (position <= end) {
            file ??= await disk.open(path, 'read');
            const piece = new Uint8Array(Math.min(pieceBytes, end - position + 1));
            const got = await file.read(piece, position);
            if (got < piece.byteLength) throw new Error('The file became shorter while it was read');
            position += got;
            controller.enqueue(piece);
          }
          if (position > end) {
            await close();
            controller.close();
          }
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
