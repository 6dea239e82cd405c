import { existsSync, renameSync } from 'node:fs';

/**
 * Moves a database that cannot be used, with what SQLite keeps beside it, to a new name in the same folder. Nothing is deleted. When it
 * was cut off in the middle, a second call moves the rest: a log must not be left for a database that it does not belong to.
 */
export function setAside(file: string, nowMs: number): void {
  const stamp = new Date(nowMs).toISOString().replaceAll(':', '-');
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.damaged-${stamp}${suffix}`);
  }
}
