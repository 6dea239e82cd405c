import { describe, expect, it } from 'vitest';
import { moveInGrid, moveOfKey } from '../../../renderer/src/features/library/grid-keys.ts';
import { layoutGrid } from '../../../renderer/src/features/library/grid-layout.ts';

const gap = 8;
// Two groups, squares: three in a row of 316, then 7 + 4 clips.
const ratios = Array.from({ length: 11 }, () => 1000);
const options = { width: 316, targetHeight: 100, gap, headingHeight: 44 };
const layout = layoutGrid(ratios, [7, 4], options);
const viewHeight = 220;

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
    expect(moveInGrid(layout, from, move, viewHeight)).toBe(to);
  });

  it('goes nowhere in an empty grid', () => {
    expect(moveInGrid(layoutGrid([], [], options), -1, 'down', viewHeight)).toBe(-1);
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
