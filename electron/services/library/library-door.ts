import { existsSync } from 'node:fs';
import { diskProblem } from '../disk-problem.ts';
import { errorCode, realDisk } from '../disk.ts';
import { createSerial, type Serial } from '../serial.ts';
import { setAside } from '../set-aside.ts';
import { makeMoves } from './acts/moves.ts';
import { openActs } from './acts/open-acts.ts';
import { loadLists, oweSidecars, reapplyOwed } from './acts/reapply.ts';
import { giveHeadStart } from './head-start.ts';
import type { LibraryChange, LibraryOptions, LibraryPorts, LibrarySummary } from './library-contract.ts';
import { isStillThere, lookAt, type LibraryState } from './look.ts';
import { openIndex } from './open-index.ts';
import { libraryPaths } from './paths.ts';
import { resumePublishing } from './publish.ts';
import { isLarge } from './is-large.ts';
import { reconcile, type Differences } from './reconcile.ts';
import { closeBooks } from './safe-index.ts';
import type { Shelf } from './shelf.ts';
import { damagedIndex } from './worker/messages.ts';
import { lookInWorker } from './worker/look-in-worker.ts';

/** Opens and closes the library's folder as it comes and goes, and lets one writer in at a time. */
export type LibraryDoor = {
  summary(): LibrarySummary;
  /** What is open now, for reading; null while offline. */
  shelf(): Shelf | null;
  /** Resolves when the state is known; the look through the folder goes on, ahead of every other work. */
  open(): Promise<void>;
  /** Runs `work` when all earlier works are done, with the folder looked at just before. */
  enter<T>(work: (shelf: Shelf | null) => Promise<T>): Promise<T>;
  /** Opens, closes or reopens as the folder demands, and looks through it. */
  rescan(): Promise<void>;
  /** Looks whether the folder is still, or again, there, and looks through it only where `differs` says so, or where a look is owed. */
  peek(differs: (shelf: Shelf) => Promise<boolean>): Promise<void>;
  /** Something on the disk was left half done: the next peek looks through the folder, which finishes it. */
  oweLook(): void;
  /** Forgets that a library was seen in this folder, so that one may be made in it. */
  startAnew(): Promise<void>;
  /** Shuts the library for as long as `work` takes, then opens what the folder is by then. */
  whileShut<T>(work: () => Promise<T>): Promise<T>;
  announce(change: Partial<LibraryChange>): void;
  close(): Promise<void>;
};

type DoorOptions = Pick<LibraryOptions, 'folder' | 'mayCreate' | 'onChanged' | 'onState' | 'onLooking'> & {
  /** In the library's turn, after each look through the folder. */
  onLooked(): void;
};

/** More than this are told of as one. */
const mostNamed = 5000;

