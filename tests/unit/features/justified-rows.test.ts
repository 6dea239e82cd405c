import { describe, expect, it } from 'vitest';
import { justifyRows } from '../../../renderer/src/features/library/justified-rows.ts';

/** The same "random" table in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const shapes = [1778, 563, 1000, 2350, 0, 12_000, 90];

const table = Array.from({ length: 300 }, (_, seed) => {
  const next = numbers(seed + 1);
  return {
    seed,
    ratios: Array.from(
      { length: Math.floor(next() * 60) },
      () => shapes[Math.floor(next() * shapes.length)] ?? 1000,
    ),
    width: 200 + Math.floor(next() * 3600),
    targetHeight: 90 + Math.floor(next() * 270),
    gap: Math.floor(next() * 16),
  };
});

describe('justified rows, over 300 made-up libraries', () => {
  const laidOut = table.map((given) => ({
    ...given,
    rows: justifyRows(given.ratios, 0, given.ratios.length, given),
  }));

  it('keep every clip once and in order', () => {
    for (const { ratios, rows } of laidOut) {
      let next = 0;
      for (const row of rows) {
        expect(row.start).toBe(next);
        expect(row.widths).toHaveLength(row.end - row.start);
        next = row.end;
      }
      expect(next).toBe(ratios.length);
    }
  });

  it('fill the width to the pixel in every row but the last, and never run over it', () => {
    for (const { seed, rows, width, gap } of laidOut) {
      const used = rows.map(({ widths }) =>
        widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)),
      );
      expect(Math.max(0, ...used), `seed ${seed}`).toBeLessThanOrEqual(width);
      expect([...new Set(used.slice(0, -1))], `seed ${seed}`).toEqual(rows.length > 1 ? [width] : []);
    }
  });

  it('have whole, positive sizes', () => {
    for (const { rows } of laidOut)
      for (const row of rows)
        for (const size of [row.height, ...row.widths]) {
          expect(Number.isInteger(size)).toBe(true);
          expect(size).toBeGreaterThan(0);
        }
  });

  it('leave a last row that is far from full at the wished height', () => {
    const [row] = justifyRows([1778], 0, 1, { width: 1200, targetHeight: 180, gap: 8 });
    expect(row).toEqual({ start: 0, end: 1, height: 180, widths: [320] });
  });

  it('stretch a last row that is nearly full', () => {
    const [row] = justifyRows([1778, 1778, 1778], 0, 3, { width: 1040, targetHeight: 180, gap: 8 });
    expect((row?.widths ?? []).reduce((sum, each) => sum + each, 16)).toBe(1040);
  });

  it('stay near the wished height where ordinary clips meet', () => {
    const ratios = Array.from({ length: 200 }, (_, at) => [1778, 1778, 563, 1778, 1000][at % 5] ?? 1000);
    const rows = justifyRows(ratios, 0, ratios.length, { width: 1400, targetHeight: 180, gap: 8 });
    for (const { height } of rows) {
      expect(height).toBeGreaterThan(120);
      expect(height).toBeLessThan(270);
    }
  });

  it('lay out nothing for nothing', () => {
    expect(justifyRows([], 0, 0, { width: 800, targetHeight: 180, gap: 8 })).toEqual([]);
  });
});
