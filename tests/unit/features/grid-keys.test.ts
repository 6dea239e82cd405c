import { describe, expect, it } from 'vitest';
import { moveInGrid, moveOfKey } from '../../../renderer/src/features/library/grid-keys.ts';
import { layoutGrid } from '../../../renderer/src/features/library/grid-layout.ts';

const gap = 8;
// Two days, squares: three in a row of 316, then 7 + 4 clips.
const ratios = Array.from({ length: 11 }, () => 1000);
const days = [...Array.from({ length: 7 }, () => 20261122), ...Array.from({ length: 4 }, () => 20261121)];
const layout = layoutGrid(ratios, days, { width: 316, targetHeight: 100, gap, dayHeight: 44 });
const options = { gap, viewHeight: 220 };

describe('the grid layout', () => {
  it('puts a heading before each day and a line number on each clip', () => {
    expect(layout.lines.map((line) => line.kind)).toEqual([
      'day',
      'clips',
      'clips',
      'clips',
      'day',
      'clips',
      'clips',
    ]);
    expect([...layout.lineOf]).toEqual([1, 1, 1, 2, 2, 2, 3, 5, 5, 5, 6]);
  });
});

describe('moving in the grid', () => {
  it.each([
    ['right', 0, 1],
    ['right', 10, 10],
    ['left', 0, 0],
    ['left', 3, 2],
    ['down', 1, 4],
    ['down', 5, 6],
    ['down', 6, 7],
    ['down', 10, 10],
    ['up', 4, 1],
    ['up', 7, 6],
    ['up', 2, 2],
    ['row-start', 5, 3],
    ['row-end', 3, 5],
    ['first', 9, 0],
    ['last', 0, 10],
    ['page-down', 0, 6],
    ['page-up', 10, 7],
    ['page-up', 1, 1],
  ] as const)('%s from clip %i leads to clip %i', (move, from, to) => {
    expect(moveInGrid(layout, from, move, options)).toBe(to);
  });

  it('goes nowhere in an empty grid', () => {
    const empty = layoutGrid([], [], { width: 316, targetHeight: 100, gap, dayHeight: 44 });
    expect(moveInGrid(empty, -1, 'down', options)).toBe(-1);
  });
});

describe('keys of the grid', () => {
  it.each([
    ['Home', false, 'row-start'],
    ['Home', true, 'first'],
    ['End', true, 'last'],
    ['ArrowDown', true, 'last'],
    ['PageDown', false, 'page-down'],
    ['x', false, null],
  ] as const)('%s (with control: %s) means %s', (key, ctrlKey, move) => {
    expect(moveOfKey({ key, ctrlKey, metaKey: false })).toBe(move);
  });
});
