import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from './disk-problem.ts';
import type { Clock, Log } from './ports.ts';
import { setAside } from './set-aside.ts';
import { openDatabase, openSoundDatabase, type Migrations } from './sqlite.ts';

/** BUSY, READONLY, IOERR, FULL, CANTOPEN: the disk's fault, not the file's. */
const notTheFile: ReadonlySet<number> = new Set([5, 8, 10, 13, 14]);

/**
 * Opens what can be made anew, or begins an empty one. A damaged file, one of a newer version, or whatever else has its name, is set
 * aside, never deleted. One of more than `mostCheckedBytes` is opened without looking through all of it, which is then left to whoever
 * has the time. Where none can be kept on the disk, because it is read-only, full, or cannot lock, it lives in memory.
 */
export function openExpendableDatabase(
  file: string,
  migrations: Migrations,
  { clock, log }: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
  mostCheckedBytes: number = Infinity,
): DatabaseSync {
  try {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts?.isFile() === false) setAside(file, clock.now());
    else if ((facts?.size ?? 0) > mostCheckedBytes) return openDatabase(file, migrations, 'normal');
    return openSoundDatabase(file, migrations, 'normal');
  } catch (error) {
    log.warn('database.unusable', { reason: error instanceof Error ? error.message : 'unknown' });
    if (notTheFile.has(sqliteResult(error) ?? 0)) return openDatabase(':memory:', migrations, 'normal');
  }
  setAside(file, clock.now());
  return openSoundDatabase(file, migrations, 'normal');
}
