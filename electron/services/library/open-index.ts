import { openExpendableDatabase } from '../expendable-database.ts';
import type { Clock, Log } from '../ports.ts';
import { openDatabase } from '../sqlite.ts';
import { createInlineReader, type Reader } from './catalogue/reader.ts';
import { createClipIndex, type ClipIndex } from './clip-index.ts';
import { indexMigrations } from './index-schema.ts';

export type OpenIndex = { readonly index: ClipIndex; readonly reader: Reader };

/** Opens the index, or starts an empty one that a scan will fill. */
export function openIndex(
  file: string,
  place: 'disk' | 'memory',
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
): OpenIndex {
  const database =
    place === 'memory'
      ? openDatabase(':memory:', indexMigrations, 'normal')
      : openExpendableDatabase(file, indexMigrations, ports);
  const reader = createInlineReader(database, ports.clock);
  return { index: createClipIndex(database, reader.touched), reader };
}
