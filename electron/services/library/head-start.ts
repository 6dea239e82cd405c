import type { Shelf } from './shelf.ts';
import { mostInline } from './worker/choose-reader.ts';

/** Without a window nobody asks; the look does not wait for ever. */
const longestMs = 3000;
/** What was answered is being drawn. */
const drawingMs = 500;

/**
 * Lets the first screenful of a large library come before the look through its folder, which would take a whole core while the window
 * is being made. A library of which nothing is known yet is looked through at once: there is nothing to show before.
 */
export async function giveHeadStart(
  { clock, index, reader }: Pick<Shelf, 'clock' | 'index' | 'reader'>,
  signal: AbortSignal,
): Promise<void> {
  if (index.totals().clips <= mostInline) return;
  const answered = new AbortController();
  void reader.hasAnswered.then(() => answered.abort());
  await clock.sleep(longestMs, AbortSignal.any([signal, answered.signal]));
  await clock.sleep(drawingMs, signal);
}
