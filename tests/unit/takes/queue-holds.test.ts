import { describe, expect, it } from 'vitest';
import { turns } from '../../../electron/services/takes/queue-holds.ts';

const minuteMs = 60_000;

describe('turns under a limit per minute', () => {
  it('has one now while the minute is not full', () => {
    expect(turns([], 3, 1000)(0)).toBe(0);
    expect(turns([1000, 2000], 3, 3000)(0)).toBe(0);
    expect(turns([1000, 2000, 3000], 3, 3000 + minuteMs)(0)).toBe(0);
  });

  it('has the next when the oldest of a full minute is a minute old', () => {
    expect(turns([1000, 2000, 3000], 3, 4000)(0)).toBe(1000 + minuteMs);
  });

  it('tells each in the line its own turn', () => {
    const turnOf = turns([1000, 2000, 3000], 3, 4000);
    expect([0, 1, 2, 3, 4, 6].map(turnOf)).toEqual([
      1000 + minuteMs,
      2000 + minuteMs,
      3000 + minuteMs,
      1000 + 2 * minuteMs,
      2000 + 2 * minuteMs,
      1000 + 3 * minuteMs,
    ]);
  });

  it('tells a take the same when the one before it was sent', () => {
    const before = turns([1000, 2000, 3000], 3, 4000);
    const sentAt = before(0);
    const after = turns([1000, 2000, 3000, sentAt], 3, sentAt);
    for (const place of [0, 1, 2, 3, 4, 5]) expect(after(place)).toBe(before(place + 1));
  });
});
