import type { Take } from '../../../../shared/contract/takes.ts';

/**
 * Why a waiting take waits for the user alone: its price rose, or the service turned it away for haste, and no purchase that was refused
 * is repeated by the program (decision 5). A rate limit with an end passes by itself, and so do all other holds.
 */
export function ownHold({ state, hold }: Take): 'price-changed' | 'rate' | null {
  if (state !== 'queued' || hold === null) return null;
  if (hold.reason === 'price-changed') return hold.reason;
  return hold.reason === 'rate' && hold.untilMs === null ? hold.reason : null;
}
