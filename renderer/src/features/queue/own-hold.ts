import type { Take } from '../../../../shared/contract/takes.ts';

const own = ['maybe-bought', 'other-service', 'price-changed'] as const;
export type OwnHold = (typeof own)[number] | 'rate';

/**
 * Why a waiting take waits for the user alone: its price rose or is another one elsewhere, it may have been bought already, or the service
 * turned it away for haste, and no purchase that was refused is repeated by the program (decision 5). A rate limit with an end passes by
 * itself, and so do all other holds.
 */
export function ownHold({ state, hold }: Take): OwnHold | null {
  if (state !== 'queued' || hold === null) return null;
  if (hold.reason === 'rate') return hold.untilMs === null ? 'rate' : null;
  return own.find((reason) => reason === hold.reason) ?? null;
}
