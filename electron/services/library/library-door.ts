import { existsSync } from 'node:fs';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { diskProblem } from '../disk-problem.ts';
import { errorCode, realDisk } from '../disk.ts';
import { createSerial, type Serial } from '../serial.ts';
import { setAside } from '../set-aside.ts';
import { makeMoves } from './acts/moves.ts';
import { loadLists, oweSidecars, reapplyOwed } from './acts/reapply.ts';
import { giveHeadStart } from './head-start.ts';
import type { LibraryChange, LibraryOptions, LibraryPorts, LibrarySummary } from './library-contract.ts';
import { isStillThere, lookAt, type LibraryState } from './look.ts';
import { createLibraryLock, type Holder } from './lock/library-lock.ts';
import type { IndexNews } from './open-followed-index.ts';
import { closeShelf, openShelf } from './open-shelf.ts';
import { libraryPaths } from './paths.ts';
import { resumePublishing } from './publish.ts';
import { isLarge } from './is-large.ts';
import { reconcile, type Differences } from './reconcile.ts';
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
  /** False when the library may have become another program’s since it was last looked at: then `enter` it. */
  isSurelyOurs(): boolean;
  close(): Promise<void>;
};

type DoorOptions = Pick<LibraryOptions, 'folder' | 'mayCreate' | 'onChanged' | 'onState' | 'onLooking'> & {
  /** In the library's turn, after each look through the folder. `expired`: their stay in the trash is over. */
  onLooked(expired: readonly ClipId[]): void;
  /** Tags, collections and searches may differ: the program that has the library has written. */
  onFollowed(): void;
};

/** More than this are told of as one. */
const mostNamed = 5000;

export function createLibraryDoor(ports: LibraryPorts, options: DoorOptions): LibraryDoor {
  const { clock, log, disk = realDisk } = ports;
  const inTurn: Serial = createSerial();
  let shelf: Shelf | null = null;
  let state: LibraryState = 'offline';
  let told: LibrarySummary | null = null;
  let seenRoot = '';
  let isClosed = false;
  const closing = new AbortController();
  let owesLook = false;
  let heldBy: Holder | null = null;
  const lock = createLibraryLock({ clock, log, disk }, () => {
    inTurn(attend).catch((error: unknown) => log.error('library.lock-lost', error));
  });

  function summary(): LibrarySummary {
    const nothing = { clips: 0, sizeBytes: 0 };
    const told = heldBy === null ? { state } : { state: 'held' as const, heldBy };
    try {
      const doubled = [...new Set(shelf?.seen.doubles.map(({ id }) => id))];
      return { ...told, ...(shelf?.index.totals() ?? nothing), ...(doubled.length > 0 && { doubled }) };
    } catch (error) {
      if (diskProblem(error) === null) throw error;
      return { ...told, ...nothing };
    }
  }

  function announce(change: Partial<LibraryChange>): void {
    options.onChanged({ changed: [], removed: [], all: false, ...change });
    tellState();
  }

  function tellState(): void {
    const now = summary();
    const isNew = JSON.stringify(told) !== JSON.stringify(now);
    told = now;
    if (isNew) options.onState();
  }

  /** The lock stays with this program where the library is only closed for a while. */
  function shut(lockStays: 'lock stays' | 'released' = 'released'): void {
    const open = shelf;
    shelf = null;
    state = 'offline';
    heldBy = null;
    if (open !== null) closeShelf(open);
    if (lockStays === 'released') lock.release();
    if (open !== null && !isClosed) announce({ all: true });
  }

  /** Brings `shelf` and `state` in line with the folder. True when a folder was opened that must be looked through. */
  async function admit(): Promise<boolean> {
    const paths = libraryPaths(options.folder());
    // A folder that was seen and is gone is away, whatever the caller still believes.
    const mayCreate = paths.root !== seenRoot && options.mayCreate();
    const seen = isClosed ? 'offline' : await lookAt(disk, paths, mayCreate);
    if (shelf !== null && shelf.paths.root !== paths.root) shut();
    const holder = seen === 'ready' ? await lock.claim(paths) : null;
    const isSame =
      shelf?.paths.root === paths.root && state === seen && (holder === null) === (heldBy === null);
    heldBy = isSame ? holder : heldBy;
    // The index may have been deleted under us; it is then made again from the files.
    const needsBooks = seen === 'ready' && holder === null;
    if (isSame && (!needsBooks || (existsSync(paths.index) && existsSync(paths.acts)))) return false;
    shut(needsBooks ? 'lock stays' : 'released');
    if (seen === 'offline') return false;
    shelf = await openShelf(ports, { disk, paths, state: seen, heldBy: holder });
    state = seen;
    heldBy = holder;
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
    // Whoever writes the index that is read here looks after it.
    if (shelf === null || shelf.followed !== null) return;
    owesLook = false;
    try {
      if (!shelf.readOnly) await resumePublishing(shelf);
      const { changed, removed, expired, orphans, doubles } = await lookThrough(shelf);
      shelf.seen.orphans = new Map(orphans);
      shelf.seen.doubles = doubles;
      await reapplyOwed(shelf);
      if (!shelf.readOnly) await makeMoves(shelf);
      options.onLooked(shelf.readOnly ? [] : expired);
      if (changed.length + removed.length > mostNamed) announce({ all: true });
      else if (changed.length + removed.length > 0) announce({ changed, removed });
      else tellState();
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
    if (isClosed) return;
    const open = shelf;
    const isThere = open !== null && (await isStillThere(disk, open.paths));
    if (!isThere || (await changesHands(open))) await attend();
    else if (open.followed !== null) await follow(open.followed());
    else if ((await differs(open)) || owesLook) await look();
  }

  /** True when the library has become ours, or another's. */
  async function changesHands(open: Shelf): Promise<boolean> {
    if (state !== 'ready') return false;
    return ((await lock.claim(open.paths)) === null) !== (heldBy === null);
  }

  /** What the program that has the library has done to it is shown here as well. */
  async function follow(news: IndexNews): Promise<void> {
    if (news === 'none' || shelf === null) return;
    if (news === 'replaced') {
      shut();
      return void (await attend());
    }
    await loadLists(shelf);
    announce({ all: true });
    options.onFollowed();
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
        // Nobody else may write in it meanwhile.
        shut('lock stays');
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
    isSurelyOurs: lock.isSure,
    close: () => {
      isClosed = true;
      closing.abort();
      return inTurn(async () => shut());
    },
  };
}
