import { describe, expect, test } from 'vitest';
import {
  addElement,
  moveElement,
  removeElement,
  swapElement,
  switchElement,
} from '../../../shared/craft/element-changes.ts';
import { readElements } from '../../../shared/craft/elements.ts';
import type { Element, ElementKind } from '../../../shared/craft/elements.ts';
import { sentText } from '../../../shared/craft/sent-text.ts';
import { createDice } from '../../chaos/dice.ts';
import { heroPrompt, scenes } from '../../tour/prompts.ts';
import { randomText } from './random-text.ts';

const kindsOf = (text: string) =>
  readElements(text).elements.map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

function at(text: string, index: number): Element {
  const element = readElements(text).elements[index];
  if (element === undefined) throw new Error(`no element ${index} in ${text}`);
  return element;
}

describe('a prompt is read as', () => {
  test.each([
    [
      heroPrompt,
      [
        'subject: A red fox with a white-tipped tail',
        'action: first crosses deep falling snow',
        'action: then stops and looks back over its shoulder, breath misting',
        'scene: A birch forest at dawn',
        'lighting: flakes drifting through low golden light',
        'camera: The camera slowly pushes in',
        'camera: medium shot',
        'mood: Quiet',
        'mood: watchful',
        'style: 35 mm film grain',
      ],
    ],
    [
      'A woman in a red coat walks through a street at night, then stops.',
      [
        'subject: A woman in a red coat',
        'action: walks',
        'scene: through a street at night',
        'action: then stops',
      ],
    ],
    ['First, a fox runs. Then it stops.', ['action: First, a fox runs', 'action: Then it stops']],
    [
      '@subjects {runs|jumps}. @light. {Wide|Medium} shot.',
      ['subject: @subjects {runs|jumps}', 'lighting: @light', 'camera: {Wide|Medium} shot'],
    ],
    [
      'A fox runs, [# in deep snow #], then stops.\n# note, not sent\nWide shot.',
      [
        'subject: A fox',
        'action: runs',
        'scene: [# in deep snow #]',
        'action: then stops',
        'camera: Wide shot',
      ],
    ],
    [
      '雪の中の狐。まず森を横切り、それから振り返る。カメラはゆっくり寄る。',
      [
        'subject: 雪の中の狐',
        'action: まず森を横切り',
        'action: それから振り返る',
        'camera: カメラはゆっくり寄る',
      ],
    ],
    ['首先，狐狸奔跑。镜头推进。', ['action: 首先，狐狸奔跑', 'camera: 镜头推进']],
    ['Mr. Fox waits at St. Pancras.', ['subject: Mr. Fox', 'action: waits at St. Pancras']],
    ['', []],
    ['# only a note', []],
  ])('%s', (text, kinds) => expect(kindsOf(text)).toEqual(kinds));
});

