import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Clock, Log } from './ports.ts';
import { DamagedDatabase } from './sqlite.ts';

const firstBackupMs = 30_000;
const backupEveryMs = 5 * 60_000;
const newestKept = 3;
const daysKept = 7;

export type Backup = { readonly file: string; readonly takenMs: number };

/** Newest first. Only whole ones: a backup gets its name when it was read through. */
export function backupsIn(folder: string): readonly Backup[] {
  return namesIn(folder).map((name) => ({ file: path.join(folder, name), takenMs: timeOf(name) }));
}

/**
 * Backs up what has changed, now and then, until `signal` aborts. SQLite copies a few pages at a time on another thread, while the studio
 * goes on writing. Resolves when the last one is done.
 */
export async function keepBackups(
  database: DatabaseSync,
  folder: string,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  let changesSaved: unknown = null;
  await clock.sleep(firstBackupMs, signal);
  while (!signal.aborted) {
    const changes = database.prepare('SELECT total_changes() AS count').get()?.['count'];
    try {
      if (changes !== changesSaved) await backUp(database, folder, clock.now());
      changesSaved = changes;
    } catch (error) {
      log.error('studio.backup-failed', error);
    }
    await clock.sleep(backupEveryMs, signal);
  }
}

async function backUp(database: DatabaseSync, folder: string, nowMs: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    // What a kill in the middle has left.
    if (name.includes(unfinished)) rmSync(path.join(folder, name), { force: true });
  }
  const target = path.join(folder, nameOf(nowMs));
  await backup(database, target + unfinished);
  seal(target + unfinished);
  renameSync(target + unfinished, target);
  for (const name of surplus(namesIn(folder))) rmSync(path.join(folder, name), { force: true });
}

/** One file with nothing beside it, on the disk and read through: a copy of damage must not push out a good one. */
function seal(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    if (copy.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw new DamagedDatabase();
  } finally {
    copy.close();
  }
}

const unfinished = '.unfinished';

/** "2026-11-22T17-05-00.000Z.sqlite": names in the order of their times. */
function nameOf(timeMs: number): string {
  return `${new Date(timeMs).toISOString().replaceAll(':', '-')}.sqlite`;
}

function timeOf(name: string): number {
  return Date.parse(name.slice(0, -'.sqlite'.length).replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sqlite') && !Number.isNaN(timeOf(name)));
  return names.toSorted((a, b) => (a < b ? 1 : -1));
}

/** All but the newest few and the newest of each of the last days. `names`: newest first, each beginning with its day. */
export function surplus(names: readonly string[]): string[] {
  const days = new Set<string>();
  return names.filter((name, index) => {
    const day = name.slice(0, 10);
    const isNewestOfDay = !days.has(day) && days.size < daysKept;
    if (isNewestOfDay) days.add(day);
    return index >= newestKept && !isNewestOfDay;
  });
}
