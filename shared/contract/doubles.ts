import { z } from 'zod';
import { actId, clipId } from './ids.ts';
import { timeMs } from './recipe.ts';

/** What is told of a second sidecar in the status; the rest shows when these are settled. */
export const mostDoubled = 1000;

const sidecarVersion = z.object({
  /** Says which content this is, so that nothing is chosen that was not shown. */
  version: z.string(),
  /** It lies beside the clip's file, and is what the library shows. */
  holds: z.boolean(),
  fileName: z.string(),
  changedMs: timeMs,
  told: z.object({
    title: z.string(),
    prompt: z.string(),
    negativePrompt: z.string(),
    rating: z.int().min(0).max(5),
    flag: z.enum(['keep', 'reject']).nullable(),
    /** As it is written; other programs have labels of their own. */
    label: z.string().nullable(),
    tags: z.array(z.string()),
    collections: z.array(z.string()),
    notes: z.string(),
  }),
});

const doubled = z.object({
  title: z.string(),
  /** First the one that holds. */
  versions: z.array(sidecarVersion),
  differing: z.array(
    z.enum([
      'title',
      'prompt',
      'negativePrompt',
      'rating',
      'flag',
      'label',
      'tags',
      'collections',
      'notes',
      /** Something that is not shown: times, cost, what other programs have written. */
      'rest',
    ]),
  ),
});
export type Doubled = z.output<typeof doubled>;

/** Clips that have several sidecars which differ; `app.statusChanged` says which. */
export const doubleRequests = {
  /** `not-found` when nothing is to be chosen any more. */
  'library.doubledSidecars': { input: z.object({ id: clipId }), output: doubled },
  /**
   * Makes one of them the clip's own and sets the others aside. What the user says of clips changes by an act, null where that was the
   * same. `conflict` when the chosen one says something else by now.
   */
  'library.chooseSidecar': {
    input: z.object({ id: clipId, version: z.string().regex(/^[0-9a-f]{16}$/) }),
    output: z.object({ act: actId.nullable() }),
  },
} as const;
