import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/library-query/parse-query.ts';
import { quoted, withField, writeQuery } from '../../../shared/library-query/write-query.ts';
import type { Condition } from '../../../shared/library-query/terms.ts';
import { createSeededRandom } from '../../fakes/random.ts';

function conditions(query: string): readonly Condition[] {
  return parseQuery(query).map((term) => term.condition);
}
const word = (text: string): Condition => ({ kind: 'text', field: null, text, isExact: false });

describe('plain words', () => {
  it.each<[string, readonly Condition[]]>([
    ['', []],
    ['  ', []],
    ['fox', [word('fox')]],
    ['fox  snow', [word('fox'), word('snow')]],
    ['"red fox" snow', [{ ...word('red fox'), isExact: true } as Condition, word('snow')]],
    ['“red fox”', [{ ...word('red fox'), isExact: true } as Condition]],
    ['"red fox', [{ ...word('red fox'), isExact: true } as Condition]],
    ['-', []],
    ['"', []],
    ['colour:red', [word('colour:red')]],
    ['rating:many', [word('rating:many')]],
    ['label:pink', [word('label:pink')]],
    ['date:2026-13', [word('date:2026-13')]],
    ['https://example.org', [word('https://example.org')]],
    ['a:b:c', [word('a:b:c')]],
    ['fox"red', [word('fox'), { ...word('red'), isExact: true } as Condition]],
  ])('%j', (query, expected) => expect(conditions(query)).toEqual(expected));

  it('are wanted, or with a minus unwanted', () => {
    expect(parseQuery('fox -snow -"red fox" -tag:owl').map((term) => term.isMinus)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('fields', () => {
  const range = (field: string, low: number | null, high: number | null) => ({
    kind: 'range',
    field,
    low,
    high,
  });
  it.each<[string, object]>([
    ['rating:4', range('rating', 4, 4)],
    ['rating:>=4', range('rating', 4, null)],
    ['rating>=4', range('rating', 4, null)],
    ['RATING:≥4', range('rating', 4, null)],
    ['rating:<4', range('rating', null, 3)],
    ['stars:>3', range('rating', 4, null)],
    ['rating:2..4', range('rating', 2, 4)],
    ['rating：5', range('rating', 5, 5)],
    ['ratio:9:16', range('ratio', 551, 574)],
    ['ratio:16:9', range('ratio', 1742, 1813)],
    ['ratio:portrait', range('ratio', null, 979)],
    ['duration:5', range('duration', 4500, 5499)],
    ['duration:>=5s', range('duration', 4500, null)],
    ['duration:5.0', range('duration', 4950, 5049)],
    ['size:>10mb', range('size', 10_500_000, null)],
    ['cost:1.3', range('cost', 1_250_000, 1_349_999)],
    ['cost:$2', range('cost', 1_500_000, 2_499_999)],
    ['tag:animal/fox', { kind: 'name', field: 'tag', values: ['animal/fox'] }],
    ['tag:"two words",owl', { kind: 'name', field: 'tag', values: ['two words', 'owl'] }],
    ['label:red,Green', { kind: 'choice', field: 'label', values: ['red', 'green'] }],
    ['is:unrated', { kind: 'is', values: ['unrated'] }],
    ['is:kept,flagged', { kind: 'is', values: ['keep', 'flagged'] }],
    ['has:note', { kind: 'has', values: ['note'] }],
    ['prompt:fox', { kind: 'text', field: 'prompt', text: 'fox', isExact: false }],
    ['note:"cut here"', { kind: 'text', field: 'note', text: 'cut here', isExact: true }],
    ['rating:', { kind: 'unfinished' }],
    ['date:today', { kind: 'time', field: 'kept', isStrict: false, first: { kind: 'word', word: 'today' } }],
    [
      'date:2026-11',
      { kind: 'time', field: 'kept', first: { kind: 'date', year: 2026, month: 11, day: null } },
    ],
    ['created:<2026', { kind: 'time', field: 'created', first: null, isStrict: true }],
    ['date:2026-11-01..yesterday', { last: { kind: 'word', word: 'yesterday' } }],
  ])('%j', (query, expected) => {
    const found = conditions(query);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });
});

it('each term knows where it stands', () => {
  const text = '  fox -tag:"two words"  rating:>=4 ';
  expect(parseQuery(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'fox',
    '-tag:"two words"',
    'rating:>=4',
  ]);
});

describe('any text', () => {
  const bits = [
    'fox',
    '狐狸',
    ' ',
    '  ',
    '-',
    '"',
    '“',
    ':',
    ',',
    '..',
    '>=',
    'rating',
    'tag',
    'date',
    'is',
    'size',
  ];
  const more = [
    '2026-11',
    '5',
    '10mb',
    'today',
    'keep',
    '…',
    '🦊',
    '\n',
    'label:red',
    'ratio:16:9',
    'cost:1.3',
  ];
  const { uniform } = createSeededRandom(4);
  const pieces = [...bits, ...more];
  const texts = Array.from({ length: 3000 }, () =>
    Array.from(
      { length: Math.floor(uniform() * 9) },
      () => pieces[Math.floor(uniform() * pieces.length)],
    ).join(''),
  );

  it('is read without an error into terms that lie in it, one behind the other', () => {
    for (const text of texts) {
      const ends = parseQuery(text).flatMap(({ from, to }) => [from, to]);
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
    }
  });

  it('means the same when what was read is written and read again', () => {
    const meaning = (query: string) =>
      parseQuery(query).map(({ isMinus, fieldName, condition }) => ({ isMinus, fieldName, condition }));
    const written = texts.map((text) => writeQuery(parseQuery(text)));
    expect(written.map(meaning)).toEqual(texts.map(meaning));
  });
});

it.each([
  ['', 'rating', '>=4', 'rating:>=4'],
  ['fox', 'rating', '>=4', 'fox rating:>=4'],
  ['rating:3 fox rating:5', 'rating', '>=4', 'rating:>=4 fox'],
  ['rating:3 fox', 'rating', null, 'fox'],
  ['-rating:3 fox', 'rating', null, '-rating:3 fox'],
  ['fox kept:today', 'kept', '2026', 'fox date:2026'],
] as const)('%j with %s as %j is %j', (text, field, value, expected) => {
  expect(withField(text, field, value)).toBe(expected);
});

it('a value is put between marks where it needs them', () => {
  expect(['owl', 'red fox', 'a,b', 'say "no"'].map(quoted)).toEqual([
    'owl',
    '"red fox"',
    '"a,b"',
    '"say  no "',
  ]);
});
