import { changeLibrary, sampleSearch } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type LibraryRequest =
  | 'library.clips'
  | 'library.copyFiles'
  | 'library.outline'
  | 'library.prepareDrag'
  | 'library.rescan'
  | 'library.reveal'
  | 'library.saveCopy';

function dayOf(timeMs: number): number {
  const date = new Date(timeMs);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

function outline(world: World, query: string) {
  const clips = sampleSearch(world.clips, query);
  return {
    revision: world.libraryRevision,
    ids: clips.map((clip) => clip.id),
    ratios: clips.map((clip) => Math.round((clip.width / clip.height) * 1000)),
    days: clips.map((clip) => dayOf(clip.keptAtMs)),
    total: world.clips.length,
  };
}

export function libraryHandlers(world: World, emit: Emit): FakeHandlers<LibraryRequest> {
  return {
    'library.outline': ({ query }) => outline(world, query),
    'library.clips': ({ ids }) => {
      const wanted = new Set(ids);
      return { clips: world.clips.filter((clip) => wanted.has(clip.id)) };
    },
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
