import { describe, expect, test } from 'vitest';
import { prune, pruneKey, pruneKeyOf } from '../../../shared/craft/pruning.ts';
import { shelfAt } from '../../../shared/craft/shelves.ts';
import { countVariants, expand, mostVariants, readDraft } from '../../../shared/craft/variations.ts';
import type { Expansion, Variant } from '../../../shared/craft/variations.ts';
import { createDice } from '../../chaos/dice.ts';
import { randomTemplate, randomText } from './random-text.ts';

const shelves = new Map([
  ['subjects', ['a red fox', ' a grey wolf ', 'a red fox', '']],
  ['light', ['dawn', 'dusk', 'noon']],
  ['none', []],
  ['狐', ['赤い狐', '白い狐']],
]);

function draft(prompt: string, negativePrompt = '') {
  return readDraft({ prompt, negativePrompt }, shelves);
}

function listed(expansion: Expansion) {
  if (expansion.kind !== 'list') throw new Error('too many to list');
  return expansion;
}

function prompts(prompt: string): string[] {
  return listed(expand(draft(prompt))).variants.map((variant) => variant.prompt);
}

describe('variations give', () => {
  test.each([
    ['one text without any', 'a fox', ['a fox']],
    ['one per alternative', '{a|b|c} fox', ['a fox', 'b fox', 'c fox']],
    ['the product of two groups, the first changing slowest', '{a|b} {x|y}', ['a x', 'a y', 'b x', 'b y']],
    ['alternatives within alternatives', '{red {fox|wolf}|bird}', ['red fox', 'red wolf', 'bird']],
    ['alternatives without spaces around them', '{ a | b }!', ['a!', 'b!']],
    ['alternatives over lines', '{\n a\n|\n# note\n b\n}', ['a', 'b']],
    [
      'an empty alternative, closing up',
      'A {red|} fox, {running|}, in snow',
      ['A red fox, running, in snow', 'A red fox, in snow', 'A fox, running, in snow', 'A fox, in snow'],
    ],
    ['each alternative once', '{a|a|b}', ['a', 'b']],
    ['each text once', '{a|ab}{b|}', ['ab', 'a', 'abb']],
    ['no alternative that is switched off', '{a|[# b #]|c}', ['a', 'c']],
    ['nothing for a group all switched off', 'x {[# a #]|[# b #]} y', ['x y']],
    ['escaped signs as text', '{a\\|b|c\\}}', ['a|b', 'c}']],
    ['braces without a bar as they are', '{"a": {b|c}}', ['{"a": b}', '{"a": c}']],
    ['what does not close as it is', '{a|b fox', ['{a|b fox']],
    ['what does not open as it is', 'a|b} fox', ['a|b} fox']],
    ['a shelf', '@subjects runs', ['a red fox runs', 'a grey wolf runs']],
    [
      'one choice for a shelf named twice',
      '@subjects meets @subjects',
      ['a red fox meets a red fox', 'a grey wolf meets a grey wolf'],
    ],
    ['no shelf for an address', 'x@light.org', ['x@light.org']],
    ['an unknown shelf as it is', '@fog', ['@fog']],
    ['an empty shelf as it is', '@none', ['@none']],
    ['a shelf in a sentence without spaces', '@狐が走る', ['赤い狐が走る', '白い狐が走る']],
    ['a shelf within an alternative', '{@light|night}', ['dawn', 'dusk', 'noon', 'night']],
  ])('%s', (_name, template, texts) => expect(prompts(template)).toEqual(texts));

  test('both texts of a draft, with one choice for a shelf named in both', () => {
    const { variants } = listed(expand(draft('@light {a|b}', 'not @light')));
    expect(variants.map(({ prompt, negativePrompt }) => `${prompt}, ${negativePrompt}`)).toEqual([
      'dawn a, not dawn',
      'dawn b, not dawn',
      'dusk a, not dusk',
      'dusk b, not dusk',
      'noon a, not noon',
      'noon b, not noon',
    ]);
  });

  test('a text of a shelf as it is, whatever it holds', () => {
    const odd = new Map([['odd', ['{a|b} @odd # x']]]);
    const { variants } = listed(expand(readDraft({ prompt: 'x @odd', negativePrompt: '' }, odd)));
    expect(variants.map(({ prompt }) => prompt)).toEqual(['x {a|b} @odd # x']);
  });

  test('their slots, for a grid', () => {
    const { slots, variants } = listed(expand(draft('{a|b} by @light {a|c {x|y}}')));
    expect(slots.map(({ kind, name, choices }) => [kind, name, choices.map(({ label }) => label)])).toEqual([
      ['group', null, ['a', 'b']],
      ['shelf', 'light', ['dawn', 'dusk', 'noon']],
      ['group', null, ['a', 'c …']],
      ['group', null, ['x', 'y']],
    ]);
    expect(new Set(slots.map(({ key }) => key)).size).toBe(4);
    const keys = new Set(
      slots.flatMap(({ key, choices }) => choices.map((choice) => `${key} ${choice.key}`)),
    );
    const made = variants.flatMap(({ choices }) => choices.map(({ slot, choice }) => `${slot} ${choice}`));
    expect(new Set(made)).toEqual(keys);
  });
});

