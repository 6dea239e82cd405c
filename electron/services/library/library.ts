import { AppError } from '../../../shared/errors.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { diskProblem } from '../disk-problem.ts';
import { arrivals } from './arrivals.ts';
import type { PartialFolder, PublishOutcome } from './clip-keeper.ts';
import { copyOut } from './copies.ts';
import { curate } from './curate.ts';
import { toClip, type Entry } from './entry.ts';
import { keepWatch } from './keep-watch.ts';
import { createLibraryDoor, type LibraryDoor } from './library-door.ts';
import type { Library, LibraryOptions, LibraryPorts } from './library-contract.ts';
import { outlineColumns } from './outline.ts';
import { absolutePath } from './paths.ts';
import { clipOfTake, publishClip } from './publish.ts';
import { checkClip } from './repair.ts';
import type { Shelf } from './shelf.ts';
import { keepStills } from './stills.ts';
import { restoreClip, trashClip } from './trash.ts';
import { cannotKeep, readFrom, translated, writable } from './use-shelf.ts';

export type { Library, LibraryChange } from './library-contract.ts';

/**
 * Opens the library; resolves when its state is known. The look through the folder, which also finishes what the last run left, goes on
 * behind it, and everything that writes waits for that. Never rejects for what the disk does: such a library is offline or read-only.
 */
export async function openLibrary(ports: LibraryPorts, options: LibraryOptions): Promise<Library> {
  const door = createLibraryDoor(ports, options);
  await door.open();
  const watch = keepWatch(ports, door);

  return {
    ...keeping(door),
    ...reading(door),
    ...keepStills(door, options),
    ...arrivals(door),
    curate: (selection, change) =>
      door.enter(async (open) => {
        const changed = await curate(writable(open), selection, change);
        if (changed.length > 0) door.announce({ changed });
        return { changed: changed.length, act: null };
      }),
    acts: () => ({ undo: null, redo: null }),
    trash: (ids) => moveEach(door, ids, (shelf, entry) => (entry.trashed ? null : trashClip(shelf, entry))),
    restore: (ids) =>
      moveEach(door, ids, (shelf, entry) => (entry.trashed ? restoreClip(shelf, entry) : null)),
    copyTo: async (ids, target) => {
      const shelf = door.shelf();
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      const entries = shelf.index.many(ids).filter((entry) => !entry.trashed);
      const disk = { disk: shelf.disk, random: ports.random };
      return await copyOut(
        disk,
        entries.map((entry) => absolutePath(shelf.paths, entry.path)),
        target,
      );
    },
    rescan: () => door.rescan(),
    reopen: () => door.rescan(),
    close: async () => {
      watch.close();
      await door.close();
    },
  };
}

type Keeping = Pick<Library, 'partialFolder' | 'publish' | 'clipOfTake' | 'checkClip'>;

function keeping(door: LibraryDoor): Keeping {
  return {
    partialFolder: () =>
      door.enter(async (shelf): Promise<PartialFolder> => {
        const problem = cannotKeep(shelf);
        return problem ?? { kind: 'folder', path: shelf?.paths.partial ?? '' };
      }),
    publish: (file, record) =>
      door.enter(async (shelf): Promise<PublishOutcome> => {
        if (shelf === null || shelf.readOnly) return cannotKeep(shelf) ?? { kind: 'library-offline' };
        try {
          const clipId = await publishClip(shelf, file, record);
          door.announce({ changed: [clipId] });
          return { kind: 'kept', clipId };
        } catch (error) {
          const problem = diskProblem(error);
          if (problem === null) throw error;
          return problem;
        }
      }),
    clipOfTake: (takeId, outputIndex = 0) =>
      door.enter(async (shelf) => (shelf === null ? null : clipOfTake(shelf, takeId, outputIndex))),
    checkClip: (takeId, outputIndex) =>
      door.enter(async (shelf) => (shelf === null ? 'none' : checkClip(shelf, takeId, outputIndex))),
  };
}

type Reading = Pick<Library, 'summary' | 'outline' | 'clips' | 'clipFile'>;

function reading(door: LibraryDoor): Reading {
  const read = <T>(nothing: T, work: (shelf: Shelf) => T): T => readFrom(door, nothing, work);
  return {
    summary: () => door.summary(),
    outline: async (query) => {
      const total = read(0, ({ index }) => index.totals().clips);
      const rows = read([], ({ index }) => index.outline(query));
      return { total, ...outlineColumns(rows) };
    },
    clips: async (ids) => read([], ({ index }) => index.many(ids)).map(toClip),
    clipFile: (id) =>
      read(null, ({ index, paths }) => {
        const entry = index.get(id);
        if (entry === null || entry.trashed || entry.missing) return null;
        return { path: absolutePath(paths, entry.path), sha256: entry.facts.sha256 };
      }),
  };
}

/** Moves what can be moved; the disk's refusal ends it, and is an error when nothing was moved before. */
async function moveEach(
  door: LibraryDoor,
  ids: readonly ClipId[],
  move: (shelf: Shelf, entry: Entry) => Promise<void> | null,
): Promise<ClipId[]> {
  return await door.enter(async (open) => {
    const shelf = writable(open);
    const moved: ClipId[] = [];
    try {
      for (const entry of shelf.index.many(ids)) {
        if (await settled(move(shelf, entry))) moved.push(entry.id);
      }
    } catch (error) {
      if (moved.length === 0) throw translated(error);
      shelf.log.error('library.move', error, { moved: moved.length });
    } finally {
      if (moved.length > 0) door.announce({ changed: moved });
    }
    return moved;
  });
}

/** False when this clip cannot be moved, for a reason of its own. */
async function settled(move: Promise<void> | null): Promise<boolean> {
  if (move === null) return false;
  try {
    await move;
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
