import { z } from 'zod';
import { unpackIds } from '../library-outline.ts';
import { clipId } from './ids.ts';

/** The most ids that a page sends as a list; more of them go as one string. */
export const mostIds = 5000;

/** Some 200,000 ids. */
const longestPacked = 4_000_000;

const isPackedIds = (text: string): boolean =>
  unpackIds(text).every((id) => clipId.safeParse(id).success) && text !== '';

/** Clips in their order, any number of them; who receives them sees plain ids. */
export const orderedIds = z.union([
  z.array(clipId).min(1).max(mostIds),
  z.string().max(longestPacked).refine(isPackedIds).transform(unpackIds),
]);

/**
 * `all` is everything that the query finds when the act is done, but for a few. `packed` are ids in any number, as
 * shared/library-outline.ts packs them; who receives it sees plain ids.
 */
export const selection = z.union([
  z.object({ kind: z.literal('ids'), ids: z.array(clipId).min(1).max(mostIds) }),
  z.object({
    kind: z.literal('all'),
    query: z.string().max(500),
    except: z.array(clipId).max(mostIds).default([]),
  }),
  z
    .object({ kind: z.literal('packed'), ids: z.string().max(longestPacked).refine(isPackedIds) })
    .transform(({ ids }) => ({ kind: 'ids' as const, ids: unpackIds(ids) })),
]);
export type Selection = z.output<typeof selection>;
/** As the page says it. */
export type WireSelection = z.input<typeof selection>;
