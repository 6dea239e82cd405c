import { clipId, type ClipId } from '../../../../shared/contract/ids.ts';
import type { Shelf } from '../shelf.ts';
import type { Act, ActItem, ActMove } from './act-store.ts';
import { follow, writing } from './commit.ts';
import { pick, reverted, type Fields } from './fields.ts';
import { isListName } from './lists.ts';
import { withOwed } from './with-owed.ts';

const portion = 100;

export type Turned = { readonly act: Act; readonly changed: readonly ClipId[]; readonly clips: number };

/** Takes the last act back, or does again what was taken back; null when there is none. In `acting`. */
export async function turnAct(shelf: Shelf, way: 'undo' | 'redo'): Promise<Turned | null> {
  const act = shelf.acts.atHand()[way];
  if (act === null) return null;
  const items: ActItem[] = [];
  const moves: ActMove[] = [];
  for await (const some of itemsOf(shelf, act)) {
    for (const item of some) {
      const [from, to] = way === 'undo' ? [item.after, item.before] : [item.before, item.after];
      if ('trashed' in to) moves.push(...moveOf(shelf, item.target, to['trashed'] === true));
      else items.push(...itemFor(shelf, item.target, from, to));
    }
  }
  await shelf.acts.turn(act.id, way === 'undo' ? 'undone' : 'done', writing(shelf, items, moves));
  const changed = await follow(shelf, items);
  return { act, changed, clips: changed.length + moves.length };
}

async function* itemsOf(shelf: Shelf, act: Act): AsyncGenerator<readonly ActItem[]> {
  let after = '';
  for (;;) {
    const some = shelf.acts.itemsOf(act.id, after, portion);
    if (some.length > 0) yield some;
    if (some.length < portion) return;
    after = some.at(-1)?.target ?? '';
    await shelf.clock.sleep(0);
  }
}

/** Nothing where somebody has changed these fields since, or the clip is gone. */
function itemFor(shelf: Shelf, target: string, from: Fields, to: Fields): ActItem[] {
  const now = isListName(target) ? shelf.lists.get(target) : curationFields(shelf, target);
  if (now === undefined) return [];
  const after = reverted(now, from, to);
  const touched = Object.keys(after);
  return touched.length === 0 ? [] : [{ target, before: pick(now, touched), after }];
}

function curationFields(shelf: Shelf, target: string): Fields | undefined {
  const entry = shelf.index.get(clipId.parse(target));
  return entry === null ? undefined : { ...withOwed(shelf, entry).curation };
}

function moveOf(shelf: Shelf, target: string, trashed: boolean): ActMove[] {
  const entry = shelf.index.get(clipId.parse(target));
  return entry === null || entry.trashed === trashed ? [] : [{ target, trashed }];
}
