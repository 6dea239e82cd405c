import { describe, expect, test } from 'vitest';
import { groupsOf, sumsOf } from '../../../electron/services/ledger/sums.ts';
import { draftId } from '../../../shared/contract/ids.ts';
import { aPurchase } from './purchase.ts';

describe('sums', () => {
  test('count nothing twice: each take is in exactly one of them', () => {
    const sums = sumsOf([
      aPurchase(),
      aPurchase({ countedMicros: 2_600_000 }),
      aPurchase({ state: 'failed', money: 'refund-expected' }),
      aPurchase({ state: 'failed', money: 'refunded', countedMicros: 1_170_000 }),
      aPurchase({ state: 'unconfirmed', money: 'unknown' }),
    ]);
    expect(sums).toEqual({
      takes: 5,
      spentMicros: 3_900_000,
      refundDueMicros: 1_300_000,
      refundedMicros: 1_170_000,
      unclearMicros: 1_300_000,
      clips: 2,
      perClipMicros: 1_950_000,
    });
  });

  test('a lost clip makes the kept ones dearer; one still on its way does not', () => {
    const kept = aPurchase();
    const lost = aPurchase({ state: 'expired' });
    const running = aPurchase({ state: 'running' });
    expect(sumsOf([kept, lost]).perClipMicros).toBe(2_600_000);
    expect(sumsOf([kept, running]).perClipMicros).toBe(1_300_000);
    expect(sumsOf([lost, running]).perClipMicros).toBeNull();
  });

  test('of nothing are nothing', () => {
    expect(sumsOf([])).toMatchObject({ takes: 0, spentMicros: 0, perClipMicros: null });
  });
});

describe('groups', () => {
  const local = (month: number, day: number, hour = 0, minute = 0, ms = 0) =>
    new Date(2026, month - 1, day, hour, minute, 0, ms).getTime();

  test('days begin and end at the user’s midnight', () => {
    const entries = [
      aPurchase({ boughtAtMs: local(11, 22, 0, 0) }),
      aPurchase({ boughtAtMs: local(11, 21, 23, 59, 999) }),
      aPurchase({ boughtAtMs: local(11, 21, 0, 0) }),
    ];
    const days = groupsOf(entries, 'day');
    expect(days.map(({ fromMs, toMs, sums }) => [fromMs, toMs, sums.takes])).toEqual([
      [local(11, 22), local(11, 23) - 1, 1],
      [local(11, 21), local(11, 22) - 1, 2],
    ]);
  });

  test('months end where the next one begins, also in December', () => {
    const months = groupsOf(
      [aPurchase({ boughtAtMs: local(12, 31, 23) }), aPurchase({ boughtAtMs: local(2, 3) })],
      'month',
    );
    expect(months.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [local(12, 1), new Date(2027, 0, 1).getTime() - 1],
      [local(2, 1), local(3, 1) - 1],
    ]);
  });

  test('every moment of a year lies in one day and one month, across all changes of the clocks', () => {
    const start = local(1, 1);
    for (let hour = 0; hour < 366 * 24; hour += 7) {
      const boughtAtMs = start + hour * 3_600_000 + (hour % 3) * 1_000_003;
      for (const by of ['day', 'month'] as const) {
        const [group] = groupsOf([aPurchase({ boughtAtMs })], by);
        expect(group?.fromMs).toBeLessThanOrEqual(boughtAtMs);
        expect(group?.toMs).toBeGreaterThanOrEqual(boughtAtMs);
      }
    }
  });

  test('drafts come in the order of their newest purchase, under their newest title', () => {
    const boats = draftId.parse('draft0000002');
    const groups = groupsOf(
      [
        aPurchase({ boughtAtMs: 30, title: 'fox, renamed' }),
        aPurchase({ boughtAtMs: 20, draftId: boats, title: 'boats' }),
        aPurchase({ boughtAtMs: 10 }),
      ],
      'draft',
    );
    expect(groups.map(({ title, fromMs, toMs, sums }) => [title, fromMs, toMs, sums.takes])).toEqual([
      ['fox, renamed', 10, 30, 2],
      ['boats', 20, 20, 1],
    ]);
  });
});
