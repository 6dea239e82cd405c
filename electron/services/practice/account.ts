import { dollar, type Micros } from '../../../shared/money.ts';
import type { PracticeTask } from './task.ts';

/** What the account may do; settable at any time. */
export type AccountLimits = {
  /** Everything ever paid in; the balance is this less what was billed, plus refunds. */
  readonly fundsMicros: Micros;
  /** Submits in any minute, on the service's own time. */
  readonly perMinute: number;
  /** Tasks at work; more wait as `created`. */
  readonly concurrent: number;
  /** Whether the key may run models. */
  readonly mayRun: boolean;
};

/** More than anyone can practise away, and the documented Bronze tier (reference: Account tiers). */
export const defaultLimits: AccountLimits = {
  fundsMicros: 1_000_000 * dollar,
  perMinute: 5,
  concurrent: 3,
  mayRun: true,
};

export type PracticeAccount = {
  limits(): AccountLimits;
  change(limits: Partial<AccountLimits>): void;
  balanceMicros(): Micros;
};

export function balanceOf(funds: Micros, tasks: readonly PracticeTask[], nowMs: number): Micros {
  let balance = funds;
  for (const task of tasks) {
    const isRefunded = task.refundMs !== null && task.refundMs <= nowMs;
    if (!isRefunded) balance -= task.costMicros;
  }
  return balance;
}
