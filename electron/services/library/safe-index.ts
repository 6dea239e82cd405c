import { diskProblem } from '../disk-problem.ts';
import type { LookShelf, Shelf } from './shelf.ts';

/**
 * Makes what the index knows outlive a power loss: a clip whose sidecar is damaged from outside is then known by nothing else. False where
 * the disk refuses; the index is as right as before, and safe after a later look.
 */
export function makeIndexSafe({ index, log }: Pick<LookShelf, 'index' | 'log'>): boolean {
  try {
    index.checkpoint();
    return true;
  } catch (error) {
    if (diskProblem(error) === null) throw error;
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
