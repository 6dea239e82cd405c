import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** How many old versions of one file lie beside it. */
const mostKept = 2;
const unfinished = '.unfinished';

/**
 * Puts a whole copy of a database beside it before it is brought to a newer version: "studio.sqlite.version-3". It has what the log held
 * as well. The newest few are kept. Throws what the disk says, and then nothing is to be migrated.
 */
export function backUpBeforeMigration(database: DatabaseSync, version: number): void {
  const file = database.location();
  if (file === null) return;
  const target = nameOf(file, version);
  rmSync(target + unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(target + unfinished);
  renameSync(target + unfinished, target);
  for (const old of versionsBeside(file).slice(mostKept)) rmSync(nameOf(file, old), { force: true });
}

function nameOf(file: string, version: number): string {
  return `${file}.version-${version}`;
}

/** The newest first. */
function versionsBeside(file: string): readonly number[] {
  const start = `${path.basename(file)}.version-`;
  return readdirSync(path.dirname(file))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)))
    .toSorted((a, b) => b - a);
}
