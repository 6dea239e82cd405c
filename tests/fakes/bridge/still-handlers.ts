import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { selected } from './curation-handlers.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type StillRequest =
  | 'library.posterFailed'
  | 'library.postersWanted'
  | 'library.redraw'
  | 'library.stripFailed'
  | 'library.stripsWanted';

type Stills = Partial<Pick<Clip, 'poster' | 'strip'>>;

function wanted(world: World, kind: keyof Stills, limit: number) {
  const clips = world.clips.filter((clip) => clip[kind] === 'wanted' && !clip.missing);
  return { ids: clips.slice(0, limit).map((clip) => clip.id) };
}

/** As main does when stills were drawn, could not be, or are asked for anew. */
export function changeStills(world: World, emit: Emit, ids: readonly ClipId[], stills: Stills): void {
  const drawn = new Set(ids);
  world.clips = world.clips.map((clip) => (drawn.has(clip.id) ? { ...clip, ...stills } : clip));
  emit('library.stillsChanged', { ids: [...ids] });
}

export function stillHandlers(world: World, emit: Emit): FakeHandlers<StillRequest> {
  return {
    'library.postersWanted': ({ limit }) => wanted(world, 'poster', limit),
    'library.stripsWanted': ({ limit }) => wanted(world, 'strip', limit),
    'library.posterFailed': ({ id }) => {
      changeStills(world, emit, [id], { poster: 'failed' });
      return {};
    },
    'library.stripFailed': ({ id }) => {
      changeStills(world, emit, [id], { strip: 'failed' });
      return {};
    },
    'library.redraw': ({ selection }) => {
      const ids = selected(selection, world.clips).map(({ id }) => id);
      changeStills(world, emit, ids, { poster: 'wanted', strip: 'wanted' });
      return { clips: ids.length };
    },
  };
}
