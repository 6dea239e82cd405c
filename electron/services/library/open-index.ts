import { openExpendableDatabase } from '../expendable-database.ts';
import type { Clock, Log } from '../ports.ts';
import { openDatabase } from '../sqlite.ts';
import { createClipIndex, type ClipIndex } from './clip-index.ts';
import { indexMigrations } from './index-schema.ts';

/** Opens the index, or starts an empty one that a scan will fill. */
export function openIndex(
  file: string,
  place: 'disk' | 'memory',
  ports: { readonly clock: Pick<Clock, 'now'>; readonly log: Log },
): ClipIndex {
  return createClipIndex(
    place === 'memory'
      ? openDatabase(':memory:', indexMigrations, 'normal')
      : openExpendableDatabase(file, indexMigrations, ports),
  );
}
