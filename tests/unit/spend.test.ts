import { describe, expect, it } from 'vitest';
import { batchCapReached, capReached, periodStarts, type Caps } from '../../electron/services/spend.ts';

const none: Caps = { dayMicros: null, monthMicros: null, batchMicros: null };
const spend = { todayMicros: 5, monthMicros: 50 };

describe('caps', () => {
  it.each([
    [none, 1_000_000, null],
    [{ ...none, dayMicros: 10 }, 5, null],
    [{ ...none, dayMicros: 10 }, 6, 'cap-day'],
    [{ ...none, monthMicros: 60 }, 10, null],
    [{ ...none, monthMicros: 60 }, 11, 'cap-month'],
    [{ ...none, dayMicros: 0 }, 0, null],
    [{ ...none, dayMicros: 0 }, 1, 'cap-day'],
  ] as const)('%j with %d more: %s', (caps, price, expected) => {
    expect(capReached(spend, price, caps)).toBe(expected);
  });

  it.each([
    [{ ...none, batchMicros: 30 }, { unitMicros: 10, count: 3, waitingMicros: 1000 }, null],
    [{ ...none, batchMicros: 29 }, { unitMicros: 10, count: 3, waitingMicros: 0 }, 'cap-batch'],
    [{ ...none, dayMicros: 35 }, { unitMicros: 10, count: 3, waitingMicros: 0 }, null],
    [{ ...none, dayMicros: 35 }, { unitMicros: 10, count: 3, waitingMicros: 1 }, 'cap-day'],
    [{ dayMicros: 0, monthMicros: 0, batchMicros: 0 }, { unitMicros: 0, count: 100, waitingMicros: 0 }, null],
  ] as const)('%j for a batch %j: %s', (caps, batch, expected) => {
    expect(batchCapReached(spend, batch, caps)).toBe(expected);
  });

  it('count by local day and month', () => {
    const { dayMs, monthMs } = periodStarts(new Date(2026, 10, 22, 15, 30).getTime());
    expect(dayMs).toBe(new Date(2026, 10, 22).getTime());
    expect(monthMs).toBe(new Date(2026, 10, 1).getTime());
  });
});
