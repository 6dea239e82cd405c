import { describe, expect, test } from 'vitest';
import { vocabularyText } from '../../../renderer/src/text/vocabulary.ts';
import { complete } from '../../../shared/craft/completion.ts';
import { builtInSnippets, insertSnippet, openSnippet } from '../../../shared/craft/snippets.ts';
import { vocabulary } from '../../../shared/craft/vocabulary.ts';
import { createDice } from '../../chaos/dice.ts';
import { randomText } from './random-text.ts';

const sources = {
  shelves: new Map([
    ['subjects', ['a fox', 'a wolf']],
    ['scenes', ['a forest']],
  ]),
  snippets: builtInSnippets,
  phrases: ['dusk over the harbour', 'a red fox with a white-tipped tail'],
};

/** `|` is the caret. */
function offered(marked: string): { readonly written: string; readonly inserts: readonly string[] } | null {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = complete(text, caret, sources);
  if (found === null) return null;
  return {
    written: text.slice(found.range.from, found.range.to),
    inserts: found.items.map(({ insert }) => insert),
  };
}

describe('completion', () => {
  test.each([
    ['a term by its beginning', 'Fox. gold|', 'gold', 'golden hour light'],
    ['a term by a later word', 'Fox, hour|', 'hour', 'golden hour light'],
    ['a term of two words', 'Fox. wide sh|', 'wide sh', 'wide shot'],
    ['a move by its other name', 'Fox. dolly i|', 'dolly i', 'the camera slowly pushes in'],
    ['a capital where one is written', 'Fox. Wide|', 'Wide', 'Wide shot'],
    ['a phrase used before', 'Fox, dus|', 'dus', 'dusk over the harbour'],
    ['a shelf', 'A @su|', '@su', '@subjects'],
    ['all shelves', '@|', '@', '@scenes'],
    ['a snippet at the start', '/sh|', '/sh', builtInSnippets.get('shot')],
    ['before a comma', 'Fox, gold|, snow', 'gold', 'golden hour light'],
  ])('offers %s', (_name, marked, written, insert) => {
    const found = offered(marked);
    expect(found?.written).toBe(written);
    expect(found?.inserts).toContain(insert);
  });

  test.each([
    ['The camera dol|', 'The camera ', 'The camera slowly pushes in'],
    ['Dusk, the camera slowly dol|', 'the camera slowly ', 'the camera slowly pushes in'],
    ['The camera. dol|', '', 'the camera slowly pushes in'],
    ['A camera slowly pu|', 'A ', 'The camera slowly pushes in'],
    ['Dusk, with a camera slowly pu|', 'a ', 'the camera slowly pushes in'],
    ['A camera dol|', 'A camera ', 'The camera slowly pushes in'],
    ['our camera slowly dol|', 'our camera slowly ', 'the camera slowly pushes in'],
    ['Dusk. Camera dol|', 'Camera ', 'The camera slowly pushes in'],
  ])('“%s” replaces the words that the entry says again', (marked, repeated, insert) => {
    const caret = marked.indexOf('|');
    const found = complete(marked.replace('|', ''), caret, sources);
    const item = found?.items.find((each) => each.kind === 'term' && each.insert === insert);
    if (found === null || item?.kind !== 'term') throw new Error('Not offered');
    const { from } = found.range;
    expect(marked.slice(from - item.repeats, from)).toBe(repeated);
  });

  test.each([
    ['A handheld camera dol|', 'A handheld camera slowly pushes in'],
    ['Our heavy camera slowly dol|', 'Our heavy camera slowly pushes in'],
    ['An alpaca camera dol|', 'An alpaca camera slowly pushes in'],
    ['We bathe camera dol|', 'We bathe camera slowly pushes in'],
    ['A fox, dol|', 'A fox, the camera slowly pushes in'],
  ])('“%s” becomes “%s”', (marked, accepted) => {
    const caret = marked.indexOf('|');
    const found = complete(marked.replace('|', ''), caret, sources);
    const item = found?.items.find((each) => each.kind === 'term' && each.id === 'push-in');
    if (found === null || item?.kind !== 'term') throw new Error('Not offered');
    expect(marked.slice(0, found.range.from - item.repeats) + item.insert).toBe(accepted);
  });

  test('taking an entry over never leaves two articles side by side', () => {
    for (const { id, insert } of vocabulary.filter(({ insert }) => insert.startsWith('the '))) {
      const rest = insert.slice('the '.length);
      for (let length = 2; length < rest.length; length += 1) {
        const text = `Dusk. A ${rest.slice(0, length)}`;
        const found = complete(text, text.length, sources);
        const item = found?.items.find((each) => each.kind === 'term' && each.id === id);
        if (found === null || item?.kind !== 'term') continue;
        const accepted = text.slice(0, found.range.from - item.repeats) + item.insert;
        expect(accepted).toBe(`Dusk. The ${rest}`);
      }
    }
  });

  test.each([
    ['after one letter', 'g|'],
    ['within a word', 'gol|den'],
    ['in a comment', '# gold|'],
    ['in a part switched off', '[# gold| #]'],
    ['for what is written out', 'wide shot|'],
    ['for a path', 'a/sh|'],
    ['for an address', 'a@su|'],
    ['for an escaped shelf', '\\@su|'],
    ['for what nobody knows', 'xyzzy|'],
    ['after a sentence', 'wide.|'],
  ])('offers nothing %s', (_name, marked) => expect(offered(marked)).toBeNull());

  test('what begins so comes before what goes on so', () =>
    expect(offered('close|')?.inserts[0]).toBe('close-up'));

  test('any caret in any text is answered within the text', () => {
    for (let seed = 0; seed < 1500; seed += 1) {
      const dice = createDice(seed);
      const text = randomText(dice);
      const caret = dice.whole(0, text.length);
      const { from, to } = complete(text, caret, sources)?.range ?? { from: caret, to: caret };
      expect([from <= to, from >= 0, to === caret]).toEqual([true, true, true]);
    }
  });
});

