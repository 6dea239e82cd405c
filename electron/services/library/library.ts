import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { diskProblem } from '../disk-problem.ts';
import type { KeepProblem, PartialFolder, PublishOutcome } from './clip-keeper.ts';
import { copyOut } from './copies.ts';
import { curate } from './curate.ts';
import { toClip, type Entry } from './entry.ts';
import { writeWhole } from './files.ts';
import { keepWatch } from './keep-watch.ts';
import { createLibraryDoor, type LibraryDoor } from './library-door.ts';
import type { Library, LibraryOptions, LibraryPorts } from './library-contract.ts';
import { outlineColumns } from './outline.ts';
import { absolutePath, posterFile } from './paths.ts';
import { clipOfTake, publishClip } from './publish.ts';
import { checkClip } from './repair.ts';
import type { Shelf } from './shelf.ts';
import { restoreClip, trashClip } from './trash.ts';

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
    posterFailed: (id) =>
      door.enter(async (shelf) => {
        shelf?.index.setPoster(id, 'failed');
        door.announce({ changed: [id] });
      }),
    savePoster: (id, bytes) => door.enter((shelf) => savePoster(door, writable(shelf), id, bytes)),
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

type Reading = Pick<Library, 'summary' | 'outline' | 'clips' | 'postersWanted' | 'posterPath' | 'clipFile'>;

function reading(door: LibraryDoor): Reading {
  /** A disk that is pulled out under a query finds nothing, as one that is known to be away; the watch tells the rest. */
  function read<T>(nothing: T, work: (shelf: Shelf) => T): T {
    const shelf = door.shelf();
    if (shelf === null) return nothing;
    try {
      return work(shelf);
    } catch (error) {
      if (diskProblem(error) === null) throw error;
      shelf.log.error('library.read', error);
      return nothing;
    }
  }

  return {
    summary: () => door.summary(),
    outline: async (query) => {
      const total = read(0, ({ index }) => index.totals().clips);
      const rows = read([], ({ index }) => index.outline(query));
      return { total, ...outlineColumns(rows) };
    },
    clips: async (ids) => read([], ({ index }) => index.many(ids)).map(toClip),
    postersWanted: async (limit) =>
      read<ClipId[]>([], ({ index, readOnly }) => (readOnly ? [] : index.postersWanted(limit))),
    posterPath: (id) =>
      read(null, ({ index, paths }) => {
        const entry = index.get(id);
        return entry?.poster === 'ready' && !entry.trashed ? posterFile(paths, id) : null;
      }),
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

async function savePoster(door: LibraryDoor, shelf: Shelf, id: ClipId, bytes: Uint8Array): Promise<void> {
  if (shelf.index.get(id) === null) throw new AppError('not-found', 'No such clip');
  try {
    const temporary = path.join(shelf.paths.partial, `${id}.poster.tmp`);
    await writeWhole(shelf.disk, temporary, posterFile(shelf.paths, id), bytes);
    shelf.index.setPoster(id, 'ready');
  } catch (error) {
    throw translated(error);
  }
  door.announce({ changed: [id] });
}

function cannotKeep(shelf: Shelf | null): KeepProblem | null {
  if (shelf === null) return { kind: 'library-offline' };
  return shelf.readOnly ? { kind: 'library-read-only' } : null;
}

function writable(shelf: Shelf | null): Shelf {
  const problem = cannotKeep(shelf);
  if (shelf === null || problem !== null) {
    throw new AppError(problem?.kind ?? 'library-offline', 'The library cannot be written to now');
  }
  return shelf;
}

function translated(error: unknown): unknown {
  const problem = diskProblem(error);
  if (problem === null) return error;
  return new AppError(problem.kind, 'The disk refused', { cause: error });
}
