import type { ClipId } from '../../../shared/contract/ids.ts';
import { actId } from '../../../shared/contract/ids.ts';
import type { ActKind, ActsAtHand, curationRequests } from '../../../shared/contract/curation.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { isTagWithin } from '../../../shared/names-of-clips.ts';
import { trashEndsMs } from '../../../shared/trash.ts';
import { curated } from './curated.ts';
import { sampleNow } from './samples.ts';
import { changeLibrary, newId, sampleSearch } from './world.ts';
import type { Done, Emit, FakeHandlers, World } from './world.ts';

/** Everything that an act may change. */
function snapshot({ clips, trashedClips, collections, searches }: World): Done['before'] {
  return { clips, trashedClips: new Map(trashedClips), collections, searches: new Map(searches) };
}

function actsAtHand(world: World): ActsAtHand {
  return { undo: world.done.at(-1)?.act ?? null, redo: world.undone.at(-1)?.act ?? null };
}

function tell(world: World, emit: Emit): void {
  changeLibrary(world, emit, { all: true });
  emit('library.actsChanged', { ...actsAtHand(world), revision: world.libraryRevision });
  emit('library.listsChanged', { revision: world.libraryRevision });
}

export function selected(selection: Selection, clips: readonly Clip[]): readonly Clip[] {
  if (selection.kind === 'ids') return clips.filter(({ id }) => selection.ids.includes(id));
  return sampleSearch(clips, selection.query).filter(({ id }) => !selection.except.includes(id));
}

/** Does one act by what `work` makes of the world; answers with the clips it says it changed. */
function act(world: World, emit: Emit, kind: ActKind, work: () => number) {
  const before = snapshot(world);
  const clips = work();
  const id = actId.parse(world.nextId);
  world.nextId += 1;
  world.done.push({ act: { id, kind, clips, atMs: sampleNow }, before });
  world.undone = [];
  tell(world, emit);
  return { changed: clips, act: id };
}

/** Puts other clips in the place of those that differ; tells how many do. */
function replace(world: World, clips: readonly Clip[], to: (clip: Clip) => Clip): number {
  const fresh = new Map(clips.map((clip) => [clip.id, to(clip)]));
  const differing = clips.filter((clip) => JSON.stringify(clip) !== JSON.stringify(fresh.get(clip.id)));
  world.clips = world.clips.map((clip) => fresh.get(clip.id) ?? clip);
  return differing.length;
}

function turn(world: World, emit: Emit, from: Done[], to: Done[]) {
  const last = from.pop();
  if (last === undefined) return { act: null };
  to.push({ act: last.act, before: snapshot(world) });
  Object.assign(world, last.before);
  tell(world, emit);
  return { act: last.act };
}

function counts(names: readonly string[], known: readonly string[] = []) {
  const all = [...new Set([...known, ...names])];
  return all.map((name) => ({ name, count: names.filter((each) => each === name).length }));
}

function moved(world: World, ids: readonly ClipId[], collection: string, before: ClipId | null): Clip[] {
  const moving = world.clips.filter(({ id }) => ids.includes(id));
  const rest = world.clips.filter(({ id }) => !ids.includes(id));
  const at = rest.findIndex(({ id, collections }) => id === before && collections.includes(collection));
  return at < 0 ? [...rest, ...moving] : [...rest.slice(0, at), ...moving, ...rest.slice(at)];
}

type Request = keyof typeof curationRequests;

