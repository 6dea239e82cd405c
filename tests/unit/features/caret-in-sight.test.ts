import { expect, test } from 'vitest';
import { isWithin } from '../../../renderer/src/features/write/editor/caret-in-sight.ts';

const window = { top: 0, bottom: 700 };
const page = { top: 50, bottom: 600 };

test.each([
  ['in the middle', { top: 300, bottom: 320 }, true],
  ['at the margin of the page above', { top: 55, bottom: 75 }, true],
  ['over the margin above', { top: 54, bottom: 74 }, false],
  ['at the margin below', { top: 575, bottom: 595 }, true],
  ['over the margin below', { top: 576, bottom: 596 }, false],
  ['in the window, under what stands below the page', { top: 620, bottom: 640 }, false],
  ['higher than the page', { top: 40, bottom: 640 }, false],
])('a caret %s', (_name, caret, expected) => expect(isWithin(caret, 5, [window, page])).toBe(expected));
