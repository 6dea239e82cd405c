import { z } from 'zod';
import { clipId } from './ids.ts';

/** The most ids that a page sends at once; a larger choice is said as a query. */
export const mostIds = 5000;

/** `all` is everything that the query finds when the act is done, but for a few. */
export const selection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(clipId).min(1).max(mostIds) }),
  z.object({
    kind: z.literal('all'),
    query: z.string().max(500),
    except: z.array(clipId).max(mostIds).default([]),
  }),
]);
export type Selection = z.output<typeof selection>;
