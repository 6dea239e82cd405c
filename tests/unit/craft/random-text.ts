import type { Dice } from '../../chaos/dice.ts';

const words = [
  'a red fox',
  'runs',
  'first',
  'then stops',
  'the camera slowly pushes in',
  'wide shot',
  'golden hour',
  'quiet',
  'film grain',
  'no text',
  'Finally',
  'ein Fuchs läuft',
  '狐が走る',
  '然后镜头推进',
  'ثعلب أحمر',
  'שועל אדום',
  'नमस्ते',
] as const;
const marks = [
  '{',
  '|',
  '}',
  '[#',
  '#]',
  '\\',
  '@',
  '@subjects',
  '# ',
  '#',
  '"',
  '(',
  ')',
  ',',
  '.',
  ';',
  '。',
  '、',
] as const;
const spaces = [' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '\u3000', '\u00a0', '\u2028'] as const;
const strange = [
  '🦊',
  '👨‍👩‍👧‍👦',
  '\ud83e',
  '\udd8a',
  '\u0301',
  '\u200f',
  '\u202e',
  '\ufeff',
  '\u0000',
  '𠮷',
  'ﬃ',
  'ß',
  'İ',
] as const;

/** Any string a user could paste: words of several languages, notation in every order, halves of surrogate pairs. */
export function randomText(dice: Dice, most = 40): string {
  const parts = Array.from({ length: dice.whole(0, most) }, () => {
    const share = dice.random.uniform();
    if (share < 0.4) return dice.pick(words);
    if (share < 0.65) return dice.pick(spaces);
    if (share < 0.9) return dice.pick(marks);
    if (share < 0.97) return dice.pick(strange);
    return String.fromCharCode(dice.whole(0, 0xffff));
  });
  return parts.join('');
}

/** A text with well-formed variations, nested up to `depth`. */
export function randomTemplate(dice: Dice, depth = 2): string {
  const part = (left: number): string => {
    if (left === 0 || dice.chance(0.5)) return dice.pick(['red', 'blue', 'fox', 'wolf', '狐', '🦊', '']);
    if (dice.chance(0.2)) return dice.pick(['@subjects', '@light']);
    const alternatives = Array.from({ length: dice.whole(2, 3) }, () => part(left - 1));
    return `{${alternatives.join('|')}}`;
  };
  return Array.from({ length: dice.whole(1, 5) }, () => part(depth)).join(dice.pick([' ', ', ', ' and ']));
}
