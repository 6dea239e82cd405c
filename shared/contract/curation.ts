import { z } from 'zod';
import { clipFlags, clipLabels } from '../curation.ts';
import { cleanCollectionName, cleanTag } from '../names-of-clips.ts';
import { actId, clipId } from './ids.ts';
import { revisionNumber, timeMs } from './recipe.ts';
import { orderedIds, selection } from './selection.ts';

const longestName = 200;

/** A name that is nothing but blanks is refused. */
function nameOf(clean: (text: string) => string | null) {
  return z
    .string()
    .max(longestName)
    .refine((text) => clean(text) !== null)
    .transform((text) => clean(text) ?? '');
}

const tagName = nameOf(cleanTag);
const collectionName = nameOf(cleanCollectionName);

const tags = z.array(tagName).max(200).default([]);
const collections = z.array(collectionName).max(200).default([]);

/** What can be done to any number of clips at once. Adding comes after removing. */
const curationChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rating: z.int().min(0).max(5) }),
  z.object({ kind: z.literal('flag'), flag: z.enum(clipFlags).nullable() }),
  z.object({ kind: z.literal('label'), label: z.enum(clipLabels).nullable() }),
  z.object({ kind: z.literal('tag'), add: tags, remove: tags }),
  z.object({ kind: z.literal('collect'), add: collections, remove: collections }),
  z.object({ kind: z.literal('note'), notes: z.string().max(20_000) }),
  z.object({ kind: z.literal('title'), title: z.string().trim().min(1).max(300) }),
]);
export type CurationChange = z.output<typeof curationChange>;

/** Every act that can be undone, as the page names it. */
const actKinds = [
  'rate',
  'flag',
  'label',
  'tag',
  'collect',
  'note',
  'title',
  'trash',
  'restore',
  'rename-tag',
  'delete-tag',
  'create-collection',
  'rename-collection',
  'delete-collection',
  'arrange',
  'save-search',
  'delete-search',
  'choose-sidecar',
] as const;
export type ActKind = (typeof actKinds)[number];

const actSummary = z.object({
  id: actId,
  kind: z.enum(actKinds),
  /** How many it changed. */
  clips: z.int().min(0),
  atMs: timeMs,
});

/** What undo and redo would do now. */
const actsAtHand = z.object({ undo: actSummary.nullable(), redo: actSummary.nullable() });
export type ActsAtHand = z.output<typeof actsAtHand>;

/** How many clips an act changed. No act when nothing was to be changed. */
const done = z.object({ changed: z.int().min(0), act: actId.nullable() });
const nameCount = z.object({ name: z.string(), count: z.int().min(0) });
const searchId = z.string().regex(/^[a-z0-9]{8,40}$/);
const savedSearch = z.object({ id: searchId, name: z.string(), query: z.string() });

export const curationRequests = {
  /** One act, however many clips; durable when it answers. `act` is null when nothing was to be changed. */
  'library.curate': {
    input: z.object({ selection, change: curationChange }),
    output: done,
  },
  'library.acts': { input: z.object({}), output: actsAtHand },
  /** What was taken back, with the clips it reached: those changed elsewhere since stay as they are. Null when nothing is left. */
  'library.undo': { input: z.object({}), output: z.object({ act: actSummary.nullable() }) },
  'library.redo': { input: z.object({}), output: z.object({ act: actSummary.nullable() }) },
  /** The trash keeps clips for shared/trash.ts's days, or until the user empties it. */
  'library.trash': { input: z.object({ selection }), output: done },
  'library.restore': { input: z.object({ selection }), output: done },
  /** The whole trash, and when the stay of these clips in it ends. */
  'library.trashed': {
    input: z.object({ ids: z.array(clipId).max(200) }),
    output: z.object({
      clips: z.int().min(0),
      sizeBytes: z.int().min(0),
      ends: z.array(z.object({ id: clipId, endsAtMs: timeMs })),
    }),
  },
  /** No act: it cannot be undone here. Without a selection the whole trash; what the system's trash refuses stays. */
  'library.emptyTrash': {
    input: z.object({ selection: selection.nullable(), way: z.enum(['system-trash', 'for-good']) }),
    output: z.object({ removed: z.int().min(0), refused: z.int().min(0) }),
  },
  'library.tags': { input: z.object({}), output: z.object({ tags: z.array(nameCount) }) },
  /** Also every tag inside it; one that exists takes the clips of both. */
  'library.renameTag': { input: z.object({ from: tagName, to: tagName }), output: done },
  'library.deleteTag': { input: z.object({ name: tagName }), output: done },
  'library.collections': { input: z.object({}), output: z.object({ collections: z.array(nameCount) }) },
  'library.createCollection': { input: z.object({ name: collectionName }), output: done },
  'library.renameCollection': { input: z.object({ from: collectionName, to: collectionName }), output: done },
  /** Its clips stay. */
  'library.deleteCollection': { input: z.object({ name: collectionName }), output: done },
  /** Puts clips of a collection before another, or at the end. */
  'library.arrange': {
    input: z.object({
      collection: collectionName,
      ids: orderedIds,
      before: clipId.nullable(),
    }),
    output: done,
  },
  'library.searches': { input: z.object({}), output: z.object({ searches: z.array(savedSearch) }) },
  /** Without an id a new one. */
  'library.saveSearch': {
    input: z.object({
      id: searchId.optional(),
      name: nameOf(cleanCollectionName),
      query: z.string().max(500),
    }),
    output: done,
  },
  'library.deleteSearch': { input: z.object({ id: searchId }), output: done },
} as const;

export const curationEvents = {
  'library.actsChanged': z.object({ ...actsAtHand.shape, revision: revisionNumber }),
  /** Tags, collections or saved searches: ask again for what is shown. */
  'library.listsChanged': z.object({ revision: revisionNumber }),
} as const;
