import { AppError } from '../../../shared/errors.ts';
import type { PackedOutline } from '../../../shared/contract/library.ts';
import { diskProblem } from '../disk-problem.ts';
import { createCurator, type Curator } from './acts/curator.ts';
import { arrivals } from './arrivals.ts';
import type { PartialFolder, PublishOutcome } from './clip-keeper.ts';
import { doubledSidecars } from './choose-sidecar.ts';
import { copyOut } from './copies.ts';
import { entriesOf } from './entries-of.ts';
import { toClip, type Entry } from './entry.ts';
import { keepWatch } from './keep-watch.ts';
import { createLibraryDoor, type LibraryDoor } from './library-door.ts';
import { lineageOf } from './lineage.ts';
import type { Library, LibraryOptions, LibraryPorts } from './library-contract.ts';
import { absolutePath } from './paths.ts';
import { clipOfTake, publishClip } from './publish.ts';
import { checkClip } from './repair.ts';
import type { Shelf } from './shelf.ts';
import { createTrashEnd, type TrashEnd } from './trash-end.ts';
import { keepStills } from './stills.ts';
import { cannotKeep, readFrom, searchIn } from './use-shelf.ts';

export type { Library, LibraryChange } from './library-contract.ts';

/**
 * Opens the library; resolves when its state is known. The look through the folder, which also finishes what the last run left, goes on
 * behind it, and everything that writes waits for that. Never rejects for what the disk does: such a library is offline or read-only.
 */
export async function openLibrary(ports: LibraryPorts, options: LibraryOptions): Promise<Library> {
  let curator: Curator | null = null;
  let ending: Pick<TrashEnd, 'expire'> | null = null;
  const door = createLibraryDoor(ports, {
    ...options,
    onLooked: (expired) => {
      curator?.looked();
      ending?.expire(expired).catch((error: unknown) => ports.log.error('trash.expire', error));
    },
    onFollowed: options.onLists,
  });
  const curating = createCurator(ports, door, options);
  curator = curating;
  const { adopt, ...curated } = curating;
  const { expire, ...trashEnd } = createTrashEnd(door, { ...options, settle: curating.settle });
  ending = { expire };
  await door.open();
  const watch = keepWatch(ports, door);

  return {
    ...keeping(door),
    ...reading(door),
    ...keepStills(door, options),
    ...arrivals(door),
    ...trashEnd,
    ...doubledSidecars(door, { settle: curating.settle, adopt }),
    ...curated,
    copyTo: async (ids, target) => {
      const shelf = door.shelf();
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      const entries = (await entriesOf(ids, shelf.index.many)).filter((entry) => !entry.trashed);
      const disk = { disk: shelf.disk, random: ports.random };
      return await copyOut(
        disk,
        entries.map((entry) => absolutePath(shelf.paths, entry.path)),
        target,
      );
    },
    rescan: () => door.rescan(),
    reopen: () => door.rescan(),
    startAnew: () => door.startAnew(),
    whileShut: (work) => door.whileShut(work),
    close: async () => {
      watch.close();
      await curating.close();
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

type Reading = Pick<Library, 'lineage' | 'summary' | 'outline' | 'find' | 'suggest' | 'clips' | 'clipFile'>;

function reading(door: LibraryDoor): Reading {
  const read = <T>(nothing: T, work: (shelf: Shelf) => T): T => readFrom(door, nothing, work);
  return {
    lineage: async (id) => {
      const shelf = door.shelf();
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      return await lineageOf(shelf, id);
    },
    summary: () => door.summary(),
    outline: (request) => searchIn(door, nothingFound, (reader) => reader.outline(request)),
    find: (query) => searchIn(door, [], (reader) => reader.find(query)),
    suggest: (request) => searchIn(door, [], (reader) => reader.suggest(request)),
    clips: async (ids) =>
      (await entriesOf(ids, (some) => read<readonly Entry[]>([], ({ index }) => index.many(some)))).map(
        toClip,
      ),
    clipFile: (id) =>
      read(null, ({ index, paths }) => {
        const entry = index.get(id);
        if (entry === null || entry.trashed || entry.missing) return null;
        return { path: absolutePath(paths, entry.path), sha256: entry.facts.sha256 };
      }),
  };
}

const nothingFound: PackedOutline = { ids: '', ratios: '', groups: [], found: 0, total: 0 };