describe('the vocabulary', () => {
  test('has one id and one wording per thing', () => {
    const names = vocabulary
      .flatMap(({ insert, also }) => [insert, ...also])
      .map((name) => name.toLowerCase());
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(new Set(vocabulary.map(({ id }) => id)).size).toBe(vocabulary.length);
  });

  test('explains each in one line', () => {
    for (const { id } of vocabulary) expect(vocabularyText.explanations[id]).toMatch(/^.{10,75}\.$/);
  });
});

describe('a snippet', () => {
  test('shows the names of its fields, each once, in all its places', () =>
    expect(openSnippet('A <fox> and <wolf>, the <fox> \\< \\\\')).toEqual({
      text: 'A fox and wolf, the fox < \\',
      fields: [
        {
          name: 'fox',
          ranges: [
            { from: 2, to: 5 },
            { from: 20, to: 23 },
          ],
        },
        { name: 'wolf', ranges: [{ from: 10, to: 14 }] },
      ],
    }));

  test.each(['no field', 'a < b > ', '<', '<>', '<a\nb>', 'x <<a>'])('“%s” opens', (body) =>
    expect(openSnippet(body).text).toContain(body.slice(0, 1)),
  );

  test('goes in place of what asked for it', () => {
    const text = 'Dawn. /v now';
    const { text: after, fields, end } = insertSnippet(text, { from: 6, to: 8 }, '{<one>|<two>}!');
    expect(after).toBe('Dawn. {one|two}! now');
    expect(fields.flatMap(({ ranges }) => ranges.map(({ from, to }) => after.slice(from, to)))).toEqual([
      'one',
      'two',
    ]);
    expect(after.slice(end)).toBe(' now');
  });

  test('that comes with the studio has fields', () => {
    for (const body of builtInSnippets.values()) expect(openSnippet(body).fields.length).toBeGreaterThan(1);
  });
});
