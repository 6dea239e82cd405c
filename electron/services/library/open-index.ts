import { existsSync, renameSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from '../disk-problem.ts';
import type { Clock, Log } from '../ports.ts';
import { openDatabase } from '../sqlite.ts';
import { createClipIndex, type ClipIndex } from './clip-index.ts';
import { indexMigrations } from './index-schema.ts';

/** BUSY, READONLY, IOERR, FULL, CANTOPEN: the disk's fault, not the file's. */
const notTheFile: ReadonlySet<number> = new Set([5, 8, 10, 13, 14]);

/**
 * Opens the index, or starts an empty one that a scan will fill. A damaged file, or one of a newer version, is set aside under a new name,
 * never deleted. Where none can be kept on the disk, because it is read-only, full, or cannot lock, the index lives in memory.
 */
export function openIndex(
  file: string,
  place: 'disk' | 'memory',
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
): ClipIndex {
  if (place === 'memory') return inMemory();
  try {
    return createClipIndex(openSound(file));
  } catch (error) {
    ports.log.warn('index.unusable', { reason: error instanceof Error ? error.message : 'unknown' });
    if (notTheFile.has(sqliteResult(error) ?? 0)) return inMemory();
  }
  setAside(file, ports.clock.now());
  return createClipIndex(openSound(file));
}

function inMemory(): ClipIndex {
  return createClipIndex(openDatabase(':memory:', indexMigrations, 'normal'));
}

function openSound(file: string): DatabaseSync {
  const database = openDatabase(file, indexMigrations, 'normal');
  const row = database.prepare('PRAGMA quick_check(1)').get();
  if (row?.['quick_check'] === 'ok') return database;
  database.close();
  throw new Error('The index is damaged');
}

function setAside(file: string, nowMs: number): void {
  const stamp = new Date(nowMs).toISOString().replaceAll(':', '-');
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.damaged-${stamp}${suffix}`);
  }
}
