import { describe, expect, it } from 'vitest';
import { judgePace, newTransfer, paceWindowMs } from '../../../electron/services/takes/transfer.ts';

describe('the pace of a transfer', () => {
  it('is judged at the moment that was named, whatever fractions the clock has', () => {
    // 30,000 after the last two, less what they are, is a little under 30,000.
    for (const begunAt of [0, 0.5, 30_600.285_714_285_714, 2_076_304.142_857_143]) {
      const transfer = newTransfer(begunAt);
      const dueAt = judgePace(transfer, begunAt);
      expect(judgePace(transfer, dueAt)).toBe(dueAt + paceWindowMs);
      expect(transfer.isSlow).toBe(true);
    }
  });
});
