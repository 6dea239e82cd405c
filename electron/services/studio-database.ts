import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from './disk-problem.ts';
import type { Clock, Log } from './ports.ts';
import { setAside } from './set-aside.ts';
import { DamagedDatabase, isUnknownFormat, openSoundDatabase, transaction } from './sqlite.ts';
import { backupsIn, keepBackups, type Backup } from './studio-backups.ts';
import { studioMigrations } from './studio-schema.ts';
import { pausedFlag, unknownTimeFlag, unknownTimeText, type Loss, type UnknownTime } from './takes/paused.ts';
import { practiceServiceId } from './takes/record.ts';

type Ports = { readonly clock: Clock; readonly log: Log };

export type StudioDatabase = {
  readonly database: DatabaseSync;
  /** Backs up what has changed, now and then, until it is closed. */
  keepBackups(): void;
  close(): Promise<void>;
};

/** CORRUPT and NOTADB (sqlite.org/rescode.html): the file's fault. All others are the disk's, and pass. */
const damagedFile: ReadonlySet<number> = new Set([11, 26]);

/**
 * Opens `studio.sqlite`: drafts, takes and their history. What is damaged is set aside, and the newest sound backup takes its place, or
 * an empty file where there is none. The queue is then paused, and what waits in it asks before it is sent: it may have been bought since
 * the backup. Throws where the disk does not give the file, and where the file is newer than this program.
 */
export function openStudioDatabase(folder: string, ports: Ports): StudioDatabase {
  const file = path.join(folder, 'studio.sqlite');
  const backups = path.join(folder, 'backups');
  const ready = `${file}.restoring`;
  const database = openFound(file, isExpected(backups, ready)) ?? restore({ file, backups, ready }, ports);
  const ending = new AbortController();
  let keeping: Promise<void> = Promise.resolve();
  return {
    database,
    keepBackups() {
      keeping = keepBackups(database, backups, { ...ports, signal: ending.signal });
    },
    async close() {
      ending.abort();
      await keeping;
      database.close();
    },
  };
}

/** There was a database before: none, or an empty file, is a loss then and not a beginning. */
function isExpected(backups: string, ready: string): boolean {
  return existsSync(ready) || backupsIn(backups).length > 0;
}

/** Null when what is there cannot be used, or is gone though it should be there. */
function openFound(file: string, isThereExpected: boolean): DatabaseSync | null {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isFile() === false) return null;
  const isThere = facts !== undefined && facts.size > 0;
  return isThereExpected && (!isThere || isBlank(file)) ? null : open(file);
}

/** As the main file is left when its log is lost before it was folded in for the first time. */
function isBlank(file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    return database.prepare('PRAGMA user_version').get()?.['user_version'] === 0;
  } catch {
    // Damaged in another way: whoever opens it in earnest finds out.
    return false;
  } finally {
    database.close();
  }
}

/** Null when the file is damaged. */
function open(file: string): DatabaseSync | null {
  try {
    return openSoundDatabase(file, studioMigrations, 'full');
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

/** Not the general ERROR as such: a migration of ours that fails must not cost a sound file. */
function isDamage(error: unknown): boolean {
  return (
    error instanceof DamagedDatabase || damagedFile.has(sqliteResult(error) ?? 0) || isUnknownFormat(error)
  );
}

type Places = { readonly file: string; readonly backups: string; readonly ready: string };

/** Everything is ready under another name before the damaged file goes: a kill at any time leads here again, or is past it. */
function restore({ file, backups, ready }: Places, { clock, log }: Ports): DatabaseSync {
  const found = backupsIn(backups).find((backup) => prepare(ready, backup, clock.now()));
  if (found === undefined) prepare(ready, null, clock.now());
  setAside(file, clock.now());
  renameSync(ready, file);
  const why = new Error('The database was damaged');
  if (found === undefined) log.error('studio.begun-anew', why);
  else log.error('studio.restored', why, { backup: path.basename(found.file) });
  return openSoundDatabase(file, studioMigrations, 'full');
}

/** Writes the file that is to take the place, with the queue held. Answers whether it is sound. */
function prepare(ready: string, backup: Backup | null, nowMs: number): boolean {
  for (const suffix of ['', '-wal', '-shm']) rmSync(ready + suffix, { force: true });
  if (backup !== null) copyFileSync(backup.file, ready);
  const database = open(ready);
  if (database === null) return false;
  hold(database, backup === null ? 'begun-anew' : 'restored', { fromMs: backup?.takenMs ?? 0, toMs: nowMs });
  // Leaves one file with nothing beside it.
  database.close();
  return true;
}

/** Nothing is bought until the user has looked; and what may have been bought since the backup, one by one. */
function hold(database: DatabaseSync, loss: Loss, unknown: UnknownTime): void {
  transaction(database, () => {
    const set = database.prepare('INSERT OR REPLACE INTO flags (name, value) VALUES (?, ?)');
    set.run(pausedFlag, loss);
    set.run(unknownTimeFlag, unknownTimeText(unknown));
    database
      .prepare(
        `UPDATE takes SET hold = 'maybe-bought', looks = 0, looked_ms = NULL
         WHERE state IN ('queued', 'cancelled') AND service <> ?`,
      )
      .run(practiceServiceId);
  });
}
