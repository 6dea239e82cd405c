import { clipFlags, clipLabels } from '../../../shared/curation.ts';
import type { CurationChange } from '../../../shared/contract/curation.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Sidecar } from './sidecar.ts';

/** What the user says of a clip, as its sidecar holds it. */
export type Curation = {
  readonly title: string;
  readonly rating: number;
  readonly flag: Clip['flag'];
  /** As it is written; a word that is none of our labels is another program's. */
  readonly label: string | null;
  readonly tags: readonly string[];
  readonly collections: readonly string[];
  /** Where the clip stands in a collection that was put in order by hand. Any numbers; the least comes first. */
  readonly collectionOrder: Readonly<Record<string, number>>;
  readonly notes: string;
};

/** Only the fields that an act touches. */
export type CurationPatch = Partial<Curation>;

export function uncurated(title: string): Curation {
  return {
    title,
    rating: 0,
    flag: null,
    label: null,
    tags: [],
    collections: [],
    collectionOrder: {},
    notes: '',
  };
}

export function curationOf(sidecar: Sidecar): Curation {
  const { title, rating, flag, label, notes } = sidecar;
  const collections = [...new Set(sidecar.collections)];
  const collectionOrder = placesIn(collections, sidecar.collectionOrder);
  return {
    title,
    rating,
    flag,
    label,
    tags: [...new Set(sidecar.tags)],
    collections,
    collectionOrder,
    notes,
  };
}

/** The part of a clip that the window shows of it. */
export function shownCuration(
  curation: Curation,
): Pick<Clip, 'rating' | 'flag' | 'label' | 'tags' | 'collections' | 'notes'> {
  const { rating, flag, tags, collections, notes } = curation;
  return {
    rating,
    flag: clipFlags.find((known) => known === flag) ?? null,
    label: clipLabels.find((known) => known === curation.label) ?? null,
    tags: [...tags],
    collections: [...collections],
    notes,
  };
}

/** What a change makes of a clip; the fields that stay as they are left out. */
export function patchFor(change: CurationChange, now: Curation): CurationPatch {
  return differing(now, wishOf(change, now));
}

function wishOf(change: CurationChange, now: Curation): CurationPatch {
  switch (change.kind) {
    case 'rate':
      return { rating: change.rating };
    case 'flag':
      return { flag: change.flag };
    case 'label':
      return { label: change.label };
    case 'tag':
      return { tags: edited(now.tags, change) };
    case 'collect':
      return withCollections(now, edited(now.collections, change));
    case 'note':
      return { notes: change.notes };
    case 'title':
      return { title: change.title };
  }
}

function edited(
  names: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] {
  return [...new Set([...names.filter((name) => !remove.includes(name)), ...add])];
}

function withCollections(now: Curation, collections: readonly string[]): CurationPatch {
  return { collections, collectionOrder: placesIn(collections, now.collectionOrder) };
}

/** A place in a collection ends with being in it. In the collections' order, so that the same places are the same text. */
function placesIn(
  collections: readonly string[],
  order: Readonly<Record<string, number>>,
): Curation['collectionOrder'] {
  const places = new Map(Object.entries(order));
  return Object.fromEntries(
    collections.flatMap((name) => {
      const place = places.get(name);
      return place === undefined ? [] : [[name, place]];
    }),
  );
}

export function differing(now: CurationPatch, wish: CurationPatch): CurationPatch {
  const fields = Object.entries(wish) as [keyof Curation, unknown][];
  return Object.fromEntries(fields.filter(([field, value]) => !isSameValue(now[field], value)));
}

/** Values of one field; all of them are plain data. Lists have an order, tables have none. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)))
  );
}
