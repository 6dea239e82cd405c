import { z } from 'zod';
import { clipFlags, clipLabels } from '../curation.ts';
import { clipId, draftId, revisionId, takeId } from './ids.ts';
import { micros, recipe, revisionNumber, timeMs } from './recipe.ts';
import { orderedIds, selection } from './selection.ts';

export const clip = z.object({
  id: clipId,
  takeId: takeId.nullable(),
  draftId: draftId.nullable(),
  revisionId: revisionId.nullable(),
  revisionNumber: z.int().nullable(),
  title: z.string(),
  /** Base name only. */
  fileName: z.string(),
  recipe: recipe.nullable(),
  model: z.string().nullable(),
  service: z.enum(['practice', 'live']).nullable(),
  width: z.int().min(1),
  height: z.int().min(1),
  durationMs: z.int().min(0),
  fps: z.number().nullable(),
  codec: z.string().nullable(),
  sizeBytes: z.int().min(0),
  sha256: z.string(),
  createdAtMs: timeMs,
  keptAtMs: timeMs,
  generationMs: z.int().min(0).nullable(),
  costMicros: micros.nullable(),
  poster: z.enum(['ready', 'wanted', 'failed']),
  /** Frames to scrub through. */
  strip: z.enum(['ready', 'wanted', 'failed']),
  /** The file is not where the index knows it. */
  missing: z.boolean(),
  /** The service marked the content as sensitive. */
  flagged: z.boolean(),
  /** 0: not rated. */
  rating: z.int().min(0).max(5),
  flag: z.enum(clipFlags).nullable(),
  label: z.enum(clipLabels).nullable(),
  /** A tag may lie in another: "animal/fox". */
  tags: z.array(z.string()),
  collections: z.array(z.string()),
  notes: z.string(),
});
export type Clip = z.output<typeof clip>;

/** What the one-way `start-drag` carries. */
export const draggedClips = orderedIds;

/** Of two alike, the newer one comes first. */
const sort = z.object({
  /** `manual`: as put in order by hand, where the query names just one collection; elsewhere like `kept`. */
  by: z.enum(['kept', 'created', 'name', 'rating', 'duration', 'size', 'cost', 'manual']),
  descending: z.boolean(),
});

const outlineRequest = z.object({
  /** shared/library-query/parse-query.ts says what it may hold. */
  query: z.string().max(500),
  sort: sort.default({ by: 'kept', descending: true }),
  group: z.enum(['none', 'day', 'draft', 'collection']).default('none'),
  /** Only the first; the rest is asked for afterwards. */
  limit: z.int().min(1).max(5000).optional(),
});
export type OutlineRequest = z.output<typeof outlineRequest>;

const packedOutline = z.object({
  /** shared/library-outline.ts unpacks both. Ratios are width ÷ height × 1000. */
  ids: z.string(),
  ratios: z.string(),
  /**
   * In the order of the ids, which lie together by group. `key`: the local day (yyyymmdd), the draft's id, the collection; '' for clips
   * without one. `label`: what to call it, where the key does not say. A clip in several collections stands under its first.
   */
  groups: z.array(z.object({ key: z.string(), label: z.string(), count: z.int().min(1) })),
  /** How many the query finds, whatever the limit. */
  found: z.int().min(0),
  /** Clips in the library, whatever the query. */
  total: z.int().min(0),
});
export type PackedOutline = z.output<typeof packedOutline>;

const related = z.object({ id: clipId, title: z.string() });

const lineage = z.object({
  draftId: draftId.nullable(),
  revisionNumber: z.int().nullable(),
  /** The highest number of a revision that a clip here was made from. */
  revisions: z.int().min(0),
  /** Other clips of the same revision. */
  siblings: z.array(related),
  /** Clips of the draft's other revisions. */
  ofDraft: z.array(related),
});
export type Lineage = z.output<typeof lineage>;

const suggestRequest = z.object({
  field: z.enum(['tag', 'collection', 'model', 'draft', 'label']),
  prefix: z.string().max(200),
  limit: z.int().min(1).max(100).default(20),
});
export type SuggestRequest = z.output<typeof suggestRequest>;
const suggestion = z.object({ value: z.string(), count: z.int().min(1) });
export type Suggestion = z.output<typeof suggestion>;

export const libraryRequests = {
  /** The whole result in outline: enough to lay out a grid of any size. */
  'library.outline': {
    input: outlineRequest,
    output: z.object({ ...packedOutline.shape, revision: revisionNumber }),
  },
  /** Values to go on from a prefix, the most frequent first. */
  'library.suggest': {
    input: suggestRequest,
    output: z.object({ values: z.array(suggestion) }),
  },
  'library.clips': {
    input: z.object({ ids: z.array(clipId).min(1).max(200) }),
    output: z.object({ clips: z.array(clip) }),
  },
  /** What else came of the clip's draft, as the sidecars tell it; those in the trash are left out. */
  'library.lineage': { input: z.object({ id: clipId }), output: lineage },
  'library.reveal': { input: z.object({ id: clipId }), output: z.object({}) },
  'library.copyFiles': { input: z.object({ selection }), output: z.object({ copied: z.int() }) },
  /** Asks for a folder or a name, then copies. `cancelled` when the user closed the dialog. */
  'library.saveCopy': { input: z.object({ selection }), output: z.object({ saved: z.int() }) },
  /** Prepares files and icon so that a drag of these clips can start at once. */
  'library.prepareDrag': { input: z.object({ ids: orderedIds }), output: z.object({ files: z.int() }) },
  /** The next clips without a poster; the renderer draws one and PUTs it to /media/poster/<id>. */
  'library.postersWanted': {
    input: z.object({ limit: z.int().min(1).max(50) }),
    output: z.object({ ids: z.array(clipId) }),
  },
  'library.posterFailed': { input: z.object({ id: clipId }), output: z.object({}) },
  /** As for posters: the renderer PUTs a strip to /media/strip/<id>. */
  'library.stripsWanted': {
    input: z.object({ limit: z.int().min(1).max(50) }),
    output: z.object({ ids: z.array(clipId) }),
  },
  'library.stripFailed': { input: z.object({ id: clipId }), output: z.object({}) },
  /** Wants the posters and strips of these anew, also where drawing them has failed; answers with how many clips that are. */
  'library.redraw': { input: z.object({ selection }), output: z.object({ clips: z.int().min(0) }) },
  /** Looks at the folder again: a disk that came back, files that moved. */
  'library.rescan': { input: z.object({}), output: z.object({}) },
} as const;

export const libraryEvents = {
  'library.changed': z.object({
    revision: revisionNumber,
    /** Clips that are new or differ; empty with `all` when everything may differ. */
    changed: z.array(clipId),
    removed: z.array(clipId),
    all: z.boolean(),
  }),
  /** Only posters or strips of these differ; the outline and everything else holds. */
  'library.stillsChanged': z.object({ ids: z.array(clipId) }),
} as const;
