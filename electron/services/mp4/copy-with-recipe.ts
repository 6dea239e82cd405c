import type { Disk } from '../disk.ts';
import { probeClip } from '../probe-clip.ts';
import type { InsideRecipe } from './clip-recipe.ts';
import { planRecipe, type Stretch } from './write-recipe.ts';

const pieceBytes = 1024 * 1024;

/**
 * Writes a copy with the recipe inside into a new file, durably, and reads it back with a demuxer. False, with nothing written, for a file
 * into which none can be put without risk. What was begun is removed when it ends early.
 */
export async function copyWithRecipe(
  disk: Disk,
  from: string,
  to: string,
  recipe: InsideRecipe,
  signal?: AbortSignal,
): Promise<boolean> {
  const sizeBytes = (await disk.stat(from))?.sizeBytes ?? 0;
  const source = await disk.open(from, 'read');
  try {
    const stretches = await planRecipe(source, sizeBytes, recipe);
    if (stretches === null) return false;
    const target = await disk.open(to, 'create');
    try {
      let position = 0;
      for (const stretch of stretches) {
        for await (const piece of piecesOf(stretch, source)) {
          signal?.throwIfAborted();
          await target.write(piece, position);
          position += piece.byteLength;
        }
      }
      await target.sync();
    } catch (error) {
      await target.close();
      await disk.unlink(to);
      throw error;
    }
    await target.close();
    if ((await probeClip(disk, to)) !== null) return true;
    await disk.unlink(to);
    return false;
  } finally {
    await source.close();
  }
}

type Source = { read(into: Uint8Array, position: number): Promise<number> };

async function* piecesOf(stretch: Stretch, source: Source): AsyncGenerator<Uint8Array> {
  if (stretch.kind === 'bytes') {
    yield stretch.bytes;
    return;
  }
  const end = stretch.from + stretch.length;
  for (let from = stretch.from; from < end; from += pieceBytes) {
    const piece = new Uint8Array(Math.min(pieceBytes, end - from));
    if ((await source.read(piece, from)) < piece.byteLength) {
      throw new Error('The file became shorter while it was read');
    }
    yield piece;
  }
}
