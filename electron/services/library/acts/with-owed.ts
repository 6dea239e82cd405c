import type { CurationPatch } from '../curation.ts';
import { entryCurated, type Entry } from '../entry.ts';
import type { Shelf } from '../shelf.ts';
import { settleDebt } from './fields.ts';

/** A clip as it is now: an index that had no room for an act, or has just been made anew, knows less than what is owed. */
export function withOwed(shelf: Pick<Shelf, 'acts'>, entry: Entry): Entry {
  const owed = shelf.acts.owed(entry.id);
  if (owed === null) return entry;
  const { patch } = settleDebt({ ...entry.curation }, owed, entry.sidecarMs ?? 0);
  // The fields of a debt are those of a curation.
  return Object.keys(patch).length === 0
    ? entry
    : entryCurated(entry, { ...entry.curation, ...(patch as CurationPatch) });
}
