import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sqliteResult } from '../disk-problem.ts';
import type { Clock, Log } from '../ports.ts';
import { createClipIndex } from './clip-index.ts';
import { indexMigrations } from './index-schema.ts';
import type { OpenIndex } from './open-index.ts';
import { chooseReader } from './worker/choose-reader.ts';

/** What the index's writer has done since the last look: nothing, written in it, or put another in its place. */
export type IndexNews = 'none' | 'written' | 'replaced';

export type FollowedIndex = OpenIndex & { readonly news: () => IndexNews };

/** Reads the index that another program on this computer writes. Null where it cannot be read, or is of another version. */
export function openFollowedIndex(
  file: string,
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log; readonly worker?: string },
): FollowedIndex | null {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
    if (valueOf(database, 'user_version') === indexMigrations.length) return follow(database, file, ports);
    database.close();
    return null;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    if (sqliteResult(error) === null) throw error;
    ports.log.warn('index.not-followed', { reason: error instanceof Error ? error.message : 'unknown' });
    return null;
  }
}

function follow(
  database: DatabaseSync,
  file: string,
  ports: { readonly clock: Pick<Clock, 'now'>; readonly worker?: string },
): FollowedIndex {
  const opened = inodeOf(file);
  const reader = chooseReader(database, ports);
  let version = valueOf(database, 'data_version');
  return {
    index: createClipIndex(database, reader.touched),
    reader,
    news: () => {
      if (inodeOf(file) !== opened) return 'replaced';
      const before = version;
      version = valueOf(database, 'data_version');
      if (version === before) return 'none';
      reader.touched('all');
      return 'written';
    },
  };
}

function valueOf(database: DatabaseSync, pragma: 'data_version' | 'user_version'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma] ?? -1);
}

function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}
