import { expect, test } from 'vitest';
import { changeBetween, changeText, replaceText } from '../../../shared/craft/text-range.ts';
import { createDice } from '../../chaos/dice.ts';
import { randomText } from './random-text.ts';

test.each([
  ['abc', 'abxc', { from: 2, to: 2, insert: 'x' }],
  ['abc', 'ac', { from: 1, to: 2, insert: '' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['', 'x', { from: 0, to: 0, insert: 'x' }],
  ['🦊', '🦋', { from: 0, to: 2, insert: '🦋' }],
])('what makes “%s” into “%s” is small and cuts no emoji', (before, after, change) =>
  expect(changeBetween(before, after)).toEqual(change),
);

test('a change between any two texts makes the one of the other', () => {
  for (let seed = 0; seed < 1000; seed += 1) {
    const dice = createDice(seed);
    const [before, after] = [randomText(dice, 8), randomText(dice, 8)];
    const { text, change, changed } = replaceText(before, after);
    expect(text).toBe(after);
    expect(changeText(before, change).text).toBe(after);
    expect(after.slice(changed.from, changed.to)).toBe(change.insert);
  }
});
