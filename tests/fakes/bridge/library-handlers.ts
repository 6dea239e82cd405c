import type { Parsed } from '../../../shared/contract/index.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { changeLibrary, sampleSearch } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type LibraryRequest =
  | 'library.clips'
  | 'library.copyFiles'
  | 'library.outline'
  | 'library.prepareDrag'
  | 'library.rescan'
  | 'library.restore'
  | 'library.reveal'
  | 'library.saveCopy'
  | 'library.trash';

function dayOf(timeMs: number): number {
  const date = new Date(timeMs);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

function outline(world: World, query: string) {
  const clips = sampleSearch(world, query);
  return {
    revision: world.libraryRevision,
    ids: clips.map((clip) => clip.id),
    ratios: clips.map((clip) => Math.round((clip.width / clip.height) * 1000)),
    days: clips.map((clip) => dayOf(clip.keptAtMs)),
    total: world.clips.length,
  };
}

function trash(world: World, emit: Emit, { ids }: Parsed<'library.trash'>) {
  const gone = new Set(ids);
  const trashed = world.clips.filter((clip) => gone.has(clip.id));
  for (const clip of trashed) world.trashedClips.set(clip.id, clip);
  world.clips = world.clips.filter((clip) => !gone.has(clip.id));
  changeLibrary(world, emit, { removed: ids });
  return { trashed: trashed.map((clip) => clip.id) };
}

function restore(world: World, emit: Emit, { ids }: Parsed<'library.restore'>) {
  const back: Clip[] = [];
  for (const id of ids) {
    const clip = world.trashedClips.get(id);
    if (clip !== undefined) back.push(clip);
    world.trashedClips.delete(id);
  }
  world.clips = [...world.clips, ...back].toSorted((a, b) => b.keptAtMs - a.keptAtMs);
  changeLibrary(world, emit, { changed: ids });
  return { restored: back.map((clip) => clip.id) };
}

export function libraryHandlers(world: World, emit: Emit): FakeHandlers<LibraryRequest> {
  return {
    'library.outline': ({ query }) => outline(world, query),
    'library.clips': ({ ids }) => {
      const wanted = new Set(ids);
      return { clips: world.clips.filter((clip) => wanted.has(clip.id)) };
    },
    'library.trash': (input) => trash(world, emit, input),
    'library.restore': (input) => restore(world, emit, input),
    'library.reveal': () => ({}),
    'library.copyFiles': ({ ids }) => ({ copied: ids.length }),
    'library.saveCopy': ({ ids }) => ({ saved: ids.length }),
    'library.prepareDrag': ({ ids }) => ({ files: ids.length }),
    'library.rescan': () => {
      changeLibrary(world, emit, { all: true });
      return {};
    },
  };
}
