import { existsSync } from 'node:fs';
import { AppError } from '../../../../shared/errors.ts';
import type { ActsAtHand, CurationChange } from '../../../../shared/contract/curation.ts';
import type { Output } from '../../../../shared/contract/index.ts';
import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { Selection } from '../../../../shared/contract/selection.ts';
import { diskProblem } from '../../disk-problem.ts';
import { differing, patchFor, type Curation } from '../curation.ts';
import { entriesOf } from '../entries-of.ts';
import type { LibraryDoor } from '../library-door.ts';
import type { LibraryPorts } from '../library-contract.ts';
import { selectedIds } from '../selected-ids.ts';
import type { Shelf } from '../shelf.ts';
import { writable } from '../use-shelf.ts';
import type { Act } from './act-store.ts';
import { arrangePlan, collectionPlans } from './collection-plans.ts';
import { commitAct, type Plan } from './commit.ts';
import { collectionNames, savedSearches } from './lists.ts';
import { createMirrorLoop } from './mirror-loop.ts';
import { giveUpMoves, makeMoves } from './moves.ts';
import { deleteSearchPlan, saveSearchPlan } from './search-plans.ts';
import { tagPlan } from './tag-plans.ts';
import { turnAct } from './turn-back.ts';
import { searchIn } from '../use-shelf.ts';

type Done = Output<'library.curate'>;

/** What the user does with clips, so that all of it can be undone. Rejects as the library's writing does. */
export type Curator = {
  curate(selection: Selection, change: CurationChange): Promise<Done>;
  /** Says of a clip all that another sidecar of it says. */
  adopt(id: ClipId, curation: Curation): Promise<Done>;
  trash(selection: Selection): Promise<Done>;
  restore(selection: Selection): Promise<Done>;
  undo(): Promise<Output<'library.undo'>>;
  redo(): Promise<Output<'library.redo'>>;
  acts(): ActsAtHand;
  tags(): Promise<Output<'library.tags'>>;
  /** Also every tag inside it; one that exists takes the clips of both. */
  renameTag(from: string, to: string): Promise<Done>;
  deleteTag(name: string): Promise<Done>;
  collections(): Promise<Output<'library.collections'>>;
  createCollection(name: string): Promise<Done>;
  renameCollection(from: string, to: string): Promise<Done>;
  /** Its clips stay. */
  deleteCollection(name: string): Promise<Done>;
  /** Puts clips before another, or at the end. */
  arrange(collection: string, ids: readonly ClipId[], before: ClipId | null): Promise<Done>;
  searches(): Output<'library.searches'>;
  saveSearch(search: {
    readonly id?: string | undefined;
    readonly name: string;
    readonly query: string;
  }): Promise<Done>;
  deleteSearch(id: string): Promise<Done>;
  /** Resolves when the sidecars hold everything that was done until now, as far as the disk allows. */
  settle(): Promise<void>;
  /** What was opened or looked through: finishes what was interrupted. */
  looked(): void;
  close(): Promise<void>;
};

export type CuratorEvents = {
  onActs(acts: ActsAtHand): void;
  /** Tags, collections or searches. */
  onLists(): void;
};

/** Past this many a list of ids costs more than looking again. */
const mostAnnounced = 5000;

