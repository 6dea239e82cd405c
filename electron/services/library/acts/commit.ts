import { clipId, type ActId, type ClipId } from '../../../../shared/contract/ids.ts';
import type { ActKind } from '../../../../shared/contract/curation.ts';
import { diskProblem } from '../../disk-problem.ts';
import { isSameValue, type Curation, type CurationPatch } from '../curation.ts';
import { entryCurated, type Entry } from '../entry.ts';
import type { Shelf } from '../shelf.ts';
import type { ActItem, ActMove, Writing } from './act-store.ts';
import { withOwed } from './with-owed.ts';
import { pick, type Fields } from './fields.ts';
import { isListName, type ListName } from './lists.ts';

/** What an act is to do; whoever makes the plan need not look which clips it leaves as they are. */
export type Plan = {
  readonly kind: ActKind;
  readonly ids: readonly ClipId[];
  /** The fields that change, of those that the entry has; empty for none. */
  patchOf(entry: Entry): CurationPatch;
  /** What becomes of the library's lists. */
  readonly lists?: ReadonlyMap<ListName, Fields>;
  /** Clips that go into the trash, or come home. */
  readonly moves?: readonly ActMove[];
};

/** What an act came to. */
export type Committed = {
  readonly act: ActId | null;
  readonly changed: readonly ClipId[];
};

const nothing: Committed = { act: null, changed: [] };

/** Between portions of this many clips others get their turn. */
const portion = 100;

/** Does an act: durable first, all of it at once; then the index follows. In `acting`. */
export async function commitAct(shelf: Shelf, plan: Plan): Promise<Committed> {
  const items = [...listItems(shelf, plan.lists), ...moveItems(plan.moves ?? [])];
  for await (const entries of portions(shelf, plan.ids)) {
    for (const entry of entries) {
      const after: Fields = plan.patchOf(entry);
      const touched = Object.keys(after);
      if (touched.length > 0)
        items.push({ target: entry.id, before: pick({ ...entry.curation }, touched), after });
    }
  }
  if (items.length === 0) return nothing;
  const clips = items.filter(({ target }) => !isListName(target)).length;
  const act = await shelf.acts.record(plan.kind, clips, writing(shelf, items, plan.moves ?? []));
  return { act, changed: await follow(shelf, items) };
}

export function writing(shelf: Shelf, items: readonly ActItem[], moves: readonly ActMove[]): Writing {
  return { items, moves, atMs: shelf.clock.now(), pause: () => shelf.clock.sleep(0) };
}

/** Brings index and lists in line with what has become durable. Answers with the clips that it changed. */
export async function follow(shelf: Shelf, items: readonly ActItem[]): Promise<readonly ClipId[]> {
  const wishes = new Map<ClipId, Fields>();
  for (const { target, after } of items) {
    if (isListName(target)) shelf.lists.set(target, { ...shelf.lists.get(target), ...after });
    else if (!('trashed' in after)) wishes.set(clipId.parse(target), after);
  }
  try {
    await curateAll(shelf, wishes);
  } catch (error) {
    // The act is done all the same; the index follows when the sidecars have been written, or at the next look.
    if (diskProblem(error) === null) throw error;
    shelf.log.error('acts.follow', error);
    for (const id of wishes.keys()) shelf.behind.add(id);
  }
  return [...wishes.keys()];
}

async function curateAll(shelf: Shelf, wishes: ReadonlyMap<ClipId, Fields>): Promise<void> {
  for await (const entries of portions(shelf, [...wishes.keys()])) {
    shelf.index.curate(
      entries.map((entry) => {
        // The fields of an item are those of a curation.
        const patch = (wishes.get(entry.id) ?? {}) as CurationPatch;
        return { entry: entryCurated(entry, { ...entry.curation, ...patch } satisfies Curation), patch };
      }),
    );
  }
}

/** Entries a few at a time, with a pause between, so that nobody waits for a large act. */
export async function* portions(shelf: Shelf, ids: readonly ClipId[]): AsyncGenerator<readonly Entry[]> {
  for (let from = 0; from < ids.length; from += portion) {
    if (from > 0) await shelf.clock.sleep(0);
    yield shelf.index.many(ids.slice(from, from + portion)).map((entry) => withOwed(shelf, entry));
  }
}

function listItems({ lists }: Shelf, wishes: Plan['lists']): ActItem[] {
  return [...(wishes ?? [])]
    .map(([target, after]) => ({ target, before: pick(lists.get(target) ?? {}, Object.keys(after)), after }))
    .filter(({ before, after }) => !isSameValue(before, after));
}

function moveItems(moves: readonly ActMove[]): ActItem[] {
  return moves.map(({ target, trashed }) => ({
    target,
    before: { trashed: !trashed },
    after: { trashed },
  }));
}
