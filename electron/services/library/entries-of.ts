import { setImmediate } from 'node:timers/promises';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Entry } from './entry.ts';

/** Read in less than 8 ms; a whole selection at once would hold up main for seconds. */
const portion = 100;

/** Entries of any number of clips, in the order of their ids; others get their turn in between. `read` answers a few of them at once. */
export async function entriesOf(
  ids: readonly ClipId[],
  read: (some: readonly ClipId[]) => readonly Entry[],
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let from = 0; from < ids.length; from += portion) {
    if (from > 0) await setImmediate();
    entries.push(...read(ids.slice(from, from + portion)));
  }
  return entries;
}
