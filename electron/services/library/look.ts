import path from 'node:path';
import { diskProblem } from '../disk-problem.ts';
import { errorCode, type Disk } from '../disk.ts';
import { ensureFolder, unlessUnreadable } from './files.ts';
import { isMonthFolder, ownFolder, type LibraryPaths } from './paths.ts';

export type LibraryState = 'ready' | 'offline' | 'read-only';

/**
 * Is there a library in this folder, and can it be written to? An empty folder is the mount point of a disk that is away until shown
 * otherwise, so nothing is made in it, unless `mayCreate` says that this library never existed.
 */
export async function lookAt(disk: Disk, paths: LibraryPaths, mayCreate: boolean): Promise<LibraryState> {
  const names = await namesIn(disk, paths.root);
  const isLibrary = names?.some((name) => name === ownFolder || isMonthFolder(name)) ?? false;
  if (!isLibrary && !mayCreate) return 'offline';
  try {
    if (names === null) await makeFolders(disk, paths.root);
    for (const folder of [paths.own, paths.posters, paths.strips, paths.trash, paths.partial]) {
      if (await disk.makeFolder(folder)) await disk.syncFolder(path.dirname(folder));
    }
    if (mayCreate) await makeLast(disk, paths);
    await tryWriting(disk, path.join(paths.partial, 'writable.tmp'));
    return 'ready';
  } catch (error) {
    const problem = diskProblem(error);
    if (problem === null) throw error;
    // A full disk is still the library's; whoever writes will hear of it.
    if (problem.kind === 'disk-full' && names?.includes(ownFolder)) return 'ready';
    return problem.kind === 'library-offline' || names === null ? 'offline' : 'read-only';
  }
}

/** Is a library that was open still where it was? Asks for names alone, which wakes no disk. */
export async function isStillThere(disk: Disk, paths: LibraryPaths): Promise<boolean> {
  return (await namesIn(disk, paths.own)) !== null;
}

/** Null when there is no such folder, or it cannot be read. */
async function namesIn(disk: Disk, folder: string): Promise<readonly string[] | null> {
  try {
    return (await disk.list(folder)).map((entry) => entry.name);
  } catch (error) {
    if (diskProblem(error) === null) throw error;
    return null;
  }
}

/**
 * A start that was killed may have made these folders and not yet synced their names. Once the library counts as one, a power loss that
 * took them would look like a disk that is away.
 */
async function makeLast(disk: Disk, paths: LibraryPaths): Promise<void> {
  await disk.syncFolder(paths.own);
  await disk.syncFolder(paths.root);
  await unlessUnreadable(() => disk.syncFolder(path.dirname(paths.root)));
}

/** Mode bits, lists of rights and mounts can all say no; only trying tells. */
async function tryWriting(disk: Disk, file: string): Promise<void> {
  const probe = await disk.open(file, 'write');
  await probe.close();
  await disk.unlink(file);
}

async function makeFolders(disk: Disk, folder: string): Promise<void> {
  try {
    await ensureFolder(disk, folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if (errorCode(error) !== 'ENOENT' || parent === folder) throw error;
    await makeFolders(disk, parent);
    await ensureFolder(disk, folder);
  }
}
