import { describe, expect, it } from 'vitest';
import { isHeading, layoutGrid, lineAt } from '../../../renderer/src/features/library/grid-layout.ts';
import type { GridLayout } from '../../../renderer/src/features/library/grid-layout.ts';
import { rowTop, sectionsOf } from '../../../renderer/src/features/library/grid-sections.ts';

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
  const counts = Array.from({ length: Math.floor(next() * 6) }, () => 1 + Math.floor(next() * 60));
  const clips = counts.reduce((sum, count) => sum + count, 0);
  return {
    seed,
    counts,
    ratios: Array.from({ length: clips }, () => shapes[Math.floor(next() * shapes.length)] ?? 1000),
    options: {
      width: 200 + Math.floor(next() * 3600),
      targetHeight: 90 + Math.floor(next() * 270),
      gap: Math.floor(next() * 16),
      headingHeight: next() < 0.3 ? 0 : 44,
    },
  };
});

const rowsOf = (layout: GridLayout): number[] =>
  Array.from({ length: layout.lines }, (_, line) => line).filter((line) => !isHeading(layout, line));

/** From the left of the first clip of a line to the right of its last. */
function usedWidth(layout: GridLayout, line: number): number {
  const last = (layout.starts[line + 1] ?? 1) - 1;
  return (layout.lefts[last] ?? 0) + (layout.widths[last] ?? 0);
}

describe('the grid’s layout, over 300 made-up libraries', () => {
  const laidOut = table.map((given) => ({
    ...given,
    layout: layoutGrid(given.ratios, given.counts, given.options),
  }));

  it('keeps every clip once, in order, on the line it is said to lie on', () => {
    for (const { ratios, layout, seed } of laidOut) {
      let next = 0;
      for (const line of rowsOf(layout)) {
        expect(layout.starts[line], `seed ${seed}`).toBe(next);
        next = layout.starts[line + 1] ?? 0;
        const lines = layout.lineOf.slice(layout.starts[line], next);
        expect(lines.every((each) => each === line)).toBe(true);
      }
      expect(next).toBe(ratios.length);
    }
  });

  it('fills the width to the pixel in every row but the last of its group, and never runs over it', () => {
    for (const { layout, options, seed } of laidOut)
      for (const line of rowsOf(layout)) {
        const isLast = layout.groupLines[(layout.groupOf[line] ?? 0) + 1] === line + 1;
        const used = usedWidth(layout, line);
        expect(used, `seed ${seed}`).toBeLessThanOrEqual(options.width);
        expect(isLast || used === options.width, `seed ${seed}`).toBe(true);
      }
  });

  it('has whole, positive sizes, and lines that follow one another', () => {
    for (const { layout, options } of laidOut) {
      for (const width of layout.widths) expect(width).toBeGreaterThan(0);
      for (let line = 0; line < layout.lines; line += 1) {
        expect(layout.heights[line]).toBeGreaterThan(0);
        const next = (layout.tops[line] ?? 0) + (layout.heights[line] ?? 0) + options.gap;
        expect(layout.tops[line + 1]).toBe(next);
      }
    }
  });

  it('begins each group with its heading, where there are headings', () => {
    for (const { layout, counts, options } of laidOut) {
      const headings = layout.lines - rowsOf(layout).length;
      expect(headings).toBe(options.headingHeight === 0 ? 0 : counts.length);
      for (const [group] of counts.entries())
        expect(isHeading(layout, layout.groupLines[group] ?? 0)).toBe(options.headingHeight > 0);
    }
  });

  it('finds the line at any height', () => {
    for (const { layout, seed } of laidOut.filter(({ counts }) => counts.length > 0)) {
      const next = numbers(seed + 77);
      for (let probe = 0; probe < 20; probe += 1) {
        const y = next() * layout.height;
        const line = lineAt(layout, y);
        expect(layout.tops[line]).toBeLessThanOrEqual(y);
        expect(layout.tops[line + 1]).toBeGreaterThan(y);
      }
    }
    expect(lineAt(layoutGrid([], [], { width: 1, targetHeight: 1, gap: 0, headingHeight: 0 }), 5)).toBe(-1);
  });
});

describe('rows', () => {
  const options = { width: 1200, targetHeight: 180, gap: 8, headingHeight: 0 };

  it('leave a last one that is far from full at the wished height', () => {
    const layout = layoutGrid([1778], [1], options);
    expect([layout.heights[0], layout.widths[0]]).toEqual([180, 320]);
  });

  it('stretch a last one that is nearly full', () => {
    const layout = layoutGrid([1778, 1778, 1778], [3], { ...options, width: 1040 });
    expect(usedWidth(layout, 0)).toBe(1040);
  });

  it('stay near the wished height where ordinary clips meet', () => {
    const ratios = Array.from({ length: 200 }, (_, at) => [1778, 1778, 563, 1778, 1000][at % 5] ?? 1000);
    const layout = layoutGrid(ratios, [200], { ...options, width: 1400 });
    for (const line of rowsOf(layout)) {
      expect(layout.heights[line]).toBeGreaterThan(120);
      expect(layout.heights[line]).toBeLessThan(270);
    }
  });

  it('are none for nothing', () => {
    expect(layoutGrid([], [], options)).toMatchObject({ lines: 0, height: 0 });
  });
});

describe('what is drawn of the grid', () => {
  const layout = layoutGrid(
    Array.from({ length: 300 }, () => 1000),
    [100, 100, 100],
    { width: 316, targetHeight: 100, gap: 8, headingHeight: 44 },
  );

  it('is the lines near the screen, each in the section of its group', () => {
    const sections = sectionsOf(layout, 33, 37, -1);
    expect(sections.map(({ group, heading, rows }) => ({ group, heading, rows }))).toEqual([
      { group: 0, heading: 0, rows: [33, 34] },
      { group: 1, heading: 35, rows: [36, 37] },
    ]);
    expect(sections.map(({ top }) => top)).toEqual([layout.tops[0], layout.tops[35]]);
  });

  it('holds the line with the keyboard in its own section, wherever the screen is', () => {
    const [own, ...others] = sectionsOf(layout, 80, 82, 5);
    expect(own).toMatchObject({ group: 0, rows: [5] });
    expect(others.map(({ group }) => group)).toEqual([2]);
    expect(sectionsOf(layout, 20, 22, 5)[0]?.rows).toEqual([5, 20, 21, 22]);
  });

  it('makes no section so tall that a browser could not draw it', () => {
    const tall = layoutGrid(
      Array.from({ length: 100_000 }, () => 1778),
      [100_000],
      { width: 700, targetHeight: 360, gap: 8, headingHeight: 0 },
    );
    const [section] = sectionsOf(tall, 60_000, 60_004, 3);
    expect(tall.height).toBeGreaterThan(33_000_000);
    expect(section?.height).toBeLessThan(50_000);
    if (section === undefined) throw new Error('no section');
    const tops = section.rows.map((line) => rowTop(tall, section, line));
    expect(Math.min(...tops)).toBeGreaterThan(-50_000);
    expect(Math.max(...tops)).toBeLessThanOrEqual(section.height);
  });
});
