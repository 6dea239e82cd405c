import { describe, expect, it } from 'vitest';
import { clipStem, freeStem, monthOf, nameKey, slug } from '../../../electron/services/library/clip-name.ts';
import { createSeededRandom } from '../../fakes/random.ts';

describe('slug', () => {
  it.each([
    ['Fox in falling snow', 'Fox in falling snow'],
    ['  a \n b\tc ', 'a b c'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..hidden', 'hidden'],
    ['--option', 'option'],
    ['ends with dots...', 'ends with dots'],
    ['A red fox trots …', 'A red fox trots'],
    ['CON', '_CON'],
    ['con.mp4', '_con.mp4'],
    ['LPT¹', '_LPT¹'],
    ['Concrete', 'Concrete'],
    ['雪の中の狐', '雪の中の狐'],
    ['Żółć и мёд', 'Żółć и мёд'],
    ['e\u0301te\u0301', 'été'],
    ['nul\0byte', 'nul byte'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['👩‍🚀 in orbit', '👩‍🚀 in orbit'],
    ['می‌خواهم', 'می‌خواهم'],
    ['\ud800 alone', '\ufffd alone'],
    ['???', ''],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it('is never longer than asked, and never cuts a character that readers see', () => {
    expect(Buffer.byteLength(slug('狐'.repeat(200)))).toBe(96);
    expect(slug('👩‍🚀'.repeat(3), 25)).toBe('👩‍🚀👩‍🚀');
    expect(slug('ab', 1)).toBe('a');
  });

  it('takes any text to a name that all three systems accept', () => {
    const random = createSeededRandom(1);
    const signs = [
      '.',
      ' ',
      '/',
      '\\',
      ':',
      '-',
      'CON',
      'é',
      '狐',
      '\u0000',
      '\u200d',
      '👩',
      '\ud83d',
      'x',
      '…',
      '\n',
    ];
    for (let round = 0; round < 5000; round += 1) {
      const length = Math.floor(random.uniform() * 20);
      const text = Array.from({ length }, () => signs[Math.floor(random.uniform() * signs.length)]).join('');
      const name = slug(text, 30);
      // eslint-disable-next-line no-control-regex -- the very characters that must not be there
      expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[\s.-]|[\s.]$|^(con|nul)(\.|$)/i);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(31);
      expect(name.isWellFormed()).toBe(true);
      expect(slug(name, 31)).toBe(name);
    }
  });
});

it('names a clip by its local day, its title and its id', () => {
  const keptAtMs = new Date(2026, 10, 2, 23, 30).getTime();
  expect(clipStem({ title: 'Fox', keptAtMs, id: 'a1b2c3d4e5' })).toBe('2026-11-02 Fox a1b2c3');
  expect(clipStem({ title: '???', keptAtMs, id: 'a1b2c3d4e5' })).toBe('2026-11-02 a1b2c3');
  expect(monthOf(keptAtMs)).toBe('2026-11');
});

it('numbers a name until it is free', () => {
  const taken = new Set(['fox', 'fox (2)']);
  expect(freeStem('Fox', (stem) => taken.has(nameKey(stem)))).toBe('Fox (3)');
  expect(freeStem('Owl', (stem) => taken.has(nameKey(stem)))).toBe('Owl');
});
