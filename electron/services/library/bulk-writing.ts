import type { DatabaseSync } from 'node:sqlite';

/**
 * Indices that only look-ups by take and by content need, as the schema makes them. Where their entries belong has nothing to do with the
 * order in which clips are found, so that each clip of a rebuild would write a page of both anew; made at the end they cost a moment.
 */
const lateIndices = [
  'CREATE INDEX IF NOT EXISTS clips_by_take ON clips (take_id, output_index) WHERE take_id IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS clips_by_hash ON clips (sha256)',
];

/** The index of a large library fits in, so that no page is read twice. */
const pagesKeptKb = 64_000;
/** Moved from the log into the file this seldom: most pages are written many times in a rebuild. 16 MB. */
const pagesInLog = 4000;

/** Prepares a connection that has nothing else to do for writing a whole library. */
export function beginBulk(database: DatabaseSync): void {
  database.exec(`PRAGMA cache_size = -${pagesKeptKb}`);
  database.exec(`PRAGMA wal_autocheckpoint = ${pagesInLog}`);
  const { clips } =
    database.prepare('SELECT count(*) AS clips FROM (SELECT 1 FROM clips LIMIT 1)').get() ?? {};
  if (clips === 0) database.exec('DROP INDEX IF EXISTS clips_by_take; DROP INDEX IF EXISTS clips_by_hash');
}

/** Also after one that was cut short by a crash: what is there already is not made again. */
export function endBulk(database: DatabaseSync): void {
  for (const statement of lateIndices) database.exec(statement);
  // Else the next small write of main's would have to move all of it.
  database.exec('PRAGMA wal_checkpoint(PASSIVE)');
}
