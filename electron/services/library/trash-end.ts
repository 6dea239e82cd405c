import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { trashEndsMs } from '../../../shared/trash.ts';
import { entriesOf } from './entries-of.ts';
import type { Library } from './library-contract.ts';
import type { LibraryDoor } from './library-door.ts';
import { selectedIds } from './selected-ids.ts';
import { isInTrash, trashedAtMs } from './trash.ts';
import { createTrashRemoval, type Emptying } from './trash-removal.ts';
import { writable } from './use-shelf.ts';

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

const unheard: Emptying = { onProgress: () => undefined, signal: new AbortController().signal };

export function createTrashEnd(door: LibraryDoor, needs: Needs): TrashEnd {
  const removal = createTrashRemoval(door, needs.toSystemTrash);

  async function inTrash(selection: Selection | null): Promise<readonly ClipId[]> {
    const shelf = writable(door.shelf());
    if (selection === null) return await shelf.reader.find('is:trashed');
    const entries = await entriesOf(await selectedIds(shelf, selection), shelf.index.many);
    return entries.filter((entry) => entry.trashed).map(({ id }) => id);
  }

  async function sizeOf(ids: readonly ClipId[]): Promise<number> {
    const entries = await entriesOf(ids, (some) => door.shelf()?.index.many(some) ?? []);
    return entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
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
        sizeBytes: await sizeOf(all),
        ends: ends.flatMap(({ id, trashedMs }) =>
          trashedMs === null ? [] : [{ id, endsAtMs: trashEndsMs(trashedMs) }],
        ),
      };
    },
    async emptyTrash(selection, way, emptying = unheard) {
      // What goes takes everything along that was ever said of it.
      await needs.settle();
      return await removal(await inTrash(selection), way, emptying);
    },
    async expire(ids) {
      const shelf = door.shelf();
      if (needs.toSystemTrash === undefined || ids.length === 0 || shelf === null) return;
      await needs.settle();
      const over: ClipId[] = [];
      for (const id of ids) if (await isInTrash(shelf, id)) over.push(id);
      await removal(over, 'system-trash', unheard);
    },
  };
}
