import { clipId } from '../../../../shared/contract/ids.ts';
import { differing } from '../curation.ts';
import type { Shelf } from '../shelf.ts';
import { forgetWhatIsSafe, makeIndexSafe } from '../safe-index.ts';
import { settleDebt } from './fields.ts';
import { isListName, listNames, readList } from './lists.ts';
import { withOwed } from './with-owed.ts';

const portion = 100;

/**
 * After a look at the files, which know nothing of what is owed to them: the index shows it all the same. Also what an act that was cut
 * off left undone in the index.
 */
export async function reapplyOwed(shelf: Shelf): Promise<void> {
  let after = '';
  for (;;) {
    const some = shelf.acts.owedAfter(after, portion);
    for (const owed of some) {
      if (isListName(owed.target)) continue;
      const entry = shelf.index.get(clipId.parse(owed.target));
      if (entry === null) continue;
      const now = withOwed(shelf, entry);
      const patch = differing(entry.curation, now.curation);
      if (Object.keys(patch).length > 0) shelf.index.curate([{ entry: now, patch }]);
    }
    if (some.length < portion) break;
    after = some.at(-1)?.target ?? '';
    await shelf.clock.sleep(0);
  }
  shelf.behind.clear();
  await forgetWhatIsSafe(shelf);
}

/** What the look found without a sidecar that it had, or with one that cannot be read, gets a new one. */
export async function oweSidecars(shelf: Shelf): Promise<void> {
  if (shelf.readOnly || shelf.unwell.size === 0) return;
  await shelf.acting(async () => {
    const all = [...shelf.unwell];
    for (let from = 0; from < all.length; from += portion) {
      if (from > 0) await shelf.clock.sleep(0);
      const ids = all.slice(from, from + portion);
      const clips = shelf.index
        .many(ids)
        .map(({ id, curation }) => ({ target: id, fields: { ...curation } }));
      shelf.acts.oweWhole(clips, shelf.clock.now());
      for (const id of ids) shelf.unwell.delete(id);
    }
  });
  // Nothing but the index tells these clips from strangers.
  makeIndexSafe(shelf);
}

/** Reads the library's lists from their files, with what is owed to them. */
export async function loadLists(shelf: Shelf): Promise<void> {
  for (const name of listNames) {
    const { fields, modifiedMs } = await readList(shelf, name);
    const owed = shelf.acts.owed(name);
    const patch = owed === null ? {} : settleDebt(fields, owed, modifiedMs).patch;
    shelf.lists.set(name, { ...fields, ...patch });
  }
}