export function createLibraryDoor(ports: LibraryPorts, options: DoorOptions): LibraryDoor {
  const { clock, random, log, disk = realDisk } = ports;
  const inTurn: Serial = createSerial();
  let shelf: Shelf | null = null;
  let state: LibraryState = 'offline';
  let told: LibrarySummary | null = null;
  let seenRoot = '';
  let isClosed = false;
  const closing = new AbortController();
  let owesLook = false;

  function summary(): LibrarySummary {
    const nothing = { clips: 0, sizeBytes: 0 };
    try {
      return { state, ...(shelf?.index.totals() ?? nothing) };
    } catch (error) {
      if (diskProblem(error) === null) throw error;
      return { state, ...nothing };
    }
  }

  function announce(change: Partial<LibraryChange>): void {
    options.onChanged({ changed: [], removed: [], all: false, ...change });
    const now = summary();
    const isNew = told?.state !== now.state || told.clips !== now.clips || told.sizeBytes !== now.sizeBytes;
    told = now;
    if (isNew) options.onState();
  }

  function shut(): void {
    const wasOpen = shelf !== null;
    // The thread of searches has nothing to lose.
    shelf?.reader.close().catch((error: unknown) => log.error('library.reader', error));
    if (shelf !== null) closeBooks(shelf);
    shelf = null;
    state = 'offline';
    if (wasOpen && !isClosed) announce({ all: true });
  }

  /** Brings `shelf` and `state` in line with the folder. True when a folder was opened that must be looked through. */
  async function admit(): Promise<boolean> {
    const paths = libraryPaths(options.folder());
    // A folder that was seen and is gone is away, whatever the caller still believes.
    const mayCreate = paths.root !== seenRoot && options.mayCreate();
    const seen = isClosed ? 'offline' : await lookAt(disk, paths, mayCreate);
    const isSame = shelf?.paths.root === paths.root && state === seen;
    // The index may have been deleted under us; it is then made again from the files.
    if (isSame && (seen !== 'ready' || (existsSync(paths.index) && existsSync(paths.acts)))) return false;
    shut();
    if (seen === 'offline') return false;
    const readOnly = seen === 'read-only';
    const { index, reader } = openIndex(paths.index, readOnly ? 'memory' : 'disk', ports);
    const acts = openActs(paths.acts, readOnly ? 'memory' : 'disk', ports);
    const opened: Shelf = {
      disk,
      clock,
      random,
      log,
      paths,
      index,
      reader,
      acts,
      readOnly,
      lists: new Map(),
      unwell: new Set(),
      behind: new Set(),
      acting: createSerial(),
    };
    doubtWhatIsUnsafe(opened);
    await loadLists(opened);
    shelf = opened;
    state = seen;
    seenRoot = paths.root;
    return true;
  }

  async function lookThrough(open: Shelf): Promise<Differences> {
    const { worker } = ports;
    try {
      if (worker === undefined || disk !== realDisk || !(await isLarge(open))) return await reconcile(open);
      return await lookInWorker(open, worker, (progress) => {
        options.onLooking?.(progress);
        announce({ all: true });
      });
    } finally {
      options.onLooking?.(null);
      // Also when the look was cut short: the index may already take these sidecars for read.
      await oweSidecars(open);
    }
  }

  /** A folder that vanishes under the look leaves the library offline; the next look finds it again. */
  async function look(): Promise<void> {
    if (shelf === null) return;
    owesLook = false;
    try {
      if (!shelf.readOnly) await resumePublishing(shelf);
      const { changed, removed } = await lookThrough(shelf);
      await reapplyOwed(shelf);
      if (!shelf.readOnly) await makeMoves(shelf);
      options.onLooked();
      if (changed.length + removed.length > mostNamed) announce({ all: true });
      else if (changed.length + removed.length > 0) announce({ changed, removed });
    } catch (error) {
      if (errorCode(error) === damagedIndex) return await beginAnew(shelf);
      if (diskProblem(error) === null) throw error;
      log.error('library.look', error);
      owesLook = true;
      if (diskProblem(error)?.kind === 'library-offline') shut();
    }
  }

  async function firstLook(): Promise<void> {
    if (shelf !== null && ports.worker !== undefined) await giveHeadStart(shelf, closing.signal);
    await look();
  }

  /** All that the index knows is in the files; the damaged one is kept for whoever wants to know what happened. */
  async function beginAnew({ paths }: Shelf): Promise<void> {
    log.warn('index.damaged');
    shut();
    setAside(paths.index, clock.now());
    await attend();
  }

  async function attend(): Promise<Shelf | null> {
    if (await admit()) {
      await look();
      announce({ all: true });
    }
    return shelf;
  }

  async function rescan(): Promise<void> {
    const before = shelf;
    // What was just opened has been looked through.
    if ((await attend()) === before) await look();
  }

  async function peek(differs: (open: Shelf) => Promise<boolean>): Promise<void> {
    const isThere = shelf !== null && (await isStillThere(disk, shelf.paths));
    if (!isThere && !isClosed) await attend();
    else if (shelf !== null && ((await differs(shelf)) || owesLook)) await look();
  }

  return {
    summary,
    shelf: () => shelf,
    open: async () => {
      let looked: Promise<void> = Promise.resolve();
      await inTurn(async () => {
        // Queued from inside this turn, so that nothing else comes first.
        if (await admit()) looked = inTurn(firstLook);
      });
      told = summary();
      looked.catch((error: unknown) => log.error('library.open', error));
    },
    enter: (work) => inTurn(async () => work(await attend())),
    rescan: () => inTurn(rescan),
    startAnew: () =>
      inTurn(async () => {
        seenRoot = '';
        await attend();
      }),
    whileShut: (work) =>
      inTurn(async () => {
        shut();
        try {
          return await work();
        } finally {
          await attend();
        }
      }),
    peek: (differs) => inTurn(() => peek(differs)),
    oweLook: () => {
      owesLook = true;
    },
    announce,
    close: () => {
      isClosed = true;
      closing.abort();
      return inTurn(async () => shut());
    },
  };
}

/** What the sidecars got last may be missing from an index that a power loss has set back. A full disk must not keep it from opening. */
function doubtWhatIsUnsafe({ index, acts, log }: Shelf): void {
  try {
    index.doubt(acts.unsafeTargets());
  } catch (error) {
    if (diskProblem(error) === null) throw error;
    log.error('index.doubt', error);
  }
}
