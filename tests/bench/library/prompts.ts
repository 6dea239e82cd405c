import type { Random } from '../../../electron/services/ports.ts';

const openings = [
  'A red fox crosses deep falling snow',
  'An old tram turns a corner in the rain',
  'Une femme lit près d’une fenêtre ouverte',
  'Ein Füchslein läuft über die Straße',
  'Старый маяк в тумане',
  '一只狐狸在雪中回头',
  '雪の夜、古い街を歩く猫',
  'ทะเลยามค่ำคืน',
  'ثعلب يعبر الثلج ببطء',
  '눈 내리는 골목의 고양이',
];
const words =
  'slow camera light dusk dawn city river mountain window shadow gentle wind leaves golden hour handheld close wide lens grain film neon street mirror water smoke dust hand face eyes turning walking running falling rising crowd empty silent storm cloud moon forest bridge harbor boat train garden flower bird horse wolf owl glass stone silk'.split(
    ' ',
  );
const tails = ['静かな朝', '夜のまち', '山水之间', 'café au lait', 'Größe', 'naïve'];

/** Texts as people write them: a few words are in most of them, many in few, and a tenth of the texts is not in Latin letters. */
export function createPrompts({ uniform }: Random): (number: number) => string {
  // Rare words: made from syllables, so that a library of any size has a long tail of them.
  const rare = Array.from({ length: 6000 }, () => syllables(uniform));
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(uniform() ** 2 * list.length)];
  return (number) => {
    const length = 20 + Math.floor(uniform() * 60);
    const body = Array.from({ length }, () => (uniform() < 0.8 ? pick(words) : pick(rare)));
    const tail = uniform() < 0.1 ? `, ${pick(tails)}` : '';
    return `${openings[number % openings.length]}, ${body.join(' ')}${tail}.`;
  };
}

function syllables(uniform: () => number): string {
  const letters = 'bcdfghklmnprstvwz';
  const vowels = 'aeiou';
  const one = () =>
    `${letters[Math.floor(uniform() * letters.length)]}${vowels[Math.floor(uniform() * vowels.length)]}`;
  return Array.from({ length: 2 + Math.floor(uniform() * 2) }, one).join('');
}

/** What people type: beginnings of words, several words, two letters of Chinese, fields. */
export const searches = [
  'fox',
  'ca',
  's',
  'slow light',
  '"golden hour"',
  'fuchs',
  'strasse',
  '狐狸',
  '雪',
  '古い街',
  'маяк',
  'fox -snow',
  'rating:>=4',
  'ratio:9:16 camera',
  'tag:animal',
  'is:unrated wind',
  'has:note',
  'date:2026-03 window',
  'moon river storm',
  'nothingatall',
];
