import { expect, test } from 'vitest';
import { createExportNames } from '../../../electron/services/export/export-names.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import { parseTemplate, templateFields } from '../../../shared/name-template.ts';
import { aClip, aRecipe } from '../../fakes/bridge/samples.ts';
import { createSeededRandom } from '../../fakes/random.ts';

const made = new Date(2026, 10, 22, 9, 5, 7).getTime();
const fox = aClip('clipfox0001', {
  title: 'A red fox',
  recipe: aRecipe({ prompt: 'A red fox crosses snow', aspectRatio: '9:16' }),
  createdAtMs: made,
  rating: 4,
  tags: ['animal/fox'],
  collections: ['Trailer'],
  label: 'red',
});

function namesOf(template: string, clips: readonly Clip[]): readonly string[] {
  const nameFor = createExportNames(parseTemplate(template).parts);
  return clips.map((clip, index) => nameFor({ clip, number: index + 1, of: clips.length }));
}

test.each([
  ['{date} {title} {id}', '2026-11-22 A red fox clipfo'],
  ['{date:yymmdd}-{time}', '261122-09-05-07'],
  ['{number:4} {prompt:5}', '0001 A red'],
  ['{collection}/{label} {rating}', 'Trailer/red 4'],
  ['{tag} {ratio} {duration} {model}', 'animal fox 9x16 5s kling-v2.0-t2v-master'],
  ['{{{title}}}', '{A red fox}'],
  ['{draft} r{revision} {name}', 'draftf r1 2026-11-22 red fox ox0001'],
  ['  /// ..{title}. ', 'A red fox'],
  ['CON', '_CON'],
  ['{TITLE}', 'A red fox'],
  ['..\\..\\{title}', 'A red fox'],
  ['/etc/passwd', 'etc/passwd'],
  ['{title}:<x>|?*', 'A red fox x'],
])('%s names a clip %s', (template, name) => {
  expect(namesOf(template, [fox])).toEqual([name]);
});

test.each([
  ['{titel}', { kind: 'unknown-field', name: 'titel' }],
  ['{title', { kind: 'unclosed' }],
  ['', { kind: 'empty' }],
  ['//', { kind: 'empty' }],
  ['{title}', null],
  ['plain', null],
  ['}', null],
])('%j has the problem %j', (template, problem) => {
  expect(parseTemplate(template).problem).toEqual(problem);
});

test('names that differ in case alone, or in how a letter is written, are told apart', () => {
  const titled = (title: string): Clip => ({ ...fox, title });
  expect(
    namesOf('{title}', [titled('Fox'), titled('FOX'), titled('Caf\u00e9'), titled('Cafe\u0301')]),
  ).toEqual(['Fox', 'FOX (2)', 'Caf\u00e9', 'Caf\u00e9 (2)']);
});

test('a slash in a title makes no folder', () => {
  expect(namesOf('{title}', [{ ...fox, title: 'day/night \\ ../../up' }])).toEqual(['day night .. .. up']);
});

test('whatever the template and the clips, names are safe on every system, none twice', () => {
  const { uniform } = createSeededRandom(3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)] as T;
  const pieces = [
    ...templateFields.map((field) => `{${field}}`),
    '{date:/yyyy\\mm}',
    '{prompt:400}',
    '{number:99}',
    '{x}',
    '{',
    '}',
    '{{',
    '/',
    '\\',
    '..',
    '.',
    ' ',
    ':',
    'con',
    'NUL.txt',
    '雪の中の狐',
    '👩‍👩‍👧',
    '\u202e',
    '\0',
    '\ud800',
    'E\u0301',
    '~',
    'x'.repeat(90),
  ];
  const titles = [
    '',
    'CON',
    'a/b',
    'A/B',
    '...',
    '雪'.repeat(300),
    'x'.repeat(500),
    'Fox',
    'fox',
    'ß',
    '\n\t',
    '🦊'.repeat(80),
  ];
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
  for (let run = 0; run < 300; run += 1) {
    const template = Array.from({ length: 1 + Math.floor(uniform() * 7) }, () => pick(pieces)).join('');
    const clips = Array.from({ length: 12 }, () => ({
      ...fox,
      title: pick(titles),
      recipe: aRecipe({ prompt: pick(titles) }),
      tags: [pick(titles)],
      collections: [pick(titles)],
    }));
    const places = namesOf(template, clips);
    expect(new Set(places.map((place) => place.normalize('NFC').toLowerCase())).size).toBe(places.length);
    for (const place of places) {
      expect(place.length).toBeLessThanOrEqual(160);
      expect(place.isWellFormed()).toBe(true);
      for (const name of place.split('/')) {
        expect(name).not.toMatch(/^\.|^\s|[\s.]$|^$/);
        // oxlint-disable-next-line no-control-regex -- these are what must not be there
        expect(name).not.toMatch(/[<>:"\\|?*\u0000-\u001f\u202a-\u202e]/);
        expect(name).not.toMatch(reserved);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140);
      }
    }
  }
});
