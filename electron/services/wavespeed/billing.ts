import type { Micros } from '../../../shared/money.ts';
import type { Billing } from './client.ts';
import { isRemoteId } from './remote-id.ts';
import type { WireBilling } from './wire.ts';

/**
 * Amounts are dollars by the service's page, but one of its samples shows 24300 for a model of $0.027. No take costs a thousand dollars,
 * and none less than a tenth of a cent, so the size of the number tells which it is.
 */
const smallestInMicros = 1000;

/** Null for what belongs to no prediction, is not final, or is of a kind nobody has described: the ledger then keeps its own figures. */
export function toBilling(wire: WireBilling): Billing | null {
  const remoteId = wire.prediction?.uuid ?? wire.prediction?.id ?? wire.prediction_uuid ?? wire.prediction_id;
  const amount = wire.price ?? wire.amount;
  if (!isRemoteId(remoteId) || amount === undefined || !Number.isFinite(amount)) return null;
  const kind = kindOf(wire.billing_type ?? wire.type, amount);
  // An order in state "pre" reserves what the task may cost.
  if (kind === null || (kind === 'charge' && wire.order?.state?.toLowerCase() === 'pre')) return null;
  return { remoteId, kind, micros: microsOf(Math.abs(amount)) };
}

function kindOf(word: string | undefined, amount: number): Billing['kind'] | null {
  if (word !== undefined && /refund|return|revers/i.test(word)) return 'refund';
  if (word === undefined || /deduct|charge|debit|consum/i.test(word)) return amount < 0 ? 'refund' : 'charge';
  return null;
}

function microsOf(amount: number): Micros {
  return Math.round(amount >= smallestInMicros ? amount : amount * 1_000_000);
}
