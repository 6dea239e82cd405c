import { diskProblem, sqliteResult } from '../disk-problem.ts';
import type { LookShelf, Shelf } from './shelf.ts';

/**
 * Makes what the index knows outlive a power loss: a clip whose sidecar is damaged from outside is then known by nothing else. False when
 * it cannot be done now, as with a full disk or a search under way: the index is as right as before, and safe after a later look.
 */
export function makeIndexSafe({ index, log }: Pick<LookShelf, 'index' | 'log'>): boolean {
  try {
    return index.checkpoint();
  } catch (error) {
    // A damaged one is found to be so, and made anew, by whoever reads it.
    if (sqliteResult(error) === null) throw error;
    log.error('index.unsafe', error);
    return false;
  }
}

/** The record of acts may forget what the sidecars hold, and a safe index knows. */
export async function forgetWhatIsSafe(shelf: Shelf): Promise<void> {
  await shelf.acting(async () => {
    if (!shelf.readOnly && makeIndexSafe(shelf)) shelf.acts.forgetPaid();
  });
}

/** In this order: only when the index is safe may the acts forget what was paid. */
export function closeBooks({ index, acts, log }: Shelf): void {
  const isSafe = makeIndexSafe({ index, log });
  index.close();
  try {
    if (isSafe) acts.forgetPaid();
  } catch (error) {
    // Paid debts that stay are only looked at once more.
    if (diskProblem(error) === null) throw error;
  }
  acts.close();
}
