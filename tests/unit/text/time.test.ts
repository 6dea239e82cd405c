import { describe, expect, it } from 'vitest';
import { formatBytes, formatProgress } from '../../../renderer/src/text/bytes.ts';
import {
  dayNumber,
  formatClock,
  formatDay,
  formatMoment,
  formatPlace,
  formatLeft,
  formatRange,
  formatSpan,
} from '../../../renderer/src/text/time.ts';

const at = (text: string) => new Date(text).getTime();

describe('times as they are read', () => {
  it.each([
    [0, '0 s'],
    [41_999, '41 s'],
    [60_000, '1 min'],
    [161_000, '2 min 41 s'],
    [3_780_000, '1 h 3 min'],
    [50 * 3_600_000, '2 days'],
  ])('%i ms last %s', (ms, words) => {
    expect(formatSpan(ms)).toBe(words);
  });

  it.each([
    [120_000, 240_000, '2 to 4 min'],
    [40_000, 90_000, '40 to 90 s'],
    [170_000, 175_000, '2 to 3 min'],
    [3000, 3000, '3 s'],
  ])('from %i to %i ms is %s', (low, high, words) => {
    expect(formatRange(low, high)).toBe(words);
  });

  it.each([
    [0, '0:00.00'],
    [2.14, '0:02.14'],
    [65.5, '1:05.50'],
    [59.999, '0:59.99'],
  ])('%f s into a clip is %s', (seconds, words) => {
    expect(formatPlace(seconds)).toBe(words);
  });

  it('writes the length of a clip as a player does', () => {
    expect([5040, 10_000, 125_000].map(formatClock)).toEqual(['0:05', '0:10', '2:05']);
  });

  it('names days by their distance', () => {
    const now = at('2026-11-22T00:30:00');
    expect(formatDay(20261122, now)).toBe('Today');
    expect(formatDay(20261121, now)).toBe('Yesterday');
    expect(formatDay(20261119, now)).toBe('Thursday, 19 November');
    expect(formatDay(20251119, now)).toBe('Wednesday, 19 November 2025');
  });

  it('names moments by day and time', () => {
    const now = at('2026-11-22T15:00:00');
    expect(formatMoment(at('2026-11-22T14:05:00'), now)).toBe('today 14:05');
    expect(formatMoment(at('2026-11-19T09:02:00'), now)).toBe('19 November 09:02');
    expect(dayNumber(at('2026-01-05T23:59:00'))).toBe(20260105);
  });
});

describe('what is left of a time', () => {
  it.each([
    [6.9, '6 days left'],
    [2, '2 days left'],
    [1.9, '45 hours left'],
    [0.05, '1 hour left'],
    [0.01, 'under an hour left'],
  ])('%d days are told as "%s", never as more than there is', (days, words) => {
    expect(formatLeft(days * 24 * 3_600_000)).toBe(words);
  });
});

describe('sizes as they are read', () => {
  it.each([
    [511_500, '512 kB'],
    [4_812_345, '4.8 MB'],
    [18_200_000_000, '18.2 GB'],
    [1_284_000_000_000, '1,284 GB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it('says how much of how much', () => {
    expect(formatProgress(6_100_000, 9_400_000)).toBe('6.1 of 9.4 MB');
    expect(formatProgress(6_100_000, null)).toBe('6.1 MB');
  });
});
