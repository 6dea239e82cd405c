import { describe, expect, test } from 'vitest';
import { diffWords } from '../../../shared/craft/word-diff.ts';
import { wordTokens } from '../../../shared/craft/word-tokens.ts';
import { createDice } from '../../chaos/dice.ts';
import type { Dice } from '../../chaos/dice.ts';
import { randomText } from './random-text.ts';

const signs = { same: '', removed: '-', added: '+' } as const;

function shown(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `[${signs[kind]}${text}]`))
    .join('');
}

function sides(before: string, after: string): readonly [string, string] {
  const parts = diffWords(before, after);
  const without = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text);
  return [without('added').join(''), without('removed').join('')];
}

describe('the difference of two texts', () => {
  test.each([
    ['none', 'a fox', 'a fox', 'a fox'],
    ['a word', 'a red fox', 'a grey fox', 'a [-red][+grey] fox'],
    ['two words', 'a red fox runs', 'a grey wolf runs', 'a [-red fox][+grey wolf] runs'],
    ['an insertion', 'a fox', 'a red fox', 'a [+red ]fox'],
    ['a deletion at the end', 'a fox, running', 'a fox', 'a fox[-, running]'],
    ['a sign', 'a fox.', 'a fox!', 'a fox[-.][+!]'],
    ['all', 'fox', 'wolf', '[-fox][+wolf]'],
    ['from nothing', '', 'fox', '[+fox]'],
    ['to nothing', 'fox', '', '[-fox]'],
    ['one Chinese character', '红色的狐狸在跑', '白色的狐狸在跑', '[-红][+白]色的狐狸在跑'],
    ['one Japanese character', '狐が走る', '猫が走る', '[-狐][+猫]が走る'],
    ['a Korean word', '빨간 여우', '하얀 여우', '[-빨간][+하얀] 여우'],
    ['an Arabic word', 'ثعلب أحمر', 'ثعلب أبيض', 'ثعلب [-أحمر][+أبيض]'],
    ['an emoji of several', '👨‍👩‍👧 x', '👨‍👩‍👦 x', '[-👨‍👩‍👧][+👨‍👩‍👦] x'],
    ['a hyphenated word', 'a close-up', 'a close-in', 'a [-close-up][+close-in]'],
  ])('%s', (_name, before, after, expected) => expect(shown(before, after)).toBe(expected));

  test('gives both texts back, whatever they are', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const dice = createDice(seed);
      const before = randomText(dice);
      const after = dice.chance(0.5) ? randomText(dice) : edited(before, dice);
      expect(sides(before, after)).toEqual([before, after]);
    }
  });

  test('is as small as the slow and sure way finds it', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const dice = createDice(seed);
      const letters = () => Array.from({ length: dice.whole(0, 14) }, () => dice.pick(['a', 'b', 'c']));
      const [before, after] = [letters(), letters()];
      // Full stops part the words without being white space, which would be merged.
      const parts = diffWords(before.join('.'), after.join('.'));
      const same = parts.flatMap(({ kind, text }) => (kind === 'same' ? wordTokens(text) : []));
      expect(same).toHaveLength(commonLength(wordTokens(before.join('.')), wordTokens(after.join('.'))));
    }
  });

  test('between texts of 100,000 characters is told in bounded work', () => {
    const dice = createDice(7);
    const words = (most: number) => Array.from({ length: 17_000 }, () => `w${dice.whole(0, most)}`).join(' ');
    const long = words(400);
    const pairs = [
      [long, edited(long, dice)],
      [long, words(400)],
      [long, words(100_000)],
      [words(3), words(3)],
      ['狐'.repeat(100_000), '狐狸'.repeat(50_000)],
      ['a '.repeat(50_000), 'b '.repeat(50_000)],
    ] as const;
    for (const [before, after] of pairs) expect(sides(before, after)).toEqual([before, after]);
  });

  test('finds one changed word in a long text', () => {
    const long = 'the fox runs and the wolf sleeps. '.repeat(3000);
    const parts = diffWords(`${long}red ${long}`, `${long}blue ${long}`);
    expect(parts.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'red' },
      { kind: 'added', text: 'blue' },
    ]);
  });
});

test('the words of any text joined are the text', () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const text = randomText(createDice(seed));
    expect(wordTokens(text).join('')).toBe(text);
  }
});

function edited(text: string, dice: Dice): string {
  const at = dice.whole(0, text.length);
  return text.slice(0, at) + randomText(dice, 4) + text.slice(Math.min(text.length, at + dice.whole(0, 12)));
}

/** Length of the longest common subsequence, by the table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const next = [0];
    b.forEach((other, at) =>
      next.push(other === token ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0)),
    );
    row = next;
  }
  return row.at(-1) ?? 0;
}
