import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { firstVariant } from '../../../shared/craft/variations.ts';
import { blankUnsent, escapeNotation, readNotation } from '../../../shared/craft/notation.ts';
import { draftOfSent, overflowOf, sentLength, sentText } from '../../../shared/craft/sent-text.ts';
import { createDice } from '../../chaos/dice.ts';
import { randomText } from './random-text.ts';

describe('what is sent', () => {
  test.each([
    ['plain text goes as it is written', 'A fox,  two spaces. ', 'A fox,  two spaces.'],
    ['several lines and blank lines stay', 'One.\n\n\nTwo.', 'One.\n\n\nTwo.'],
    ['a comment line goes with its line', 'One.\n# note\nTwo.', 'One.\nTwo.'],
    ['a comment may be indented', 'One.\n   # note\nTwo.', 'One.\nTwo.'],
    ['blank lines that meet become one', 'One.\n\n# note\n\nTwo.', 'One.\n\nTwo.'],
    ['a blank line behind a comment stays', 'One.\n# note\n\nTwo.', 'One.\n\nTwo.'],
    ['comments at both ends leave nothing', '# a\n\nFox.\n\n# b', 'Fox.'],
    ['only comments send nothing', '# a\n## b\n#', ''],
    ['carriage returns', 'One.\r\n# note\r\nTwo.', 'One.\r\nTwo.'],
    ['a number sign within a word is none', '#1 fan\n#fox', '#1 fan\n#fox'],
    ['a number sign later in a line is none', 'Fox # 1', 'Fox # 1'],
    ['an escaped comment is text', '\\# fox', '# fox'],
    ['a part switched off', 'A fox, [# running, #] in snow.', 'A fox, in snow.'],
    ['the last of a list', 'A fox, [# running #].', 'A fox.'],
    ['the first of a list', '[# Quiet #], watchful.', 'watchful.'],
    ['the middle of a list', 'Quiet, [# tense #], watchful.', 'Quiet, watchful.'],
    ['a whole sentence', 'Snow. [# Quiet #]. Fox.', 'Snow. Fox.'],
    ['the last sentence', 'Snow. [# Quiet #].', 'Snow.'],
    ['a line of its own', 'Snow.\n[# Quiet #]\nFox.', 'Snow.\nFox.'],
    ['several in a row', 'A [# x #] [# y #] B', 'A B'],
    ['nested', 'A [# x [# y #] z #] B', 'A B'],
    ['over several lines', 'A [# x\n# y #]\nz #] B', 'A B'],
    ['unclosed is text', 'A [# x', 'A [# x'],
    ['closed without opening is text', 'A #] x', 'A #] x'],
    ['at the very end', 'A fox, [# x #]', 'A fox'],
    ['Japanese', '狐、[# 静か #]、雪。', '狐、雪。'],
    ['Arabic', 'ثعلب، [# هادئ #]، ثلج.', 'ثعلب، ثلج.'],
    ['escapes', '\\{a\\|b\\} \\@x \\\\ \\[# \\n', '{a|b} @x \\ [# \\n'],
    ['braces without a bar', '{"subject": "fox"}', '{"subject": "fox"}'],
    ['an address', 'mail a@b.com', 'mail a@b.com'],
  ])('%s', (_name, text, sent) => expect(sentText(text)).toBe(sent));

  test('is counted by code points, without what is not sent', () => {
    expect(sentLength('🦊🦊\n# a long note')).toBe(2);
    expect(sentLength('e\u0301')).toBe(2);
  });

  test.each([
    ['all fits', 'abc', null],
    ['one too many', 'abcd', { from: 3, to: 4 }],
    ['emoji count once', '🦊🦊🦊x', { from: 6, to: 7 }],
    ['a comment costs nothing', '# long\nabcd', { from: 10, to: 11 }],
    ['a part switched off costs nothing', 'a[# long #]bcd', { from: 13, to: 14 }],
    ['an escape is one character', '\\{bcd', { from: 4, to: 5 }],
  ])('the overflow of three characters: %s', (_name, text, range) =>
    expect(overflowOf(text, undefined, 3)).toEqual(range),
  );
});

/** Prompts as people write them. */
const prompts = ['good.jsonl', 'mendable.jsonl'].flatMap((name) =>
  readFileSync(path.resolve(import.meta.dirname, '../../fixtures/prompts', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { prompt: string }).prompt),
);

describe('for any text', () => {
  const texts = Array.from({ length: 3000 }, (_, seed) => randomText(createDice(seed)));

  test('the tokens cover it without gaps', () => {
    const broken = texts.filter((text) => {
      const { tokens } = readNotation(text);
      const parts = tokens.map(({ from, to }) => text.slice(from, to));
      return parts.join('') !== text || parts.includes('');
    });
    expect(broken).toEqual([]);
  });

  test('what is blanked keeps every place', () => {
    const broken = texts.filter((text) => {
      const blank = blankUnsent(text);
      const units = Array.from({ length: text.length }, (_, at) => [' ', text[at]].includes(blank[at]));
      return blank.length !== text.length || units.includes(false);
    });
    expect(broken).toEqual([]);
  });

  test('every character that is sent is found again in the draft', () => {
    const broken = texts.filter((text) => {
      const sent = firstVariant(text);
      const isLost = (at: number) => text[sent.sourceOf(at)] !== sent.text[at];
      return Array.from(sent.text, (_, at) => /\S/.test(sent.text[at] ?? '') && isLost(at)).includes(true);
    });
    expect(broken).toEqual([]);
  });

  test('escaped, it is sent as it is', () => {
    for (const text of texts) expect(sentText(escapeNotation(text))).toBe(text.trim());
  });

  test('what is sent is the first of its variants, also where no notation is looked for', () => {
    const shelves = new Map([['subjects', ['a fox', 'a wolf']]]);
    const plain = texts.map((text) => text.replace(/[\\{}|@#]/g, ''));
    const spaces = [' ', '\n', '\t', '\r\n', '\u00a0', '\u2028', '\u3000', '\ufeff'];
    const spaced = ['', ...prompts].flatMap((text) => spaces.map((space) => space + text + space));
    for (const text of [...texts, ...plain, ...prompts, ...spaced]) {
      expect(sentText(text)).toBe(firstVariant(text).text);
      expect(sentText(text, shelves)).toBe(firstVariant(text, shelves).text);
    }
  });

  test('without notation it is sent as it is', () => {
    for (const text of texts) {
      const plain = text.replace(/[\\{}|@#[]/g, '');
      expect(sentText(plain)).toBe(plain.trim());
    }
  });
});

// What costs the square of the length takes minutes here, and fails by the time limit of a test.
test.each(['[#', '{', '{a|', '}', '#', '# \n', '[# #]', '\\', '@a', '{a|b}'])(
  'a hundred thousand characters of %s are read',
  (mark) => expect(readNotation(mark.repeat(100_000 / mark.length)).tokens).not.toEqual([]),
);

describe('a draft written from what was sent', () => {
  test.each(['A fox in snow', 'A {red} fox', 'mail me@here', '5 # of 6'])('stays as it is: %s', (sent) =>
    expect(draftOfSent(sent)).toBe(sent),
  );

  test('sends the same again, whatever stands in it', () => {
    const dice = createDice(5);
    for (let round = 0; round < 400; round += 1) {
      const sent = sentText(randomText(dice)).trim();
      expect(sentText(draftOfSent(sent))).toBe(sent);
    }
  });
});
