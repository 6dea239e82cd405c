import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../ports.ts';
import { createInlineReader, type Reader } from '../catalogue/reader.ts';
import { createAsking, type Asking } from './giving-way.ts';
import { createWorkerReader } from './worker-reader.ts';

/** A library of this many clips is searched in a few milliseconds, in less time than a thread takes to start. */
export const mostInline = 2000;

export type ChosenReader = Reader & {
  /** Resolves when the first search has been answered. */
  readonly hasAnswered: Promise<void>;
  /** Whether somebody searches just now, for threads that can wait. */
  readonly asking: Asking;
};

/** On the spot while the library is small; that of a large one in a thread of its own, which starts beside the window. */
export function chooseReader(
  database: DatabaseSync,
  { clock, worker }: { readonly clock: Pick<Clock, 'now'>; readonly worker?: string },
): ChosenReader {
  const inline = createInlineReader(database, clock);
  const asking = createAsking();
  const totals = database.prepare('SELECT clips FROM totals');
  const file = database.location();
  const { promise: hasAnswered, resolve: tellAnswered } = Promise.withResolvers<void>();
  let apart: Reader | null = null;

  function chosen(): Reader {
    if (apart !== null || worker === undefined || file === null) return apart ?? inline;
    if (Number(totals.get()?.['clips'] ?? 0) <= mostInline) return inline;
    apart = createWorkerReader(file, worker, clock);
    inline.touched('all');
    return apart;
  }

  chosen();
  return {
    hasAnswered,
    asking,
    outline: async (request) => {
      // What is asked for whole is asked by nobody who waits for it.
      if (request.limit !== undefined) asking.tell();
      const answer = await chosen().outline(request);
      tellAnswered();
      return answer;
    },
    find: async (query) => await chosen().find(query),
    suggest: async (request) => await chosen().suggest(request),
    counts: async (of) => await chosen().counts(of),
    touched: (ids) => (apart ?? inline).touched(ids),
    close: async () => {
      await apart?.close();
    },
  };
}
