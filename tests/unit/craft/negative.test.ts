import { describe, expect, test } from 'vitest';
import {
  addChips,
  negativePresets,
  presetState,
  readChips,
  removeChips,
  switchChip,
  togglePreset,
} from '../../../shared/craft/negative.ts';
import { sentText } from '../../../shared/craft/sent-text.ts';
import { createDice } from '../../chaos/dice.ts';
import { randomText } from './random-text.ts';

const texts = (text: string) => readChips(text).map((chip) => (chip.isOff ? `(${chip.text})` : chip.text));

describe('the chips', () => {
  test.each([
    ['blur, text', ['blur', 'text']],
    [' blur ,, text; logo\nnoise ', ['blur', 'text', 'logo', 'noise']],
    ['ぼやけ、文字，ロゴ', ['ぼやけ', '文字', 'ロゴ']],
    ['ضبابية، نص', ['ضبابية', 'نص']],
    ['blur, [# text #], logo', ['blur', '(text)', 'logo']],
    ['blur\n# kept out for now, really\ntext', ['blur', 'text']],
    ['{blur, haze|noise}, text', ['{blur, haze|noise}', 'text']],
    ['@bad, a [# b #] c', ['@bad', 'a [# b #] c']],
    ['', []],
    [' , \n', []],
  ])('of %j are %j', (text, chips) => expect(texts(text)).toEqual(chips));

  test.each([
    ['to nothing', '', ['blur', 'text'], 'blur, text'],
    ['behind the last', 'blur', ['text'], 'blur, text'],
    ['before a last comma', 'blur, ', ['text'], 'blur, text, '],
    ['only what is new', 'Blur', ['blur', 'text', ' Text '], 'Blur, text'],
    ['with the commas there', 'ぼやけ、文字', ['ロゴ'], 'ぼやけ、文字、ロゴ'],
    ['below a comment', '# mine', ['blur'], '# mine\nblur'],
    ['nothing', 'blur', ['', ' '], 'blur'],
  ])('are added %s', (_name, text, more, after) => expect(addChips(text, more).text).toBe(after));

  test.each([
    ['the first', 'a, b, c', 'a', 'b, c'],
    ['the middle', 'a, b, c', 'b', 'a, c'],
    ['the last', 'a, b, c', 'c', 'a, b'],
    ['the only', 'a', 'a', ''],
    ['one of a list over lines', 'a,\nb,\nc', 'b', 'a,\n\nc'],
  ])('are removed: %s', (_name, text, gone, after) => {
    const chips = readChips(text).filter((chip) => chip.text === gone);
    expect(removeChips(text, chips).text).toBe(after);
  });

  test('switched off are not sent, and come back as they were', () => {
    const text = 'blur, text, logo';
    const [, chip] = readChips(text);
    const off = switchChip(text, chip as NonNullable<typeof chip>);
    expect(off.text).toBe('blur, [# text #], logo');
    expect(sentText(off.text)).toBe('blur, logo');
    const [, again] = readChips(off.text);
    expect(switchChip(off.text, again as NonNullable<typeof again>).text).toBe(text);
  });
});

test('a group goes in and out as one', () => {
  const terms = negativePresets.overlays;
  expect(presetState('text', terms)).toBe('some');
  const all = togglePreset('text, blur', terms).text;
  expect(all).toBe('text, blur, watermark, logo, subtitles');
  expect(presetState(all, terms)).toBe('all');
  expect(togglePreset(all, terms).text).toBe('blur');
  expect(presetState('blur', terms)).toBe('none');
});

test('no preset holds a thing twice', () => {
  const all = Object.values<readonly string[]>(negativePresets).flatMap((terms) => terms);
  expect(new Set(all).size).toBe(all.length);
});

describe('for any text', () => {
  const any = Array.from({ length: 1500 }, (_, seed) => randomText(createDice(seed)));

  test('chips lie in order within it, and say what stands there', () => {
    const broken = any.filter((text) => {
      const chips = readChips(text);
      return chips.some(
        ({ range, text: words }, at) =>
          !text.slice(range.from, range.to).includes(words) || range.from < (chips[at - 1]?.range.to ?? 0),
      );
    });
    expect(broken).toEqual([]);
  });

  test('adding and removing leaves the other chips', () => {
    const broken = any.filter((text) => {
      const added = addChips(text, ['zzz']).text;
      const fresh = readChips(added).filter((chip) => chip.text === 'zzz');
      return JSON.stringify(texts(removeChips(added, fresh).text)) !== JSON.stringify(texts(text));
    });
    expect(broken).toEqual([]);
  });
});
