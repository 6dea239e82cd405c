import { bracePairs, readNotation } from './notation.ts';
import { changeText, replaceText } from './text-range.ts';
import type { ChangedText, TextRange } from './text-range.ts';

/** One thing to keep out. `range` is the words; `isOff` where it is written as `[# … #]` and not sent. */
export type Chip = { readonly text: string; readonly range: TextRange; readonly isOff: boolean };

const separator = /[,;،؛，、；\r\n]/;

/**
 * The chips of a negative prompt. What lies between them (commas, line breaks, comments) is left where it is by every change, so
 * text and chips stay one truth.
 */
export function readChips(text: string): readonly Chip[] {
  const notation = readNotation(text);
  const groups = bracePairs(notation);
  const chips: Chip[] = [];
  let start: number | null = null;
  let group = 0;
  const close = (to: number) => {
    if (start !== null) chips.push(...chipOf(text, start, to));
    start = null;
  };
  for (const { kind, from, to } of notation.tokens) {
    while ((groups[group]?.to ?? Infinity) <= from) group += 1;
    const isPlain = kind === 'text' && from < (groups[group]?.from ?? Infinity);
    if (kind === 'comment') close(from);
    else if (!isPlain) start ??= from;
    else
      for (let at = from; at < to; at += 1) {
        if (separator.test(text[at] ?? '')) close(at);
        else start ??= at;
      }
  }
  close(text.length);
  return chips;
}

function chipOf(text: string, from: number, to: number): readonly Chip[] {
  const part = text.slice(from, to);
  const words = part.trim();
  if (words === '') return [];
  const begin = from + part.length - part.trimStart().length;
  const off = /^\[#\s*([^]*?)\s*#\]$/.exec(words)?.[1];
  const isOff = off !== undefined && readNotation(words).tokens.length === 1;
  return [{ text: isOff ? off : words, range: { from: begin, to: begin + words.length }, isOff }];
}

/** Two spellings of one thing are one. */
export function chipKey(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Adds what is not there yet, behind the last chip and in its way of writing commas. */
export function addChips(text: string, more: readonly string[]): ChangedText {
  const chips = readChips(text);
  const known = new Set(chips.filter(({ isOff }) => !isOff).map((chip) => chipKey(chip.text)));
  const fresh = more
    .map((one) => one.trim())
    .filter((one) => {
      const isNew = one !== '' && !known.has(chipKey(one));
      known.add(chipKey(one));
      return isNew;
    });
  const last = chips.at(-1);
  const at = last?.range.to ?? text.length;
  if (fresh.length === 0) return changeText(text, { from: at, to: at, insert: '' });
  const comma = /[，、]/.exec(text)?.[0] ?? (text.includes('،') ? '، ' : ', ');
  const needsLine = last === undefined && /[^\r\n]$/.test(text) && text.trim() !== '';
  const lead = last === undefined ? (needsLine ? '\n' : '') : comma;
  return changeText(text, { from: at, to: at, insert: lead + fresh.join(comma) });
}

/** Takes chips out, each with one comma. */
export function removeChips(text: string, chips: readonly Chip[]): ChangedText {
  const all = readChips(text);
  let left = text;
  for (const chip of chips.toSorted((a, b) => b.range.from - a.range.from)) {
    const at = all.findIndex(({ range }) => range.from === chip.range.from);
    if (at < 0) continue;
    const { from, to } = chip.range;
    const before = /[^\S\r\n]*[,;،؛，、；][^\S\r\n]*$/.exec(left.slice(0, from))?.[0] ?? '';
    const after = /^[^\S\r\n]*[,;،؛，、；][^\S\r\n]*/.exec(left.slice(to))?.[0] ?? '';
    if (before !== '') left = left.slice(0, from - before.length) + left.slice(to);
    else left = left.slice(0, from) + left.slice(to + after.length);
  }
  return replaceText(text, left);
}

/** Writes a chip as not sent, or as sent again. */
export function switchChip(text: string, chip: Chip): ChangedText {
  return changeText(text, { ...chip.range, insert: chip.isOff ? chip.text : `[# ${chip.text} #]` });
}

/** How much of a group is in the text. */
export function presetState(text: string, terms: readonly string[]): 'all' | 'some' | 'none' {
  const known = new Set(readChips(text).flatMap((chip) => (chip.isOff ? [] : [chipKey(chip.text)])));
  const found = terms.filter((term) => known.has(chipKey(term))).length;
  return found === 0 ? 'none' : found === terms.length ? 'all' : 'some';
}

/** All of a group in, or, where all are in, all of them out. */
export function togglePreset(text: string, terms: readonly string[]): ChangedText {
  if (presetState(text, terms) !== 'all') return addChips(text, terms);
  const keys = new Set(terms.map(chipKey));
  return removeChips(
    text,
    readChips(text).filter((chip) => keys.has(chipKey(chip.text))),
  );
}

/** Groups of what usually goes wrong. Names are in the catalogue of words. */
export const negativePresets = {
  picture: ['blur', 'low resolution', 'compression artefacts', 'noise'],
  body: ['extra fingers', 'extra limbs', 'deformed hands', 'distorted face'],
  motion: ['flicker', 'jitter', 'morphing', 'duplicate frames'],
  overlays: ['text', 'watermark', 'logo', 'subtitles'],
  look: ['cartoon', 'plastic skin', 'oversaturation'],
} as const satisfies Record<string, readonly string[]>;
export type NegativePreset = keyof typeof negativePresets;
