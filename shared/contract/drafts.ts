import { z } from 'zod';
import { clipId, draftId, takeId } from './ids.ts';
import { recipe, recipeText, revisionNumber, timeMs } from './recipe.ts';

const title = z.string().trim().max(120);

/** The user's own folders of drafts, one level deep. */
const binderName = z.string().trim().min(1).max(60);

/** What undo would bring back, as the editor serialises it; opaque to main. A longer history than this is let go. */
const undoText = z.string().max(400_000);

const ids = z.array(draftId).min(1).max(1000);

export const draftSummary = z.object({
  id: draftId,
  title: z.string(),
  updatedAtMs: timeMs,
  takes: z.int().min(0),
  binder: binderName.nullable(),
});
export type DraftSummary = z.output<typeof draftSummary>;

export const draft = z.object({
  id: draftId,
  /** What the list shows: the user's own title, else the first words, else "". */
  title: z.string(),
  /** The user's own title, or null while it follows the text. */
  ownTitle: z.string().nullable(),
  recipe,
  updatedAtMs: timeMs,
  binder: binderName.nullable(),
  /** Null where none was kept, or where the text was written by another hand since. */
  undo: z.object({ prompt: undoText.nullable(), negativePrompt: undoText.nullable() }),
});
export type Draft = z.output<typeof draft>;

const draftHit = z.object({
  id: draftId,
  where: z.enum(['title', 'prompt', 'negative', 'revision']),
  /** Some words around the first match. */
  excerpt: z.string(),
});
export type DraftHit = z.output<typeof draftHit>;

export const draftRequests = {
  /** `binders`: the user’s folders of drafts, the empty ones too, by name. */
  'drafts.list': {
    input: z.object({}),
    output: z.object({
      revision: revisionNumber,
      drafts: z.array(draftSummary),
      binders: z.array(binderName),
    }),
  },
  /** What lies in the trash, the last thrown away first. It stays until it is restored. */
  'drafts.trashed': { input: z.object({}), output: z.object({ drafts: z.array(draftSummary) }) },
  /** Drafts that hold every word of the query, in title, text, or a revision; best match first. */
  'drafts.search': {
    input: z.object({ query: z.string().max(200) }),
    output: z.object({ hits: z.array(draftHit) }),
  },
  'drafts.open': { input: z.object({ id: draftId }), output: draft },
  'drafts.create': {
    input: z.object({
      from: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('clip'), id: clipId }),
          z.object({ kind: z.literal('take'), id: takeId }),
          z.object({ kind: z.literal('text'), text: recipeText }),
        ])
        .optional(),
      binder: binderName.optional(),
    }),
    output: draft,
  },
  'drafts.duplicate': { input: z.object({ id: draftId }), output: draft },
  'drafts.save': { input: z.object({ id: draftId, recipe }), output: draftSummary },
  /** The editor's undo histories, for the text as it was last saved. */
  'drafts.keepUndo': {
    input: z.object({ id: draftId, prompt: undoText.nullable(), negativePrompt: undoText.nullable() }),
    output: z.object({}),
  },
  /** An empty title lets it follow the text again. */
  'drafts.rename': { input: z.object({ id: draftId, title }), output: draftSummary },
  'drafts.trash': { input: z.object({ id: draftId }), output: z.object({}) },
  'drafts.restore': { input: z.object({ id: draftId }), output: draftSummary },
  /** Puts drafts into a binder, or with null into none. The binder is made where there is none. */
  'drafts.bind': { input: z.object({ ids, binder: binderName.nullable() }), output: z.object({}) },
  'drafts.makeBinder': { input: z.object({ name: binderName }), output: z.object({}) },
  /** Where `to` exists the two become one. */
  'drafts.renameBinder': { input: z.object({ from: binderName, to: binderName }), output: z.object({}) },
  /** Its drafts stay, in no binder. */
  'drafts.removeBinder': { input: z.object({ name: binderName }), output: z.object({}) },
  /** Asks for text files, sidecars, or exported drafts; answers with the drafts made of them. `cancelled`. */
  'drafts.importFiles': {
    input: z.object({}),
    output: z.object({ made: z.array(draftId), skipped: z.int().min(0) }),
  },
  /** Asks where to; `json` holds the revisions too. `cancelled`. */
  'drafts.exportFile': {
    input: z.object({ ids, form: z.enum(['text', 'json']) }),
    output: z.object({ written: z.int().min(0) }),
  },
} as const;

export const draftEvents = {
  /**
   * The list changed; `changed` names the drafts whose text another part of the app wrote. `saved`: it changed only by what was typed
   * into these, the last of them first, which thereby come before all others; absent where it is to be read anew.
   */
  'drafts.changed': z.object({
    revision: revisionNumber,
    changed: z.array(draftId),
    saved: z.array(draftSummary).optional(),
  }),
} as const;
