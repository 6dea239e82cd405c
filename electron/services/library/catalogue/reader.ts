import type { DatabaseSync } from 'node:sqlite';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type {
  OutlineRequest,
  PackedOutline,
  Suggestion,
  SuggestRequest,
} from '../../../../shared/contract/library.ts';
import type { Clock } from '../../ports.ts';
import { unpackIds } from '../../../../shared/library-outline.ts';
import type { NameCount } from '../filing.ts';
import { createCatalogue } from './catalogue.ts';

/** Searches of one open library. Rejects with the database's errors. */
export type Reader = {
  outline(request: OutlineRequest): Promise<PackedOutline>;
  /** All that a query finds, the newest first. */
  find(query: string): Promise<readonly ClipId[]>;
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** Of all tags, or all collections that hold clips, how many clips have each; by name. */
  counts(of: 'tag' | 'collection'): Promise<readonly NameCount[]>;
  /** These were written since; 'all' when anything may have been. */
  touched(ids: readonly ClipId[] | 'all'): void;
  close(): Promise<void>;
};

/** Answers on the spot, on the index's own connection: for a library of few clips, or one whose index is in memory. */
export function createInlineReader(database: DatabaseSync, clock: Pick<Clock, 'now'>): Reader {
  const catalogue = createCatalogue(database);
  return {
    outline: async (request) => catalogue.outline(request, clock.now()),
    find: async (query) => unpackIds(catalogue.outline({ query, ...everything }, clock.now()).ids),
    suggest: async (request) => catalogue.suggest(request),
    counts: async (of) => catalogue.counts(of),
    touched: catalogue.touched,
    close: async () => {},
  };
}

/** How `find` asks. */
export const everything = { sort: { by: 'kept', descending: true }, group: 'none' } as const;
