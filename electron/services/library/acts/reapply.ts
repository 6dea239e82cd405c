import { clipId } from '../../../../shared/contract/ids.ts';
import type { CurationPatch } from '../curation.ts';
import { entryCurated } from '../entry.ts';
import type { Shelf } from '../shelf.ts';
import { settleDebt } from './fields.ts';
import { isListName, listNames, readList } from './lists.ts';

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
      const { patch } = settleDebt({ ...entry.curation }, owed, entry.sidecarMs ?? 0);
      const fields = patch as CurationPatch;
      if (Object.keys(patch).length === 0) continue;
      shelf.index.curate([{ entry: entryCurated(entry, { ...entry.curation, ...fields }), patch: fields }]);
    }
    if (some.length < portion) return;
    after = some.at(-1)?.target ?? '';
    await shelf.clock.sleep(0);
  }
}

/** What the look found without a sidecar that it had, or with one that cannot be read, gets a new one. */
export async function oweSidecars(shelf: Shelf): Promise<void> {
  if (shelf.readOnly || shelf.unwell.size === 0) return;
  await shelf.acting(async () => {
    for (const entry of shelf.index.many([...shelf.unwell]))
      shelf.acts.oweWhole(entry.id, { ...entry.curation }, shelf.clock.now());
    shelf.unwell.clear();
  });
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
