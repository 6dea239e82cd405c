import type { Advice } from './advice.ts';
import { smallLetters } from './advice-reading.ts';
import type { Rule } from './advice-reading.ts';
import { readChips, removeChips } from './negative.ts';
import type { Chip } from './negative.ts';

const negation =
  /^(?:(?:please\s+)?(?:no|not|without|avoid|exclude|don['’]?t\s+(?:show|include|add|use)|do\s+not\s+(?:show|include|add|use)|never(?:\s+show)?|kein(?:e|en)?|ohne|sans|sin)\s+(?:any\s+)?)|^(?:不要|没有|無し?)/iu;

/** What is kept out is named; a "no" in front of it would keep out the lack of it. */
const sentences: Rule = ({ negativePrompt }) =>
  readChips(negativePrompt).flatMap((chip): Advice[] => {
    if (chip.isOff || /[{|}]/.test(chip.text)) return [];
    const lead = negation.exec(chip.text)?.[0] ?? '';
    const isLong = chip.text.split(/\s+/).length > 7;
    if (lead === '' && !isLong) return [];
    const instead = chip.text
      .slice(lead.length)
      .replace(/[.!]+$/, '')
      .trim();
    const isMendable = lead !== '' && !isLong && instead !== '';
    return [
      {
        rule: 'negative-sentence',
        field: 'negativePrompt',
        range: chip.range,
        params: { written: chip.text, instead: isMendable ? instead : '' },
        fix: isMendable
          ? { kind: 'replace', field: 'negativePrompt', change: { ...chip.range, insert: instead } }
          : null,
      },
    ];
  });

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function placeIn(words: string, chip: Chip): number {
  const phrase = smallLetters(chip.text)
    .replace(negation, '')
    .replace(/[.!]+$/, '')
    .trim();
  if (phrase === '' || /[{|}@]/.test(phrase)) return -1;
  const sign = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  if (unspaced.test(phrase)) return phrase.length > 1 ? words.indexOf(phrase) : -1;
  if (phrase.length < 3) return -1;
  const parts = phrase
    .split(/\s+/)
    .map(sign)
    .join(String.raw`\s+`);
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}-])${parts}(?:e?s)?(?![\p{L}\p{N}-])`, 'u').exec(words);
  // "without text" asks for nothing.
  if (
    found === null ||
    /(?:\b(?:no|without|never|not|free of|ohne|keine?n?)\s+(?:any\s+)?)$/.test(
      words.slice(Math.max(0, found.index - 40), found.index),
    )
  )
    return -1;
  return found.index;
}

/** A thing that the prompt asks for and the negative prompt keeps out. */
const askedAndRefused: Rule = ({ words, negativePrompt }) =>
  readChips(negativePrompt).flatMap((chip): Advice[] => {
    if (chip.isOff || placeIn(words, chip) < 0) return [];
    const { change } = removeChips(negativePrompt, [chip]);
    return [
      {
        rule: 'asked-and-refused',
        field: 'negativePrompt',
        range: chip.range,
        params: { word: chip.text },
        fix: { kind: 'remove-from-negative', field: 'negativePrompt', change },
      },
    ];
  });

export const negativeRules: readonly Rule[] = [askedAndRefused, sentences];