describe('the count', () => {
  test.each([
    ['a fox', 1n],
    ['{a|b}{c|d|e}', 6n],
    ['{a|b {c|d}}', 3n],
    ['@light @light', 3n],
    ['{@light|@light night|@subjects}', 8n],
    ['{@light|x} @light', 6n],
    ['{@light|@subjects} {@light|@subjects}', 3n + 6n + 6n + 2n],
  ])('of %s is %d', (template, count) =>
    expect(countVariants(draft(template))).toEqual({ combinations: count, isExact: true }),
  );

  test('is exact where nothing could be listed any more', () => {
    expect(countVariants(draft('{a|b|c}'.repeat(200))).combinations).toBe(3n ** 200n);
    expect(expand(draft('{a|b}'.repeat(64)))).toMatchObject({
      kind: 'too-many',
      limit: mostVariants,
      count: { combinations: 2n ** 64n, isExact: true },
    });
  });

  test('is given up honestly where shelves hang together in too many ways', () => {
    const many = new Map(Array.from({ length: 20 }, (_, at) => [`s${at}`, ['a', 'b']] as const));
    const prompt = Array.from(many.keys(), (name) => `{@${name}|x}`).join(' ');
    const { count } = expand(readDraft({ prompt, negativePrompt: '' }, many)) as { count?: unknown };
    expect(count).toEqual({ combinations: 4097n, isExact: false });
  });

  test('is what the list and its repetitions add up to, for random templates', () => {
    const counted = Array.from({ length: 600 }, (_, seed) => {
      const template = draft(randomTemplate(createDice(seed)), randomTemplate(createDice(seed + 9999), 1));
      const expansion = expand(template);
      const shown =
        expansion.kind === 'list'
          ? BigInt(expansion.variants.length + expansion.repeated)
          : expansion.count.combinations;
      return { kind: expansion.kind, shown, count: countVariants(template).combinations };
    });
    expect(counted.filter(({ shown, count }) => shown !== count)).toEqual([]);
    const isListed = counted.map(({ count }) => (count <= mostVariants ? 'list' : 'too-many'));
    expect(counted.map(({ kind }) => kind)).toEqual(isListed);
  });

  test('is that of the plain way: replacing the innermost braces again and again', () => {
    for (let seed = 0; seed < 400; seed += 1) {
      const template = randomTemplate(createDice(seed)).replaceAll('@', '');
      if (countVariants(draft(template)).combinations > mostVariants) continue;
      const closed = (text: string) => text.replace(/[\s,]+/g, '');
      expect(new Set(prompts(template).map(closed))).toEqual(new Set(innermostFirst(template).map(closed)));
    }
  });
});

function innermostFirst(template: string): string[] {
  const group = /\{([^{}]*)\}/.exec(template);
  if (group === null) return [template];
  const alternatives = (group[1] ?? '').split('|');
  return alternatives.flatMap((alternative) =>
    innermostFirst(
      template.slice(0, group.index) + alternative + template.slice(group.index + group[0].length),
    ),
  );
}

