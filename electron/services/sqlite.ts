import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from './disk-problem.ts';
import { backUpBeforeMigration } from './migration-backup.ts';

/** Migrations in order; migration i brings user_version from i to i + 1. Never edit one that has shipped. */
export type Migrations = readonly string[];

/**
 * Opens a database in WAL mode and brings it to the newest version, each migration in its own transaction, after a copy of the file as it was.
 * `full`: a commit is on the disk before it returns (SQLite's synchronous=FULL); `normal` may lose the last commits on power
 * loss and suits what can be rebuilt. A new file has pages of `pageBytes`: small ones where little is written at once. Throws when the file is newer than this program,
 * or a migration fails.
 */
export function openDatabase(
  file: string,
  migrations: Migrations,
  durability: 'full' | 'normal',
  pageBytes = 4096,
): DatabaseSync {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    database.exec(`PRAGMA page_size = ${pageBytes}`);
    bringUp(database, migrations, durability);
    return database;
  } catch (error) {
    // Windows cannot rename or delete a damaged file while it is open.
    database.close();
    throw error;
  }
}

/** Like `openDatabase`, and throws when the file's pages do not fit together. */
export function openSoundDatabase(
  file: string,
  migrations: Migrations,
  durability: 'full' | 'normal',
): DatabaseSync {
  const database = openDatabase(file, migrations, durability);
  try {
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok') return database;
    throw new DamagedDatabase();
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What SQLite opens without complaint, and finds contradictory when it looks. */
export class DamagedDatabase extends Error {
  constructor() {
    super('The database is damaged');
  }
}

/** The file is as it was, at its old version; a copy of it lies beside it. */
export class FailedMigration extends Error {}

/** BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: the disk's fault, or the file's. */
const notTheMigration: ReadonlySet<number> = new Set([5, 8, 10, 11, 13, 14, 26]);

/** Written by a later version of this program, which alone knows what is in it. */
export class NewerDatabase extends Error {}

function bringUp(database: DatabaseSync, migrations: Migrations, durability: 'full' | 'normal'): void {
  const version = versionOf(database, migrations);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(`PRAGMA synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
  database.exec('PRAGMA foreign_keys = ON');
  database.exec('PRAGMA busy_timeout = 3000');
  if (version > 0 && version < migrations.length) backUpBeforeMigration(database, version);
  for (const [index, migration] of migrations.entries()) {
    if (index >= version) migrate(database, index + 1, migration);
  }
}

/** SQLite's general ERROR speaks of the file in this one message. */
export function isUnknownFormat(error: unknown): boolean {
  return error instanceof Error && error.message === 'unsupported file format';
}

/**
 * Asked before anything else, as even the journal's mode is written into the file. A newer program may have tables in words that this
 * SQLite cannot read, which is no damage; but where the header was written over, any number stands for the version.
 */
function versionOf(database: DatabaseSync, migrations: Migrations): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version <= migrations.length) return version;
  try {
    database.exec('SELECT 1 FROM sqlite_schema');
  } catch (error) {
    if (isUnknownFormat(error)) throw error;
  }
  throw new NewerDatabase(`Version ${version} is newer than this program knows (${migrations.length})`);
}

function migrate(database: DatabaseSync, to: number, migration: string): void {
  try {
    transaction(database, () => {
      database.exec(migration);
      database.exec(`PRAGMA user_version = ${to}`);
    });
  } catch (error) {
    if (notTheMigration.has(sqliteResult(error) ?? 0)) throw error;
    throw new FailedMigration(`It could not be brought to version ${to}`, { cause: error });
  }
}

/** Runs `work` in one transaction; any throw rolls back and goes on. Does not nest. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
