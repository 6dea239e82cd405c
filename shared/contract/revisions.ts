import { z } from 'zod';
import { clipId, draftId, revisionId } from './ids.ts';
import { micros, recipe, recipeText, timeMs } from './recipe.ts';

/** What stands in one place of the text that varies: the place's own name, or its number, and what was taken there. */
export const choice = z.object({ slot: z.string().max(200), value: z.string().max(2000) });
export type Choice = z.output<typeof choice>;

/** One text to be bought as it stands, and how it came from the draft's. */
export const variant = z.object({
  prompt: recipeText,
  negativePrompt: recipeText,
  choices: z.array(choice).max(50),
});
export type Variant = z.output<typeof variant>;

export const revision = z.object({
  id: revisionId,
  number: z.int().min(1),
  name: z.string().nullable(),
  /** As it was written in the draft, with comments and variations. */
  recipe,
  /** As it was sent, or would be. */
  sent: recipe,
  choices: z.array(choice),
  createdAtMs: timeMs,
  pinned: z.enum(['take', 'hand']),
  takes: z.int().min(0),
  /** What its takes cost, as far as it is known; refunds are not in it. */
  spentMicros: micros,
  /** Its clips, the oldest first. */
  clips: z.array(clipId),
  /** Of them those the user marked as keepers; null while the library is away. */
  keepers: z.int().min(0).nullable(),
  perKeeperMicros: micros.nullable(),
});
export type Revision = z.output<typeof revision>;

const name = z.string().trim().max(120);

export const revisionRequests = {
  /** The newest first. */
  'revisions.list': {
    input: z.object({ draftId }),
    output: z.object({ revisions: z.array(revision) }),
  },
  /** Pins the text on demand; the same text again answers with the revision there is. */
  'revisions.pin': {
    input: z.object({ draftId, recipe, name: name.optional() }),
    output: z.object({ id: revisionId, number: z.int().min(1) }),
  },
  /** An empty name takes the name away. */
  'revisions.rename': { input: z.object({ id: revisionId, name }), output: z.object({}) },
} as const;
