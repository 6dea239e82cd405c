import { z } from 'zod';
import { revisionNumber, timeMs } from './recipe.ts';
import { elementKinds } from '../craft/elements.ts';
import { phraseKinds } from '../phrase-kinds.ts';

export const phraseId = z
  .string()
  .regex(/^[a-z0-9]{8,40}$/)
  .brand<'PhraseId'>();
export type PhraseId = z.output<typeof phraseId>;

const name = z.string().trim().max(80);
/** Which part of a shot an element is; null for any, and for all that is no element. */
const element = z.enum(elementKinds).nullable();
const body = z.string().min(1).max(20_000);

export const phrase = z.object({
  id: phraseId,
  kind: z.enum(phraseKinds),
  /** How it is called; empty where the words speak for themselves. */
  name: z.string(),
  body: z.string(),
  element,
  uses: z.int().min(0),
  usedAtMs: timeMs.nullable(),
});
export type Phrase = z.output<typeof phrase>;

export const phrasebookRequests = {
  'phrasebook.list': {
    input: z.object({}),
    output: z.object({ revision: revisionNumber, phrases: z.array(phrase) }),
  },
  /** Without an id a new one. A name is unique within its kind, whatever its case: `conflict` otherwise. */
  'phrasebook.put': {
    input: z.object({
      id: phraseId.optional(),
      kind: z.enum(phraseKinds),
      name,
      body,
      element: element.default(null),
    }),
    output: phrase,
  },
  /** Can be undone by `restore` until the studio ends. */
  'phrasebook.remove': { input: z.object({ id: phraseId }), output: z.object({}) },
  'phrasebook.restore': { input: z.object({ id: phraseId }), output: phrase },
  /** These words were taken over into a text: counted, or remembered as accepted where they are new. */
  'phrasebook.used': { input: z.object({ body: z.string().trim().min(1).max(500) }), output: z.object({}) },
} as const;

export const phrasebookEvents = {
  'phrasebook.changed': z.object({ revision: revisionNumber }),
} as const;
