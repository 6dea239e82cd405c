import { openExpendableDatabase } from '../expendable-database.ts';
import type { Clock, Log } from '../ports.ts';
import { openDatabase } from '../sqlite.ts';
import { createClipIndex, type ClipIndex } from './clip-index.ts';
import { indexMigrations } from './index-schema.ts';
import { chooseReader, type ChosenReader } from './worker/choose-reader.ts';

/** Checked in a few milliseconds. A larger index is checked by the thread that looks through the folder. */
const mostCheckedBytes = 8_000_000;

export type OpenIndex = { readonly index: ClipIndex; readonly reader: ChosenReader };

/** Opens the index, or starts an empty one that a scan will fill. */
export function openIndex(
  file: string,
  place: 'disk' | 'memory',
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log; readonly worker?: string },
): OpenIndex {
  const database =
    place === 'memory'
      ? openDatabase(':memory:', indexMigrations, 'normal')
      : openExpendableDatabase(file, indexMigrations, ports, mostCheckedBytes);
  const reader = chooseReader(database, ports);
  return { index: createClipIndex(database, reader.touched), reader };
}
