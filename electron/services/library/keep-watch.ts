import path from 'node:path';
import type { FolderEntry } from '../disk.ts';
import { diskProblem } from '../disk-problem.ts';
import type { LibraryDoor } from './library-door.ts';
import type { LibraryPorts } from './library-contract.ts';
import { isMonthFolder, stemOf } from './paths.ts';
import { isJsonName, isVideoName, videoTypes } from './scan.ts';
import type { Shelf } from './shelf.ts';
import { createFolderWatch } from './watch.ts';

/** How long a burst of hints is gathered, and how often the folder is looked for without any. */
const gatherMs = 300;
const peekEveryMs = 15_000;
/** A library that another program has is taken over soon after that one has ended. */
const heldPeekMs = 3000;

/** Notices from outside: the folder going and coming back, clips renamed, removed or added. Reading names is all it costs. */
export function keepWatch(ports: LibraryPorts, door: LibraryDoor): { close(): void } {
  const { clock, log } = ports;
  const stop = new AbortController();
  const disturbed = new Set<string>();
  let months: readonly string[] = [];
  const folderWatch = createFolderWatch(log, {
    isOfInterest: (folder, name) => isVideoName(name) || isLoneJson(door.shelf(), folder, name),
    onDisturbed(folder) {
      disturbed.add(folder);
      if (disturbed.size === 1) void gather();
    },
  });

  async function gather(): Promise<void> {
    await clock.sleep(gatherMs, stop.signal);
    const folders = [...disturbed];
    disturbed.clear();
    if (!stop.signal.aborted) await attempt(() => lookInto(folders));
  }

  async function lookInto(folders: readonly string[]): Promise<void> {
    await door.peek(async (shelf) => {
      const known = months;
      await aim(shelf);
      const isGone = known.some((month) => !months.includes(month));
      const fresh = months.filter((month) => !known.includes(month));
      return isGone || (await anyDiffers(shelf, [...folders, ...fresh]));
    });
  }

  async function aim(shelf: Shelf): Promise<void> {
    const entries = await shelf.disk.list(shelf.paths.root);
    months = entries
      .filter(({ name, kind }) => kind === 'folder' && isMonthFolder(name))
      .map(({ name }) => name);
    if (!stop.signal.aborted) folderWatch.aim(shelf.paths.root, ['', ...months]);
  }

  async function patrol(): Promise<void> {
    // From here on hints come: what the look under way has seen is not looked for again behind it.
    const shelf = door.shelf();
    if (shelf !== null) await attempt(() => aim(shelf));
    while (!stop.signal.aborted) {
      await attempt(() => lookInto([]));
      await clock.sleep(door.shelf()?.isHeld === true ? heldPeekMs : peekEveryMs, stop.signal);
    }
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // The folder may vanish at any moment; the next look sees it.
      if (diskProblem(error) === null) log.error('library.watch', error);
    }
  }

  void patrol();
  return {
    close: () => {
      stop.abort();
      folderWatch.close();
    },
  };
}

/** Each act of the user's writes sidecars beside their clips: of those nobody need be told. */
function isLoneJson(shelf: Shelf | null, month: string, name: string): boolean {
  if (shelf === null || !isJsonName(name) || name.startsWith('.')) return false;
  const stem = `${month}/${stemOf(name)}`;
  try {
    return !videoTypes.some((type) => shelf.index.isAt(stem + type));
  } catch (error) {
    // The disk goes away; the next look sees it.
    if (diskProblem(error) === null) throw error;
    return false;
  }
}

/** Do the videos of a month have other names than the index knows, or is there another JSON without a video than the last look has seen? */
async function anyDiffers(shelf: Shelf, folders: readonly string[]): Promise<boolean> {
  for (const month of folders.filter((folder) => isMonthFolder(folder))) {
    const entries = await shelf.disk.list(path.join(shelf.paths.root, month));
    const files = entries.filter(({ name, kind }) => kind === 'file' && !name.startsWith('.'));
    const there = files.filter(({ name }) => isVideoName(name));
    const known = new Set(shelf.index.pathsIn(month));
    if (there.length !== known.size || there.some(({ name }) => !known.has(`${month}/${name}`))) return true;
    const stems = new Set(there.map(({ name }) => keyOf(name)));
    const lone = files.filter(({ name }) => isJsonName(name) && !stems.has(keyOf(name)));
    if (await isOtherJson(shelf, month, lone)) return true;
  }
  return false;
}

async function isOtherJson(shelf: Shelf, month: string, lone: readonly FolderEntry[]): Promise<boolean> {
  const { orphans } = shelf.seen;
  const seen = [...orphans.keys()].filter((place) => path.posix.dirname(place) === month);
  if (lone.length !== seen.length) return true;
  for (const { name } of lone) {
    const facts = await shelf.disk.stat(path.join(shelf.paths.root, month, name));
    if (facts?.modifiedMs !== orphans.get(`${month}/${name}`)) return true;
  }
  return false;
}

function keyOf(name: string): string {
  return stemOf(name).normalize('NFC');
}
