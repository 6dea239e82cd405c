import type { Parsed } from '../../../shared/contract/index.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Clip, Lineage } from '../../../shared/contract/library.ts';
import { packIds, packRatios } from '../../../shared/library-outline.ts';
import { selected } from './curation-handlers.ts';
import { changeLibrary, sampleSearch } from './world.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

type LibraryRequest =
  | 'library.clips'
  | 'library.copyFiles'
  | 'library.lineage'
  | 'library.outline'
  | 'library.prepareDrag'
  | 'library.rescan'
  | 'library.reveal'
  | 'library.saveCopy'
  | 'library.suggest';

function dayOf(timeMs: number): number {
  const date = new Date(timeMs);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

type SampleOrder = (a: Clip, b: Clip) => number;
const orders: Partial<Record<Parsed<'library.outline'>['sort']['by'], SampleOrder>> = {
  created: (a, b) => a.createdAtMs - b.createdAtMs,
  name: (a, b) => a.title.localeCompare(b.title),
  rating: (a, b) => a.rating - b.rating,
  duration: (a, b) => a.durationMs - b.durationMs,
  size: (a, b) => a.sizeBytes - b.sizeBytes,
  cost: (a, b) => (a.costMicros ?? -1) - (b.costMicros ?? -1),
};

function groupOf(clip: Clip, by: Parsed<'library.outline'>['group']): { key: string; label: string } {
  if (by === 'day') return { key: String(dayOf(clip.keptAtMs)), label: '' };
  if (by === 'draft') return { key: clip.draftId ?? '', label: clip.title };
  return { key: clip.collections[0] ?? '', label: clip.collections[0] ?? '' };
}

function outline(world: World, { query, sort, group, limit }: Parsed<'library.outline'>) {
  const order = orders[sort.by] ?? ((a, b) => a.keptAtMs - b.keptAtMs);
  const sorted = sampleSearch(world.clips, query).toSorted((a, b) =>
    sort.descending ? order(b, a) : order(a, b),
  );
  const together = group === 'none' ? null : Map.groupBy(sorted, (clip) => groupOf(clip, group).key);
  const found = together === null ? sorted : [...together.values()].flat();
  const clips = found.slice(0, limit);
  return {
    revision: world.libraryRevision,
    ids: packIds(clips.map((clip) => clip.id)),
    ratios: packRatios(clips.map((clip) => Math.round((clip.width / clip.height) * 1000))),
    groups: [...(together?.values() ?? [])].flatMap((members) => {
      const [first] = members;
      return first === undefined ? [] : [{ ...groupOf(first, group), count: members.length }];
    }),
    found: found.length,
    total: world.clips.length,
  };
}

function suggest(world: World, { field, prefix, limit }: Parsed<'library.suggest'>) {
  const values = world.clips.flatMap((clip) => {
    if (field === 'tag') return clip.tags;
    if (field === 'collection') return clip.collections;
    if (field === 'draft') return [clip.title];
    return [field === 'model' ? clip.model : clip.label].filter((value) => value !== null);
  });
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, count: all.length }))
    .filter(({ value }) => value.toLowerCase().startsWith(prefix.toLowerCase()))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, limit);
}

function lineageOf(world: World, id: ClipId): Lineage {
  const clip = world.clips.find((each) => each.id === id);
  const family = world.clips.filter(
    (other) => other.id !== id && clip?.draftId != null && other.draftId === clip.draftId,
  );
  const isSibling = (other: Clip): boolean => other.revisionId === clip?.revisionId;
  const named = ({ id: other, title }: Clip) => ({ id: other, title });
  return {
    draftId: clip?.draftId ?? null,
    revisionNumber: clip?.revisionNumber ?? null,
    revisions: Math.max(0, ...[clip, ...family].map((each) => each?.revisionNumber ?? 0)),
    siblings: family.filter(isSibling).map(named),
    ofDraft: family.filter((other) => !isSibling(other)).map(named),
  };
}

export function libraryHandlers(world: World, emit: Emit): FakeHandlers<LibraryRequest> {
  return {
    'library.outline': (input) => outline(world, input),
    'library.suggest': (input) => ({ values: suggest(world, input) }),
    'library.clips': ({ ids }) => {
      const wanted = new Set(ids);
      return { clips: world.clips.filter((clip) => wanted.has(clip.id)) };
    },
    'library.lineage': ({ id }) => lineageOf(world, id),
    'library.reveal': () => ({}),
    'library.copyFiles': ({ selection }) => ({ copied: selected(selection, world.clips).length }),
    'library.saveCopy': ({ selection }) => ({ saved: selected(selection, world.clips).length }),
    'library.prepareDrag': ({ ids }) => ({ files: ids.length }),
    'library.rescan': () => {
      changeLibrary(world, emit, { all: true });
      return {};
    },
  };
}
