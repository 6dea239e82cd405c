import { describe, expect, it } from 'vitest';
import { complete } from '../../../shared/library-query/complete.ts';
import { fold } from '../../../shared/library-query/fold.ts';
import { highlightRanges } from '../../../shared/library-query/highlight.ts';
import { parseQuery } from '../../../shared/library-query/parse-query.ts';
import { timeSpan } from '../../../shared/library-query/time-span.ts';
import { indexText, tokensOf, wantedTokens } from '../../../shared/library-query/tokens.ts';
import { createSeededRandom } from '../../fakes/random.ts';

it.each([
  ['Éclair', 'eclair'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['straße', 'strasse'],
  ['Łódź', 'lodz'],
  ['Ёлка', 'елка'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['ＦＯＸ', 'fox'],
  ['が', 'が'.normalize('NFKD')],
])('%s is compared as %s', (text, folded) => expect(fold(text)).toBe(folded));

/** Its `ascii` tokenizer: whatever is not ASCII is part of a word. */
function asSqliteReads(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9\u0080-\u{10ffff}]+/gu) ?? [];
}

describe('tokens', () => {
  it.each([
    ['Don’t, stop!', 'don t stop'],
    ['Éclair au café', 'eclair au cafe'],
    ['狐狸在雪', '狐狸 狸在 在雪 雪'],
    ['foxの夜 snow', 'fox の夜 夜 snow'],
    ['a 🦊 fox', 'a 🦊 fox'],
    ['雪、夜', '雪 夜'],
  ])('of %j are %j', (text, tokens) => expect(asSqliteReads(indexText(text))).toEqual(tokens.split(' ')));

  it('of a query leave out what follows its last letter', () => {
    expect(wantedTokens('狐狸在')).toEqual(['狐狸', '狸在']);
    expect(wantedTokens('狐')).toEqual(['狐']);
    expect(wantedTokens('山雪fox')).toEqual(['山雪', '雪', 'fox']);
    expect(wantedTokens('%')).toEqual([]);
  });

  it('lie where they say', () => {
    const folded = fold('Ein Füchslein, 狐狸 🦊');
    for (const { text, from, to } of tokensOf(folded)) expect(folded.slice(from, to)).toBe(text);
  });
});

describe('the text of the index', () => {
  const letters = [
    'a',
    'Z',
    '7',
    ' ',
    '  ',
    ',',
    'é',
    'e\u0301',
    '\u0301',
    'ß',
    'Σ',
    'ς',
    '´',
    '狐',
    '狸',
    'の',
    'が',
    'ガ',
    'ท',
    'ี',
  ];
  const more = [
    'ｗ',
    '，',
    '、',
    '。',
    '—',
    '🦊',
    '🗂',
    'ﬁ',
    '½',
    '\u00a0',
    '\u3000',
    '\n',
    '-',
    '_',
    'я',
    'ث',
    '눈',
    '𠮷',
  ];
  const random = createSeededRandom(11);
  const all = [...letters, ...more];
  const text = () =>
    Array.from({ length: 12 }, () => all[Math.floor(random.uniform() * all.length)] ?? '').join('');

  it('has the tokens of the text, apart', () => {
    for (let round = 0; round < 3000; round += 1) {
      const written = text();
      const tokens = tokensOf(fold(written)).map((token) => token.text);
      const read = asSqliteReads(indexText(written));
      expect([written, ...read]).toEqual([written, ...tokens]);
    }
  });
});

describe('what is highlighted', () => {
  function shown(text: string, query: string, field?: 'note' | 'prompt'): string {
    let result = '';
    let at = 0;
    for (const { from, to } of highlightRanges(text, parseQuery(query), field)) {
      result += `${text.slice(at, from)}[${text.slice(from, to)}]`;
      at = to;
    }
    return result + text.slice(at);
  }
  it.each([
    ['A red fox, two foxes', 'fox', 'A red [fox], two [fox]es'],
    ['A red fox, two foxes', '"fox"', 'A red [fox], two foxes'],
    ['Éclair on a plate', 'ECL', '[Écl]air on a plate'],
    ['Éclair on a plate', 'éclair', '[Éclair] on a plate'],
    ['die Straße', 'stras', 'die [Straß]e'],
    ['夜の狐狸在雪中', '狐狸', '夜の[狐狸]在雪中'],
    ['夜の狐狸在雪中', '雪', '夜の狐狸在[雪]中'],
    ['slow red fox', '"red fox" slow', '[slow] [red fox]'],
    ['red fox', '-fox', 'red fox'],
    ['red fox', 'note:fox', 'red fox'],
    ['ﬁne', 'fi', '[ﬁ]ne'],
    ['🦊 fox', '🦊', '[🦊] fox'],
  ])('in %j by %j', (text, query, expected) => expect(shown(text, query)).toBe(expected));

  it('of a field only in its own text', () => expect(shown('red fox', 'note:fox', 'note')).toBe('red [fox]'));
});

describe('completion', () => {
  it.each<[string, object | null]>([
    ['ra|', { kind: 'field', names: ['rating', 'ratio'], prefix: 'ra', from: 0, to: 2 }],
    ['fox -ta|', { kind: 'field', names: ['tag'], from: 5 }],
    ['tag:|', { kind: 'value', field: 'tag', prefix: '', from: 4, to: 4 }],
    ['tag:ani| fox', { kind: 'value', field: 'tag', prefix: 'ani', from: 4, to: 7 }],
    ['tag:owl,"red f|', { kind: 'value', field: 'tag', prefix: 'red f', from: 8, to: 14 }],
    ['label:r|', { kind: 'choice', field: 'label', values: ['red'], from: 6 }],
    ['is:un|', { kind: 'choice', values: ['unrated', 'untagged'] }],
    ['fox |', null],
    ['"re|d fox"', null],
    ['nothing:x|', null],
  ])('at %s', (marked, expected) => {
    const found = complete(marked.replace('|', ''), marked.indexOf('|'));
    expect({ found }).toMatchObject({ found: expected });
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 22, 14).getTime();
  const day = (month: number, date: number, year = 2026) => new Date(year, month - 1, date).getTime();
  it.each([
    ['date:2026', day(1, 1), day(1, 1, 2027)],
    ['date:2026-11', day(11, 1), day(12, 1)],
    ['date:2026-11-22', day(11, 22), day(11, 23)],
    ['date:today', day(11, 22), day(11, 23)],
    ['date:this-week', day(11, 16), day(11, 23)],
    ['date:last-month', day(10, 1), day(11, 1)],
    ['date:>2026-10', day(11, 1), Infinity],
    ['date:<yesterday', -Infinity, day(11, 21)],
    ['date:2026-10..2026-11-02', day(10, 1), day(11, 3)],
  ])('%s', (query, fromMs, beforeMs) => {
    const [term] = parseQuery(query);
    if (term?.condition.kind !== 'time') throw new Error('No time');
    expect(timeSpan(term.condition, now)).toEqual({ fromMs, beforeMs });
  });
});
