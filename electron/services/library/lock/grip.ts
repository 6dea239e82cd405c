import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from '../../disk-problem.ts';

/** SQLite's BUSY: somebody has it, or this disk knows no locks, which looks just the same. */
const busy = 5;

/** What came of reaching for the lock. `none`: none can be had on this disk, because it knows no locks, or has no room for the file. */
export type Grip =
  | { readonly kind: 'ours'; readonly letGo: () => void }
  | { readonly kind: 'taken' }
  | { readonly kind: 'none'; readonly error: unknown };

/**
 * Locks a file for this process through SQLite, which knows how on every system. The system takes the lock back when the process ends,
 * however it ends. Nothing is ever written in it. Nobody may open this file by other means: on POSIX, closing it would give the lock away.
 */
export function reachFor(file: string): Grip {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    const held = database;
    return { kind: 'ours', letGo: () => held.isOpen && held.close() };
  } catch (error) {
    if (database?.isOpen === true) database.close();
    return sqliteResult(error) === busy ? { kind: 'taken' } : { kind: 'none', error };
  }
}

/** Tells whether this disk knows locks at all, by a file that nobody else can have. */
export function knowsLocks(folder: string): boolean {
  const file = path.join(folder, `lock-try-${randomUUID()}.sqlite`);
  const grip = reachFor(file);
  if (grip.kind === 'ours') grip.letGo();
  rmSync(file, { force: true });
  return grip.kind === 'ours';
}
