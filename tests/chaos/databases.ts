import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Dice } from './dice.ts';

const opened = new Map<DatabaseSync, string>();
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** SQLite checkpoints a log of this many pages by itself; a shorter one holds everything since the file was opened. */
const pagesBeforeCheckpoint = 1000;
const pageBytes = 4096;
const headerBytes = 32;

/** From now on every database that anything in this process opens is known here, so that a crash can take it away. */
export function watchDatabases(): void {
  const { exec, close, prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    const file = opened.has(this) ? null : this.location();
    if (file !== null) opened.set(this, file);
    exec.call(this, sql);
  };
  DatabaseSync.prototype.close = function () {
    opened.delete(this);
    prepared.delete(this);
    close.call(this);
  };
  // The same few statements are compiled thousands of times; SQLite itself makes one anew when the schema has changed.
  DatabaseSync.prototype.prepare = function (sql) {
    const known = prepared.get(this) ?? new Map<string, StatementSync>();
    const statement = known.get(sql) ?? prepare.call(this, sql);
    prepared.set(this, known.set(sql, statement));
    return statement;
  };
}

export function databaseAt(file: string): DatabaseSync | null {
  for (const [database, path] of opened) if (path === file) return database;
  return null;
}

/**
 * What is left of all open databases when the process is killed: the files as they are, the log not folded in. A power loss takes
 * more: of a database that does not sync each commit any number of the last ones, and behind a synced log there may be a torn page.
 */
export function crashDatabases(isSynced: (file: string) => boolean, powerLoss: Dice | null): void {
  for (const [database, file] of opened) {
    const log = `${file}-wal`;
    const before = { file: readFileSync(file), log: existsSync(log) ? readFileSync(log) : null };
    if (database.isOpen) database.close();
    opened.delete(database);
    writeFileSync(file, before.file);
    if (before.log === null) rmSync(log, { force: true });
    else writeFileSync(log, powerLoss === null ? before.log : tornLog(before.log, isSynced(file), powerLoss));
    rmSync(`${file}-shm`, { force: true });
  }
}

function tornLog(log: Buffer, isSynced: boolean, dice: Dice): Buffer {
  if (isSynced) return dice.chance(0.5) ? log : Buffer.concat([log, Buffer.alloc(dice.whole(1, 4200), 0xa5)]);
  if (log.byteLength > pagesBeforeCheckpoint * pageBytes || log.byteLength < headerBytes) return log;
  return dice.chance(0.3) ? log : log.subarray(0, dice.whole(0, log.byteLength));
}
