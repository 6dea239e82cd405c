import { expect, test } from 'vitest';
import { isWithin, overlapOf } from '../../../renderer/src/features/write/editor/in-sight.ts';

const window = { top: 0, bottom: 700, left: 0, right: 1000 };
const page = { top: 50, bottom: 600, left: 200, right: 1100 };

test('what can be seen is what the window and the page have in common', () =>
  expect(overlapOf([window, page])).toEqual({ top: 50, bottom: 600, left: 200, right: 1000 }));

test.each([
  ['in the middle', { top: 300, bottom: 320 }, true],
  ['at the margin of the page above', { top: 55, bottom: 75 }, true],
  ['over the margin above', { top: 54, bottom: 74 }, false],
  ['at the margin below', { top: 575, bottom: 595 }, true],
  ['over the margin below', { top: 576, bottom: 596 }, false],
  ['higher than the page', { top: 40, bottom: 640 }, false],
])('a caret %s', (_name, span, expected) =>
  expect(isWithin({ ...span, left: 300, right: 300 }, 5, page)).toBe(expected),
);
