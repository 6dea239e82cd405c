import { setImmediate } from 'node:timers/promises';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { trashEndsMs } from '../../../shared/trash.ts';
import { entriesOf } from './entries-of.ts';
import type { Entry } from './entry.ts';
import type { Library } from './library-contract.ts';
import type { LibraryDoor } from './library-door.ts';
import { stripFile } from './paths.ts';
import { selectedIds } from './selected-ids.ts';
import type { Shelf } from './shelf.ts';
import { isInTrash, removeGone, trashedAtMs, trashFolder, goneEnding } from './trash.ts';
import { readFrom, translated, writable } from './use-shelf.ts';

/** Where what leaves the trash goes: the system's trash has a way back, `for-good` has none. */
export type TrashWay = 'system-trash' | 'for-good';

type Needs = {
  /** Puts a folder into the system's trash; rejects where there is none for this disk. Absent, that trash refuses everything. */
  readonly toSystemTrash?: (folder: string) => Promise<void>;
  /** Writes into the sidecars what they are owed. */
  settle(): Promise<void>;
};

export type TrashEnd = Pick<Library, 'trashed' | 'emptyTrash'> & {
  /** The stay of these is over: they go on to the system's trash, and wait here where it does not take them. */
  expire(ids: readonly ClipId[]): Promise<void>;
};

/** So many in one turn of the library. */
const portion = 20;

export function createTrashEnd(door: LibraryDoor, needs: Needs): TrashEnd {
  async function inTrash(selection: Selection | null): Promise<readonly Entry[]> {
    const shelf = writable(door.shelf());
    const ids =
      selection === null ? await shelf.reader.find('is:trashed') : await selectedIds(shelf, selection);
    return (await entriesOf(ids, shelf.index.many)).filter((entry) => entry.trashed);
  }

  async function empty(
    entries: readonly Entry[],
    way: TrashWay,
  ): Promise<{ removed: number; refused: number }> {
    let removed = 0;
    for (let from = 0; from < entries.length; from += portion) {
      const some = entries.slice(from, from + portion);
      const gone = await door.enter((open) => removeSome(writable(open), some, way));
      removed += gone.length;
      // What it refuses once it refuses always.
      if (gone.length < some.length) break;
    }
    return { removed, refused: entries.length - removed };
  }

  async function removeSome(
    shelf: Shelf,
    entries: readonly Entry[],
    way: TrashWay,
  ): Promise<readonly ClipId[]> {
    const gone: ClipId[] = [];
    try {
      for (const entry of entries) {
        if (!(await remove(shelf, entry, way))) break;
        gone.push(entry.id);
      }
      return gone;
    } catch (error) {
      throw translated(error);
    } finally {
      if (gone.length > 0) await forget(shelf, gone);
    }
  }

  async function remove(shelf: Shelf, entry: Entry, way: TrashWay): Promise<boolean> {
    // Restored, or taken away by somebody else, meanwhile.
    if (!(await isInTrash(shelf, entry.id))) return true;
    const folder = trashFolder(shelf, entry.id);
    if (way === 'for-good') {
      const aside = `${folder}.${shelf.random.id(6)}${goneEnding}`;
      await shelf.disk.rename(folder, aside);
      await shelf.disk.syncFolder(shelf.paths.trash);
      await removeGone(shelf, aside);
    } else if (!(await isTaken(shelf, folder))) return false;
    await shelf.disk.unlink(stripFile(shelf.paths, entry.id, entry.facts.sha256));
    return true;
  }

  async function isTaken(shelf: Shelf, folder: string): Promise<boolean> {
    try {
      await needs.toSystemTrash?.(folder);
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

  return {
    async trashed(ids) {
      const shelf = door.shelf();
      if (shelf === null) return { clips: 0, sizeBytes: 0, ends: [] };
      const all = await shelf.reader.find('is:trashed');
      const ends = await Promise.all(
        ids.map(async (id) => ({ id, trashedMs: await trashedAtMs(shelf, id) })),
      );
      return {
        clips: all.length,
        sizeBytes: await sizeOf(shelf, all),
        ends: ends.flatMap(({ id, trashedMs }) =>
          trashedMs === null ? [] : [{ id, endsAtMs: trashEndsMs(trashedMs) }],
        ),
      };
    },
    async emptyTrash(selection, way) {
      // What goes takes everything along that was ever said of it.
      await needs.settle();
      return await empty(await inTrash(selection), way);
    },
    async expire(ids) {
      if (needs.toSystemTrash === undefined || ids.length === 0) return;
      await needs.settle();
      const entries = await entriesOf(ids, (some) =>
        readFrom<readonly Entry[]>(door, [], ({ index }) => index.many(some)),
      );
      await empty(
        entries.filter((entry) => entry.trashed),
        'system-trash',
      );
    },
  };

  async function sizeOf(shelf: Shelf, ids: readonly ClipId[]): Promise<number> {
    let sizeBytes = 0;
    for (let from = 0; from < ids.length; from += portion) {
      for (const entry of shelf.index.many(ids.slice(from, from + portion))) sizeBytes += entry.sizeBytes;
      await setImmediate();
    }
    return sizeBytes;
  }
}