describe('an element is', () => {
  test.each([
    ['swapped', 'A fox runs.', 0, 'two wolves', 'Two wolves runs.'],
    ['swapped behind its beat', 'A fox first runs, then stops.', 2, 'jumps', 'A fox first runs, then jumps.'],
    [
      'swapped with a beat',
      'A fox first runs, then stops.',
      2,
      'finally jumps',
      'A fox first runs, finally jumps.',
    ],
  ])('%s', (_name, text, index, words, after) =>
    expect(swapElement(text, at(text, index), words).text).toBe(after),
  );

  test('switched off and on again', () => {
    const text = 'A fox first runs, then stops. Wide shot.';
    const off = switchElement(text, at(text, 2));
    expect(off?.text).toBe('A fox first runs, [# then stops #]. Wide shot.');
    const { text: written = '', changed } = off ?? {};
    expect(written.slice(changed?.from, changed?.to)).toBe('[# then stops #]');
    expect(sentText(written)).toBe('A fox first runs. Wide shot.');
    expect(switchElement(written, at(written, 2))?.text).toBe(text);
  });

  test('not switched off where a stray mark would end it early', () =>
    expect(switchElement('A fox #] runs', at('A fox #] runs', 0))).toBeNull());

  test.each([
    ['from a list', 'A fox runs. Quiet, watchful.', 3, 'A fox runs. Quiet.'],
    ['as a sentence', 'A fox runs. Quiet. Wide shot.', 2, 'A fox runs. Wide shot.'],
    ['from the start', 'A fox runs.', 0, 'runs.'],
    ['from the end', 'A fox runs in the snow', 2, 'A fox runs'],
    ['beside a comment', '# note\nQuiet. A fox runs.', 0, '# note\nA fox runs.'],
    ['before a comment', 'A fox runs, quiet\n# note', 2, 'A fox runs\n# note'],
  ])('deleted %s', (_name, text, index, after) =>
    expect(removeElement(text, at(text, index)).text).toBe(after),
  );

  test.each<readonly [string, ElementKind, string, string]>([
    ['', 'subject', 'a fox', 'A fox.'],
    ['A fox.', 'camera', 'the camera pans left', 'A fox. The camera pans left.'],
    ['A fox', 'lighting', 'golden hour', 'A fox. Golden hour.'],
    ['A fox runs, then stops. Wide shot.', 'action', 'jumps', 'A fox runs, then stops. Jumps. Wide shot.'],
    ['A fox runs. Quiet, wide shot.', 'mood', 'tense', 'A fox runs. Quiet, tense, wide shot.'],
    ['Wide shot.', 'subject', 'a fox', 'A fox. Wide shot.'],
    ['狐が走る。', 'camera', 'カメラが寄る', '狐が走る。カメラが寄る。'],
    ['# note', 'subject', 'a fox', '# note\nA fox.'],
    ['A fox.', 'style', '  ', 'A fox.'],
  ])('added to “%s”: %s', (text, kind, words, after) =>
    expect(addElement(text, kind, words).text).toBe(after),
  );

  test.each([
    ['a beat before another', 'A fox first runs, then stops.', 2, 1, 'A fox first stops, then runs.'],
    ['the camera to the front', 'A fox runs. Wide shot.', 2, 0, 'Wide shot a fox. Runs.'],
    [
      'the mood before the light',
      'A fox. Golden hour light, quiet.',
      2,
      1,
      'A fox. Quiet, Golden hour light.',
    ],
    ['nowhere', 'A fox runs.', 0, 9, 'A fox runs.'],
  ])('moved: %s', (_name, text, from, to, after) => expect(moveElement(text, from, to).text).toBe(after));
});

describe('for any text', () => {
  const texts = [
    ...Array.from({ length: 1000 }, (_, seed) => randomText(createDice(seed))),
    ...scenes.map(({ prompt }) => prompt),
  ];

  test('elements, comments and what lies between are the text', () => {
    const broken = texts.filter(
      (text) =>
        readElements(text)
          .spans.map(({ from, to }) => text.slice(from, to))
          .join('') !== text,
    );
    expect(broken).toEqual([]);
  });

  test('switching off and on again gives the same text', () => {
    const broken = texts.filter((text) =>
      readElements(text).elements.some((element) => {
        if (element.isOff) return false;
        const off = switchElement(text, element)?.text;
        if (off === undefined)
          return !/^\\|\[#|#\]/.test(text.slice(Math.max(0, element.from - 1), element.to));
        const same = readElements(off).elements.find(({ from, isOff }) => isOff && from === element.from);
        return same === undefined || switchElement(off, same)?.text !== text;
      }),
    );
    expect(broken).toEqual([]);
  });

  test('every change says truly what it changed, and leaves no half of a character', () => {
    const broken = texts.filter((text) => {
      const { elements } = readElements(text);
      const dice = createDice(text.length);
      const element = elements[dice.whole(0, Math.max(0, elements.length - 1))];
      const changes = [
        addElement(text, 'camera', 'wide shot'),
        moveElement(text, dice.whole(0, elements.length), dice.whole(0, elements.length)),
        ...(element === undefined ? [] : [removeElement(text, element), swapElement(text, element, 'x')]),
      ];
      return changes.some(
        ({ text: after, change }) =>
          text.slice(0, change.from) + change.insert + text.slice(change.to) !== after ||
          (text.isWellFormed() && !after.isWellFormed()),
      );
    });
    expect(broken).toEqual([]);
  });
});