describe('pruning', () => {
  const variantsOf = (prompt: string) => listed(expand(draft(prompt))).variants;
  const find = (variants: readonly Variant[], prompt: string) => {
    const found = variants.find((variant) => variant.prompt === prompt);
    if (found === undefined) throw new Error(`no ${prompt}`);
    return found;
  };
  const texts = (variants: readonly Variant[]) => variants.map(({ prompt }) => prompt);

  test('takes out one variant, and gives it back when the key goes', () => {
    const variants = variantsOf('{a|b} {x|y}');
    const key = pruneKeyOf(find(variants, 'a y'));
    expect(texts(prune(variants, [key]).kept)).toEqual(['a x', 'b x', 'b y']);
    expect(texts(prune(variants, [key]).pruned)).toEqual(['a y']);
    expect(texts(prune(variants, []).kept)).toHaveLength(4);
  });

  test('takes out all variants with one alternative', () => {
    const variants = variantsOf('{a|b} {x|y}');
    const slotOfA = find(variants, 'a x').choices[0]?.choice ?? '';
    expect(texts(prune(variants, [pruneKey([slotOfA])]).kept)).toEqual(['b x', 'b y']);
  });

  test.each([
    ['words around', 'A {a|b} in {x|y}', ['A a in x', 'A b in x', 'A b in y']],
    ['another alternative', '{a|b|c} {x|y}', ['a x', 'b x', 'b y', 'c x', 'c y']],
    ['the order of the slots', '{x|y} {a|b}', ['x a', 'x b', 'y b']],
    ['the order of alternatives', '{b|a} {y|x}', ['b y', 'b x', 'a x']],
    ['a further slot', '{a|b} {x|y} {1|2}', ['a x 1', 'a x 2', 'b x 1', 'b x 2', 'b y 1', 'b y 2']],
  ])('outlives an edit of %s', (_name, edited, kept) => {
    const key = pruneKeyOf(find(variantsOf('{a|b} {x|y}'), 'a y'));
    expect(texts(prune(variantsOf(edited), [key]).kept)).toEqual(kept);
  });

  test('tells equal alternatives of two slots apart', () => {
    const variants = variantsOf('{a|b} {a|b}');
    expect(texts(prune(variants, [pruneKeyOf(find(variants, 'a b'))]).kept)).toEqual(['a a', 'b a', 'b b']);
  });

  test('names keys that nothing answers to, and heeds none that is no key', () => {
    const variants = variantsOf('{a|b}');
    const gone = pruneKeyOf(find(variantsOf('{c|d}'), 'c'));
    const { kept, stale } = prune(variants, [gone, 'nonsense', '[]', '{}', '[1]']);
    expect(kept).toHaveLength(2);
    expect(stale).toEqual([gone, 'nonsense', '[]', '{}', '[1]']);
  });
});

describe('what does not fit together', () => {
  test.each([
    ['{a|b', [['unclosed', 0, 1]]],
    ['a} b', [['unopened', 1, 2]]],
    ['[# a', [['unclosed-off', 0, 2]]],
    ['{a}', [['one-alternative', 0, 3]]],
    ['{a|b|a}', [['same-alternative', 5, 6]]],
    ['@fog', [['unknown-shelf', 0, 4]]],
    ['x @none', [['empty-shelf', 2, 7]]],
    ['{a|b} @light {x|{y|z}}', []],
    ['# {a|\n[# @fog { #] \\{', []],
  ])('in %s', (template, problems) =>
    expect(draft(template).promptProblems.map(({ kind, from, to }) => [kind, from, to])).toEqual(problems),
  );

  test('too deep a nesting is told and sent as it stands', () => {
    const deep = `${'{a|'.repeat(40)}b${'}'.repeat(40)}`;
    expect(draft(deep).promptProblems.map(({ kind }) => kind)).toContain('too-deep');
    expect(expand(draft(deep)).kind).toBe('list');
  });
});

test('no text whatever makes reading or listing fail', () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const text = randomText(createDice(seed));
    const expansion = expand(draft(text, text));
    expect(expansion.kind === 'list' ? expansion.variants.length : expansion.limit).toBeGreaterThan(0);
  }
});

// What costs the square of the length takes minutes here, and fails by the time limit of a test.
test.each(['{', '{a|', '}', '{}', '{a|b}', '[# #] a', '{@light|', '@light '])(
  'a hundred thousand characters of %s are answered',
  (mark) => expect(expand(draft(mark.repeat(Math.floor(100_000 / mark.length)))).slots).toBeDefined(),
);

test.each([
  ['subjects', 'subjects'],
  ['subject', null],
  ['subjectsx', null],
  ['狐が', '狐'],
  ['', null],
])('behind an @, %s means the shelf %s', (written, name) => expect(shelfAt(written, shelves)).toBe(name));