export function curationHandlers(world: World, emit: Emit): FakeHandlers<Request> {
  const retagged = (clip: Clip, from: string, to: string | null): Clip => ({
    ...clip,
    tags: clip.tags.flatMap((tag) =>
      !isTagWithin(tag, from) ? [tag] : to === null ? [] : [to + tag.slice(from.length)],
    ),
  });
  const refiled = (from: string, to: string | null): number => {
    const swap = (names: readonly string[]) =>
      names.flatMap((name) => (name !== from ? [name] : to === null ? [] : [to]));
    world.collections = swap(world.collections);
    return replace(world, world.clips, (clip) => ({ ...clip, collections: swap(clip.collections) }));
  };
  return {
    'library.acts': () => actsAtHand(world),
    'library.undo': () => turn(world, emit, world.done, world.undone),
    'library.redo': () => turn(world, emit, world.undone, world.done),
    'library.curate'({ selection, change }) {
      const clips = selected(selection, world.clips);
      const isNew = clips.some((clip) => JSON.stringify(curated(clip, change)) !== JSON.stringify(clip));
      if (!isNew) return { changed: 0, act: null };
      return act(world, emit, change.kind, () => replace(world, clips, (clip) => curated(clip, change)));
    },
    'library.trash': ({ selection }) =>
      act(world, emit, 'trash', () => {
        const gone = selected(selection, world.clips);
        for (const clip of gone) world.trashedClips.set(clip.id, clip);
        world.clips = world.clips.filter((clip) => !gone.includes(clip));
        return gone.length;
      }),
    'library.restore': ({ selection }) =>
      act(world, emit, 'restore', () => {
        const back = selected(selection, [...world.trashedClips.values()]);
        for (const { id } of back) world.trashedClips.delete(id);
        world.clips = [...world.clips, ...back].toSorted((a, b) => b.keptAtMs - a.keptAtMs);
        return back.length;
      }),
    'library.trashed': ({ ids }) => {
      const trashed = [...world.trashedClips.values()];
      return {
        clips: trashed.length,
        sizeBytes: trashed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        ends: ids
          .filter((id) => world.trashedClips.has(id))
          .map((id) => ({ id, endsAtMs: trashEndsMs(sampleNow) })),
      };
    },
    'library.emptyTrash'({ selection, way }) {
      const trashed = [...world.trashedClips.values()];
      const going = selection === null ? trashed : selected(selection, trashed);
      if (way === 'system-trash' && world.systemTrashRefuses) return { removed: 0, refused: going.length };
      for (const { id } of going) world.trashedClips.delete(id);
      changeLibrary(world, emit, { all: true });
      return { removed: going.length, refused: 0 };
    },
    'library.tags': () => ({ tags: counts(world.clips.flatMap(({ tags }) => tags)) }),
    'library.renameTag': ({ from, to }) =>
      act(world, emit, 'rename-tag', () => replace(world, world.clips, (clip) => retagged(clip, from, to))),
    'library.deleteTag': ({ name }) =>
      act(world, emit, 'delete-tag', () => replace(world, world.clips, (clip) => retagged(clip, name, null))),
    'library.collections': () => ({
      collections: counts(
        world.clips.flatMap(({ collections }) => collections),
        world.collections,
      ),
    }),
    'library.createCollection': ({ name }) =>
      act(world, emit, 'create-collection', () => {
        world.collections = [...new Set([...world.collections, name])];
        return 0;
      }),
    'library.renameCollection': ({ from, to }) =>
      act(world, emit, 'rename-collection', () => refiled(from, to)),
    'library.deleteCollection': ({ name }) =>
      act(world, emit, 'delete-collection', () => refiled(name, null)),
    'library.arrange': ({ collection, ids, before }) =>
      act(world, emit, 'arrange', () => {
        world.clips = moved(world, ids, collection, before);
        return ids.length;
      }),
    'library.searches': () => ({
      searches: [...world.searches].map(([id, search]) => ({ id, ...search })),
    }),
    'library.saveSearch': ({ id, name, query }) =>
      act(world, emit, 'save-search', () => {
        world.searches.set(id ?? newId(world, 'search'), { name, query });
        return 0;
      }),
    'library.deleteSearch': ({ id }) =>
      act(world, emit, 'delete-search', () => {
        world.searches.delete(id);
        return 0;
      }),
  };
}
