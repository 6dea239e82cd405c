import { existsSync, renameSync } from 'node:fs';
import { sqliteResult } from '../../disk-problem.ts';
import type { Clock, Log } from '../../ports.ts';
import { openDatabase } from '../../sqlite.ts';
import { createActStore, type ActStore } from './act-store.ts';
import { actMigrations } from './acts-schema.ts';

/** An act writes a few short rows; whole pages of them go to the disk, twice. */
const pageBytes = 1024;
/** BUSY, READONLY, IOERR, FULL, CANTOPEN: the disk's fault, not the file's. */
const notTheFile: ReadonlySet<number> = new Set([5, 8, 10, 13, 14]);

/**
 * Opens the record of acts. A damaged one, or one of a newer version, is set aside under a new name: what was done stays in the sidecars,
 * it can only not be undone any more. Where none can be kept on the disk it lives in memory, and nothing can be done with it.
 */
export function openActs(
  file: string,
  place: 'disk' | 'memory',
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
): ActStore {
  if (place === 'memory') return inMemory();
  try {
    return open(file);
  } catch (error) {
    ports.log.warn('acts.unusable', { reason: error instanceof Error ? error.message : 'unknown' });
    if (notTheFile.has(sqliteResult(error) ?? 0)) return inMemory();
  }
  const stamp = new Date(ports.clock.now()).toISOString().replaceAll(':', '-');
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.damaged-${stamp}${suffix}`);
  }
  return open(file);
}

function open(file: string): ActStore {
  return createActStore(openDatabase(file, actMigrations, 'full', pageBytes), true);
}

function inMemory(): ActStore {
  return createActStore(openDatabase(':memory:', actMigrations, 'full'), false);
}
