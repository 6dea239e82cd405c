import type { ErrorCode } from '../../shared/errors.ts';
import type { Micros } from '../../shared/money.ts';

/** Null means no cap. */
export type Caps = {
  readonly dayMicros: Micros | null;
  readonly monthMicros: Micros | null;
  readonly batchMicros: Micros | null;
};

export type Spend = { readonly todayMicros: Micros; readonly monthMicros: Micros };

/** "Failed tasks and timeouts are refunded within three hours" (reference: Money). */
export const refundWithinMs = 3 * 60 * 60_000;

/** First moment of the user's local day and month. */
export function periodStarts(nowMs: number): { readonly dayMs: number; readonly monthMs: number } {
  const now = new Date(nowMs);
  return {
    dayMs: new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime(),
    monthMs: new Date(now.getFullYear(), now.getMonth(), 1).getTime(),
  };
}

/** Whether one more take may be bought now; a cap that would be passed, or null. */
export function capReached(spend: Spend, priceMicros: Micros, caps: Caps): 'cap-day' | 'cap-month' | null {
  if (priceMicros === 0) return null;
  if (caps.dayMicros !== null && spend.todayMicros + priceMicros > caps.dayMicros) return 'cap-day';
  if (caps.monthMicros !== null && spend.monthMicros + priceMicros > caps.monthMicros) return 'cap-month';
  return null;
}

/** Whether a batch may be queued: `waitingMicros` is what already waits in the queue and will be bought too. */
export function batchCapReached(
  spend: Spend,
  batch: { readonly unitMicros: Micros; readonly count: number; readonly waitingMicros: Micros },
  caps: Caps,
): Extract<ErrorCode, 'cap-batch' | 'cap-day' | 'cap-month'> | null {
  const total = batch.unitMicros * batch.count;
  if (total === 0) return null;
  if (caps.batchMicros !== null && total > caps.batchMicros) return 'cap-batch';
  return capReached(spend, total + batch.waitingMicros, caps);
}