export function createCurator(ports: LibraryPorts, door: LibraryDoor, events: CuratorEvents): Curator {
  const mirror = createMirrorLoop(ports, door, events.onLists);

  /** Without waiting for the library's turn, which a look through a large folder may have for long. */
  async function writableShelf(): Promise<Shelf> {
    const open = door.shelf();
    const isOpen = open !== null && !open.readOnly && open.acts.isDurable && existsSync(open.paths.acts);
    if (isOpen && door.isSurelyOurs()) return open;
    const again = writable(await door.enter(async (shelf) => shelf));
    if (!again.acts.isDurable) throw new AppError('disk-full', 'Acts cannot be recorded');
    return again;
  }

  async function inActs<T>(work: (shelf: Shelf) => Promise<T>): Promise<T> {
    const shelf = await writableShelf();
    try {
      return await shelf.acting(() => work(shelf));
    } catch (error) {
      throw door.shelf() === shelf
        ? translated(error)
        : new AppError('library-offline', 'The library has gone');
    }
  }

  function tell(changed: readonly ClipId[], lists: boolean): void {
    if (changed.length > mostAnnounced) door.announce({ all: true });
    else if (changed.length > 0) door.announce({ changed });
    events.onActs(acts());
    if (lists) events.onLists();
    mirror.kick();
  }

  async function act(planFor: (shelf: Shelf) => Plan | Promise<Plan>): Promise<Done> {
    const {
      act: id,
      changed,
      plan,
    } = await inActs(async (shelf) => {
      const made = await planFor(shelf);
      return { ...(await commitAct(shelf, made)), plan: made };
    });
    if (id === null) return { changed: 0, act: null };
    tell(changed, !aboutClipsAlone.has(plan.kind));
    return { changed: changed.length, act: id };
  }

  async function move(selection: Selection, trashed: boolean): Promise<Done> {
    const sent = await inActs(async (shelf) => {
      const ids = await selectedIds(shelf, selection);
      const moves = (await entriesOf(ids, shelf.index.many))
        .filter((entry) => entry.trashed !== trashed && !entry.missing)
        .map(({ id }) => ({ target: id, trashed }));
      return await commitAct(shelf, {
        kind: trashed ? 'trash' : 'restore',
        ids: [],
        patchOf: () => ({}),
        moves,
      });
    });
    if (sent.act === null) return { changed: 0, act: null };
    const moved = await carryOut();
    tell(moved, true);
    return { changed: moved.length, act: moved.length === 0 ? null : sent.act };
  }

  /** The disk's refusal ends it, and is an error when nothing was moved before. */
  async function carryOut(): Promise<readonly ClipId[]> {
    return await door.enter(async (shelf) => {
      if (shelf === null) throw new AppError('library-offline', 'The library is offline');
      try {
        return await makeMoves(shelf);
      } catch (error) {
        door.oweLook();
        await giveUpMoves(shelf);
        throw translated(error);
      }
    });
  }

  async function turn(way: 'undo' | 'redo'): Promise<Output<'library.undo'>> {
    const turned = await inActs((shelf) => turnAct(shelf, way));
    if (turned === null) return { act: null };
    const moved = turned.act.kind === 'trash' || turned.act.kind === 'restore' ? await carryOut() : [];
    tell([...turned.changed, ...moved], !aboutClipsAlone.has(turned.act.kind));
    return { act: summaryOf({ ...turned.act, clips: turned.changed.length + moved.length }) };
  }

  function acts(): ActsAtHand {
    const hand = door.shelf()?.acts.atHand();
    return { undo: hand?.undo ? summaryOf(hand.undo) : null, redo: hand?.redo ? summaryOf(hand.redo) : null };
  }

  return {
    curate: (selection, change) =>
      act(async (shelf) => ({
        kind: change.kind,
        ids: await selectedIds(shelf, selection),
        patchOf: ({ curation }) => patchFor(change, curation),
        ...(change.kind === 'collect' && { lists: collectionPlans.listed(shelf, change.add) }),
      })),
    adopt: (id, wish) =>
      act(() => ({
        kind: 'choose-sidecar',
        ids: [id],
        patchOf: ({ curation }) => differing(curation, wish),
      })),
    trash: (selection) => move(selection, true),
    restore: (selection) => move(selection, false),
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    acts,
    tags: async () => ({ tags: [...(await searchIn(door, [], (reader) => reader.counts('tag')))] }),
    renameTag: (from, to) => act((shelf) => tagPlan(shelf, 'rename-tag', from, to)),
    deleteTag: (name) => act((shelf) => tagPlan(shelf, 'delete-tag', name, null)),
    collections: async () => {
      const counted = await searchIn(door, [], (reader) => reader.counts('collection'));
      const counts = new Map(counted.map(({ name, count }) => [name, count]));
      const names = new Set([...collectionNames(door.shelf()?.lists ?? new Map()), ...counts.keys()]);
      return { collections: [...names].map((name) => ({ name, count: counts.get(name) ?? 0 })) };
    },
    createCollection: (name) => act((shelf) => collectionPlans.create(shelf, name)),
    renameCollection: (from, to) => act((shelf) => collectionPlans.rename(shelf, from, to)),
    deleteCollection: (name) => act((shelf) => collectionPlans.remove(shelf, name)),
    arrange: (collection, ids, before) => act((shelf) => arrangePlan(shelf, collection, ids, before)),
    searches: () => ({
      searches: Object.entries(savedSearches(door.shelf()?.lists ?? new Map())).map(
        ([id, { name, query }]) => ({
          id,
          name,
          query,
        }),
      ),
    }),
    saveSearch: (search) => act((shelf) => saveSearchPlan(shelf, search)),
    deleteSearch: (id) => act((shelf) => deleteSearchPlan(shelf, id)),
    settle: mirror.settle,
    looked: mirror.kick,
    close: mirror.close,
  };
}

/** Acts of these kinds leave tags, collections and searches as they are. */
const aboutClipsAlone: ReadonlySet<string> = new Set(['rate', 'flag', 'label', 'note', 'title']);

function summaryOf({ id, kind, clips, atMs }: Act): NonNullable<ActsAtHand['undo']> {
  return { id, kind, clips, atMs };
}

function translated(error: unknown): unknown {
  const problem = diskProblem(error);
  return problem === null ? error : new AppError(problem.kind, 'The disk refused', { cause: error });
}
