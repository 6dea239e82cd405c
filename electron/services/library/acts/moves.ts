import { clipId, type ClipId } from '../../../../shared/contract/ids.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Shelf } from '../shelf.ts';
import { isInTrash, restoreClip, trashClip } from '../trash.ts';
import type { ActMove } from './act-store.ts';

const portion = 50;

/**
 * Moves into the trash, or home, what acts have sent there. Runs in the library's turn. A clip that cannot be moved, for a reason of its
 * own, is struck from its act; the disk's errors are thrown, and what is left is on its way still.
 */
export async function makeMoves(shelf: Shelf): Promise<readonly ClipId[]> {
  const moved: ClipId[] = [];
  for (let some = shelf.acts.moves(portion); some.length > 0; some = shelf.acts.moves(portion)) {
    for (const move of some) {
      const isMade = await make(shelf, move);
      await shelf.acting(async () => shelf.acts.moved(move.target, !isMade));
      if (isMade) moved.push(clipId.parse(move.target));
    }
  }
  return moved;
}

/**
 * Strikes out what could not be moved: the user is told of it, and it must not happen later, unasked. Where the clip itself lies tells
 * whether it has moved; the rest of its files follows at the next look.
 */
export async function giveUpMoves(shelf: Shelf): Promise<void> {
  for (let some = shelf.acts.moves(portion); some.length > 0; some = shelf.acts.moves(portion)) {
    for (const { target, trashed } of some) {
      const isMoved = (await isInTrash(shelf, clipId.parse(target))) === trashed;
      await shelf.acting(async () => shelf.acts.moved(target, !isMoved));
    }
  }
}

async function make(shelf: Shelf, { target, trashed }: ActMove): Promise<boolean> {
  const entry = shelf.index.get(clipId.parse(target));
  if (entry === null) return false;
  if (entry.trashed === trashed) return true;
  try {
    await (trashed ? trashClip(shelf, entry) : restoreClip(shelf, entry));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
