import type { ClipId } from '../../../shared/contract/ids.ts';
import { actId } from '../../../shared/contract/ids.ts';
import type { ActKind, CurationChange } from '../../../shared/contract/curation.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import { changeLibrary, sampleSearch } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type CurationRequest = 'library.acts' | 'library.curate';

function changed(clip: Clip, change: CurationChange): Clip {
  switch (change.kind) {
    case 'rate':
      return { ...clip, rating: change.rating };
    case 'flag':
      return { ...clip, flag: change.flag };
    case 'label':
      return { ...clip, label: change.label };
    case 'tag':
      return { ...clip, tags: edited(clip.tags, change) };
    case 'collect':
      return { ...clip, collections: edited(clip.collections, change) };
    case 'note':
      return { ...clip, notes: change.notes };
    case 'title':
      return { ...clip, title: change.title };
  }
}

function edited(names: readonly string[], { add, remove }: { add: string[]; remove: string[] }): string[] {
  return [...new Set([...names.filter((name) => !remove.includes(name)), ...add])];
}

export function selected(world: World, selection: Selection): readonly ClipId[] {
  if (selection.kind === 'ids') return selection.ids;
  return sampleSearch(world, selection.query)
    .map(({ id }) => id)
    .filter((id) => !selection.except.includes(id));
}

/** Notes an act that `library.undo` could take back, and tells of it. */
function noteAct(world: World, emit: Emit, kind: ActKind, clips: number) {
  const act = { id: actId.parse(world.nextId), kind, clips, atMs: 0 };
  world.nextId += 1;
  world.acts = { undo: act, redo: null };
  emit('library.actsChanged', { ...world.acts, revision: world.nextId });
  return act.id;
}

export function curationHandlers(world: World, emit: Emit): FakeHandlers<CurationRequest> {
  return {
    'library.acts': () => world.acts,
    'library.curate'({ selection, change }) {
      const ids = new Set(selected(world, selection));
      const differing = world.clips.filter(
        (clip) => ids.has(clip.id) && JSON.stringify(changed(clip, change)) !== JSON.stringify(clip),
      );
      if (differing.length === 0) return { changed: 0, act: null };
      const fresh = new Map(differing.map((clip) => [clip.id, changed(clip, change)]));
      world.clips = world.clips.map((clip) => fresh.get(clip.id) ?? clip);
      changeLibrary(world, emit, { changed: [...fresh.keys()] });
      return { changed: fresh.size, act: noteAct(world, emit, change.kind, fresh.size) };
    },
  };
}
