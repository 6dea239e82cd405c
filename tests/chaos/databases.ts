import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Dice } from './dice.ts';

const opened = new Map<DatabaseSync, string>();
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** Of a log, of each page in it, and where its index counts the pages that are in the file (sqlite.org/walformat.html). */
const headerBytes = 32;
const frameBytes = 24;
const foldedAt = 96;

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
    const before = {
      file: readFileSync(file),
      log: existsSync(log) ? readFileSync(log) : null,
      foldedBytes: foldedBytes(file),
    };
    if (database.isOpen) database.close();
    opened.delete(database);
    writeFileSync(file, before.file);
    if (before.log === null) rmSync(log, { force: true });
    else if (powerLoss === null) writeFileSync(log, before.log);
    else if (isSynced(file)) writeFileSync(log, withTornPage(before.log, powerLoss));
    else writeFileSync(log, withoutLast(before.log, before.foldedBytes, powerLoss));
    rmSync(`${file}-shm`, { force: true });
  }
}

function withTornPage(log: Buffer, dice: Dice): Buffer {
  return dice.chance(0.5) ? log : Buffer.concat([log, Buffer.alloc(dice.whole(1, 4200), 0xa5)]);
}

function withoutLast(log: Buffer, foldedBytes: number, dice: Dice): Buffer {
  if (log.byteLength < headerBytes) return log;
  return dice.chance(0.3) ? log : log.subarray(0, dice.whole(foldedBytes, log.byteLength));
}

/** How much of a database's log was folded into the file: before that it is synced, and cannot be lost. */
function foldedBytes(file: string): number {
  if (!existsSync(`${file}-shm`) || !existsSync(`${file}-wal`)) return 0;
  const [index, log] = [readFileSync(`${file}-shm`), readFileSync(`${file}-wal`)];
  if (log.byteLength < headerBytes || index.byteLength < foldedAt + 4) return 0;
  const pages = index.readUInt32LE(foldedAt);
  return pages === 0 ? 0 : headerBytes + pages * (frameBytes + log.readUInt32BE(8));
}
