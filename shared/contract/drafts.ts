import { z } from 'zod';
import { clipId, draftId, takeId } from './ids.ts';
import { recipe, revisionNumber, timeMs } from './recipe.ts';

const title = z.string().trim().max(120);

export const draftSummary = z.object({
  id: draftId,
  title: z.string(),
  updatedAtMs: timeMs,
  takes: z.int().min(0),
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
});
export type Draft = z.output<typeof draft>;

export const draftRequests = {
  'drafts.list': {
    input: z.object({}),
    output: z.object({ revision: revisionNumber, drafts: z.array(draftSummary) }),
  },
  'drafts.open': { input: z.object({ id: draftId }), output: draft },
  'drafts.create': {
    input: z.object({
      from: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('clip'), id: clipId }),
          z.object({ kind: z.literal('take'), id: takeId }),
        ])
        .optional(),
    }),
    output: draft,
  },
  'drafts.save': { input: z.object({ id: draftId, recipe }), output: draftSummary },
  /** An empty title lets it follow the text again. */
  'drafts.rename': { input: z.object({ id: draftId, title }), output: draftSummary },
  'drafts.trash': { input: z.object({ id: draftId }), output: z.object({}) },
  'drafts.restore': { input: z.object({ id: draftId }), output: draftSummary },
} as const;

export const draftEvents = {
  /** The list changed; `changed` names the drafts whose text another part of the app wrote. */
  'drafts.changed': z.object({ revision: revisionNumber, changed: z.array(draftId) }),
} as const;
