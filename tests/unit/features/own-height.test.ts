import { expect, test } from 'vitest';
import { heightFor } from '../../../renderer/src/features/write/editor/own-height.ts';

const line = 30;

test('a text that is shown for the first time has no room to spare', () =>
  expect(heightFor(7 * line, 0, line)).toBe(7 * line));

test('a text that gets longer has a line to spare', () =>
  expect(heightFor(8 * line, 7 * line, line)).toBe(9 * line));

test('a word that comes and goes at the end of a line moves nothing', () => {
  const grown = heightFor(8 * line, 7 * line, line);
  for (const lines of [7, 8, 9, 8, 7]) expect(heightFor(lines * line, grown, line)).toBe(grown);
});

test('a text that gets much shorter takes its room with it', () =>
  expect(heightFor(line, 9 * line, line)).toBe(line));

test('whatever is written, no line is cut off and no more than two stand empty', () => {
  let height = 0;
  for (let step = 0; step < 500; step += 1) {
    const text = (1 + ((step * 7919) % 23)) * line;
    height = heightFor(text, height, line);
    expect(height).toBeGreaterThanOrEqual(text);
    expect(height - text).toBeLessThanOrEqual(2 * line);
  }
});
