import type { ClipId } from '../../../shared/contract/ids.ts';
import { readAhead } from '../read-ahead.ts';
import type { LibraryDoor } from './library-door.ts';
import { stripFile } from './paths.ts';
import type { Shelf } from './shelf.ts';
import { goneEnding, isInTrash, removeGone, trashFolder } from './trash.ts';
import { translated, writable } from './use-shelf.ts';

/** Where what leaves the trash goes: the system's trash has a way back, `for-good` has none. */
export type TrashWay = 'system-trash' | 'for-good';

/** Somebody who waits while the trash is emptied, and may end it early: what has gone by then stays gone. */
export type Emptying = {
  onProgress(progress: { readonly done: number; readonly total: number }): void;
  readonly signal: AbortSignal;
};

/** `refused`: by the system's trash; not those that an early end has left. */
type Removed = { readonly removed: number; readonly refused: number };

type Remove = (ids: readonly ClipId[], way: TrashWay, emptying: Emptying) => Promise<Removed>;

/** So many in one turn of the library. Giving a folder away may take the system a while; to rename one takes none. */
const inOneTurn: Readonly<Record<TrashWay, number>> = { 'system-trash': 5, 'for-good': 100 };
const deletedAtOnce = 8;

/** What a turn has come to: folders that are left to be deleted, at leisure. */
type Taken = {
  readonly gone: readonly ClipId[];
  readonly folders: readonly string[];
  readonly isRefused: boolean;
};

export function createTrashRemoval(
  door: LibraryDoor,
  toSystemTrash: ((folder: string) => Promise<void>) | undefined,
): Remove {
  /** In the library's turn: the clips leave the trash and the index. */
  async function take(shelf: Shelf, ids: readonly ClipId[], way: TrashWay): Promise<Taken> {
    const gone: ClipId[] = [];
    const folders: string[] = [];
    let isRefused = false;
    try {
      for (const entry of shelf.index.many(ids)) {
        // Restored, or taken away by somebody else, meanwhile.
        if (!entry.trashed) continue;
        if (await isInTrash(shelf, entry.id)) {
          if (way === 'for-good') folders.push(await setGone(shelf, entry.id));
          // What it refuses once it refuses always.
          else if (!(await isTaken(shelf, trashFolder(shelf, entry.id)))) {
            isRefused = true;
            break;
          }
          await shelf.disk.unlink(stripFile(shelf.paths, entry.id, entry.facts.sha256));
        }
        gone.push(entry.id);
      }
      if (folders.length > 0) await shelf.disk.syncFolder(shelf.paths.trash);
      return { gone, folders, isRefused };
    } catch (error) {
      throw translated(error);
    } finally {
      if (gone.length > 0) await forget(shelf, gone);
    }
  }

  /** Under its new name the next look deletes it, should this program end before it does. */
  async function setGone(shelf: Shelf, id: ClipId): Promise<string> {
    const folder = trashFolder(shelf, id);
    const aside = `${folder}.${shelf.random.id(6)}${goneEnding}`;
    await shelf.disk.rename(folder, aside);
    return aside;
  }

  async function isTaken(shelf: Shelf, folder: string): Promise<boolean> {
    try {
      await toSystemTrash?.(folder);
    } catch (error) {
      shelf.log.warn('trash.refused', { reason: error instanceof Error ? error.message : 'unknown' });
    }
    return (await shelf.disk.stat(folder)) === null;
  }

  /** Nothing is owed to what is gone. */
  async function forget(shelf: Shelf, candidates: readonly ClipId[]): Promise<void> {
    const gone: ClipId[] = [];
    for (const id of candidates)
      if (shelf.index.get(id)?.trashed === true && !(await isInTrash(shelf, id))) gone.push(id);
    shelf.index.remove(gone);
    await shelf.acting(async () => {
      shelf.acts.paid(gone.map((id) => shelf.acts.owed(id)).filter((owed) => owed !== null));
    });
    door.announce({ removed: gone });
  }

  /** Out of the library's turn: nobody waits for it. */
  async function deleteAll(folders: readonly string[]): Promise<void> {
    const shelf = door.shelf();
    if (shelf === null) return;
    await Array.fromAsync(readAhead(folders, deletedAtOnce, (folder) => removeGone(shelf, folder)));
  }

  return async (ids, way, { onProgress, signal }) => {
    let removed = 0;
    for (const some of portions(ids, inOneTurn[way])) {
      onProgress({ done: removed, total: ids.length });
      if (signal.aborted) return { removed, refused: 0 };
      const { gone, folders, isRefused } = await door.enter((open) => take(writable(open), some, way));
      await deleteAll(folders);
      removed += gone.length;
      if (isRefused) return { removed, refused: ids.length - removed };
    }
    onProgress({ done: removed, total: ids.length });
    return { removed, refused: 0 };
  };
}

function* portions<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
