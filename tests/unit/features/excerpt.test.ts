import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../renderer/src/features/library/excerpt.ts';

const text = 'A red fox with a white-tipped tail first crosses deep falling snow, then stops.';
const hitOf = (word: string) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length });
const written = (words: readonly string[]) =>
  excerpt(text, words.map(hitOf))
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('');

describe('the line that shows where a word was found', () => {
  it('begins with the text where the word is near its beginning', () => {
    expect(written(['fox'])).toBe(
      'A red [fox] with a white-tipped tail first crosses deep falling snow, then stops.',
    );
  });

  it('begins at a word shortly before a later one, and marks what follows too', () => {
    expect(written(['falling', 'stops'])).toBe('… crosses deep [falling] snow, then [stops].');
  });

  it('is never long, and never cuts what is not there', () => {
    const long = 'snow '.repeat(200);
    const pieces = excerpt(long, [{ from: 0, to: 4 }]);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(162);
    expect(excerpt('', [])).toEqual([]);
  });

  it('begins at the word itself where no blank stands before it', () => {
    expect(excerpt('雪の中の狐が立ち止まり、こちらを振り返る', [{ from: 16, to: 18 }])[1]).toEqual({
      text: '振り',
      isHit: true,
    });
  });
});
