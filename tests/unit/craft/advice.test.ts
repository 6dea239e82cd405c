import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { adviceText } from '../../../renderer/src/text/advice.ts';
import { adviceRules } from '../../../shared/craft/advice.ts';
import type { Advice, AdviceInput, AdviceRule } from '../../../shared/craft/advice.ts';
import { advise } from '../../../shared/craft/advise.ts';
import { readElements } from '../../../shared/craft/elements.ts';
import { changeText } from '../../../shared/craft/text-range.ts';
import type { Duration } from '../../../shared/recipe.ts';
import { createDice } from '../../chaos/dice.ts';
import { scenes } from '../../tour/prompts.ts';
import { randomText } from './random-text.ts';

type Case = Omit<AdviceInput, 'shelves'> & {
  readonly id: string;
  readonly language: string;
  readonly expect: readonly AdviceRule[];
};

const folder = path.resolve(import.meta.dirname, '../../fixtures/prompts');
const read = (name: string): Case[] =>
  readFileSync(path.join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
const good = read('good.jsonl');
const mendable = read('mendable.jsonl');
const corpus = [...good, ...mendable];
const shelves = new Map([['subjects', ['a fox', 'a wolf']]]);

const about = (input: Partial<AdviceInput>) =>
  advise({ prompt: '', negativePrompt: '', durationS: 5, shelves: new Map(), ...input });
const rulesOf = (advice: readonly Advice[]) => advice.map(({ rule }) => rule).toSorted();

/** The draft after one click, and its duration. */
function mended(input: AdviceInput, { fix }: Advice): AdviceInput {
  if (fix === null) return input;
  if (fix.kind === 'longer') return { ...input, durationS: fix.durationS };
  return { ...input, [fix.field]: changeText(input[fix.field], fix.change).text };
}

describe('the corpus', () => {
  test('is large, of many languages, and good for the most part', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(good.length).toBeGreaterThanOrEqual(40);
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
    expect(new Set(corpus.map(({ language }) => language)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(mendable.flatMap((one) => one.expect)).size).toBe(adviceRules.length - 1);
  });

  test.each(corpus.map((one) => [one.id, one] as const))('%s gets the advice it should', (_id, one) =>
    expect(rulesOf(about(one))).toEqual(one.expect.toSorted()),
  );

  test.each(scenes.map(({ prompt, durationS }) => [prompt, durationS] as const))(
    'no advice on %s',
    (prompt, durationS) => expect(about({ prompt, durationS })).toEqual([]),
  );

  test.each(mendable.map((one) => [one.id, one] as const))('one click each mends %s', (_id, one) => {
    const input = { ...one, shelves: new Map() };
    for (const advice of advise(input).filter(({ fix }) => fix !== null)) {
      const after = advise(mended(input, advice)).filter(({ rule }) => rule === advice.rule);
      expect(after.length).toBeLessThan(advise(input).filter(({ rule }) => rule === advice.rule).length);
    }
  });

  test('is the same text again when it is read as elements', () => {
    for (const { prompt } of corpus) {
      const parts = readElements(prompt).spans.map(({ from, to }) => prompt.slice(from, to));
      expect(parts.join('')).toBe(prompt);
    }
  });
});

describe('the advice', () => {
  test.each<readonly [string, Partial<AdviceInput>, readonly AdviceRule[]]>([
    ['one over', { prompt: 'x'.repeat(2501) }, ['over-limit']],
    ['at the limit, in emoji', { prompt: '🦊'.repeat(2500) }, []],
    ['over only with its comment', { prompt: `# ${'x'.repeat(2600)}\nA fox.` }, []],
    [
      'over in its longest variation',
      { prompt: `{a|${'b'.repeat(2400)}}${'c'.repeat(200)}` },
      ['over-limit'],
    ],
    ['over in the negative prompt', { prompt: 'A fox.', negativePrompt: 'x'.repeat(2501) }, ['over-limit']],
    ['an unknown name without shelves', { prompt: 'A fox @dawn.' }, []],
    ['an unknown name with shelves', { prompt: 'A @subject runs.', shelves }, ['brackets']],
    ['two moves as alternatives', { prompt: 'A fox. {The camera pans left|Slow zoom in}.' }, []],
    ['two moves in two sentences', { prompt: 'A fox. The camera pans left. The camera zooms in.' }, []],
    [
      'four beats in 5 s',
      { prompt: 'A man first runs, then sits, then eats, finally sleeps.' },
      ['too-many-beats'],
    ],
    [
      'four beats in 10 s',
      { prompt: 'A man first runs, then sits, then eats, finally sleeps.', durationS: 10 as Duration },
      [],
    ],
    ['a beat switched off', { prompt: 'A man first runs, then sits, [# then eats, #] finally sleeps.' }, []],
    ['a part of a word kept out', { prompt: 'A textured wall.', negativePrompt: 'text' }, []],
    ['what is kept out switched off', { prompt: 'A red fox.', negativePrompt: '[# red fox #]' }, []],
    ['praise in a comment', { prompt: '# stunning, 8k\nA fox.' }, []],
  ])('on %s', (_name, input, expected) => expect(rulesOf(about(input))).toEqual(expected));

  test('names a shelf that is meant', () => {
    const input = { prompt: 'A @subject runs.', negativePrompt: '', durationS: 5 as Duration, shelves };
    const [advice] = advise(input);
    expect(mended(input, advice as Advice).prompt).toBe('A @subjects runs.');
  });

  test('offers ten seconds where they would do', () => {
    const [advice] = about({ prompt: 'A man first runs, then sits, then eats, finally sleeps.' });
    expect(advice?.fix).toEqual({ kind: 'longer', durationS: 10 });
  });

  test.each([
    ['An epic battle on ice.', 'A battle on ice.'],
    ['A stunning eagle.', 'An eagle.'],
    ['Masterpiece. A fox.', 'A fox.'],
    ['A fox, stunning, in snow.', 'A fox, in snow.'],
    ['A fox, 8k', 'A fox'],
  ])('makes of “%s” “%s”', (prompt, after) => {
    const input = { prompt, negativePrompt: '', durationS: 5 as Duration, shelves: new Map() };
    expect(mended(input, advise(input)[0] as Advice).prompt).toBe(after);
  });

  test.each(adviceRules)('of the rule %s can be switched off', (rule) => {
    for (const one of mendable)
      expect(rulesOf(advise({ ...one, shelves: new Map() }, (each) => each === rule))).not.toContain(rule);
  });

  test('has words for each, that say what and why', () => {
    for (const one of corpus)
      for (const { rule, params } of about(one)) {
        const words = adviceText.rules[rule] as {
          title: (of: unknown) => string;
          reason: (of: unknown) => string;
        };
        expect(words.title(params)).toMatch(/\S.{5,}/);
        expect(words.reason(params)).toMatch(/\.$/);
      }
  });

  test('never fails on any text, and speaks of places within it', () => {
    for (let seed = 0; seed < 800; seed += 1) {
      const dice = createDice(seed);
      const input = {
        prompt: randomText(dice),
        negativePrompt: randomText(dice, 10),
        durationS: dice.pick<Duration>([5, 10]),
        shelves,
      };
      const stray = advise(input).filter(
        ({ field, range }) => range.from < 0 || range.to < range.from || range.to > input[field].length,
      );
      expect(stray).toEqual([]);
    }
  });
});

// What costs the square of the length takes minutes here, and fails by the time limit of a test.
test.each([' ', 'a, ', 'stunning ', '"', 'then ', '{a|', 'the camera pans left '])(
  'a hundred thousand characters of “%s” are judged',
  (part) => {
    const prompt = part.repeat(Math.floor(100_000 / part.length));
    expect(about({ prompt }).length).toBeLessThan(100_000);
  },
);
