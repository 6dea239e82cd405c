import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { workKinds, workStates } from '../work-kinds.ts';
import { workId } from './ids.ts';
import { revisionNumber } from './recipe.ts';

/** One long work. It stays in the list after its end until it is cleared, or until many newer ones have ended. */
export const work = z.object({
  id: workId,
  kind: z.enum(workKinds),
  state: z.enum(workStates),
  done: z.int().min(0),
  /** Null while nobody knows. */
  total: z.int().min(0).nullable(),
  unit: z.enum(['clips', 'bytes']),
  /** Why it failed; null in every other state. */
  errorCode: z.enum(errorCodes).nullable(),
  /** What was passed over, for a reason that is told elsewhere: already there, unreadable, damaged. */
  skipped: z.int().min(0),
});
export type Work = z.output<typeof work>;

export const workRequests = {
  'works.list': { input: z.object({}), output: z.object({ revision: revisionNumber, works: z.array(work) }) },
  /** Asks it to end; what it has done so far stays done. Harmless after its end. */
  'works.stop': { input: z.object({ id: workId }), output: z.object({}) },
  /** Takes one that has ended out of the list. */
  'works.clear': { input: z.object({ id: workId }), output: z.object({}) },
} as const;

export const workEvents = {
  /** Every work as it is now, in the order in which they began. */
  'works.changed': z.object({ revision: revisionNumber, works: z.array(work) }),
} as const;
