import { append, emptyAssembly, leaveOut } from './assembly.ts';
import { beatStart } from './lexicon.ts';
import { elementKinds, readElements } from './elements.ts';
import type { Element, ElementKind } from './elements.ts';
import { readNotation } from './notation.ts';
import type { Token } from './notation.ts';
import { changeText, replaceText } from './text-range.ts';
import type { ChangedText } from './text-range.ts';

/*
 * What can be done to a prompt by its elements. Each takes the text and elements that were read from it, and gives the new text:
 * there is no second copy to keep in step. Reading the result may see an element as another kind, where its place decides.
 */

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Other words in an element's place. A beat ("then ") stays unless the new words bring their own. */
export function swapElement(text: string, element: Element, words: string): ChangedText {
  const fresh = words.trim();
  const brings = beatStart.test(fresh);
  const from = element.beat !== null && !brings ? element.beat.to : element.from;
  const insert = from === element.from ? withCase(text, from, fresh) : fresh;
  return changeText(text, { from, to: element.to, insert: element.isOff ? wrap(fresh) : insert });
}

/** Not sent any more, or sent again; twice gives the same text. Null where its words hold a stray `[#` or `#]`. */
export function switchElement(text: string, element: Element): ChangedText | null {
  const { from, to, isOff } = element;
  const written = text.slice(from, to);
  const insert = isOff ? written.replace(/^\[# ?/, '').replace(/ ?#\]$/, '') : wrap(written);
  const changed = changeText(text, { from, to, insert });
  const end = from + insert.length;
  const isWhole = ({ kind, ...range }: Token) => kind === 'off' && range.from === from && range.to === end;
  return isOff || readNotation(changed.text).tokens.some(isWhole) ? changed : null;
}

function wrap(words: string): string {
  return `[# ${words} #]`;
}

/** Takes an element out, with the mark that set it apart; comments stay. What is sent is what it would be with it switched off. */
export function removeElement(text: string, element: Element): ChangedText {
  const comments = readNotation(text).tokens.filter(({ kind }) => kind === 'comment');
  const before = comments.findLast(({ to }) => to <= element.from)?.to ?? 0;
  const start = before + (/^(?:\r\n|\r|\n)/.exec(text.slice(before))?.[0].length ?? 0);
  const fixed = text.slice(0, Math.min(start, element.from));
  const left = append(emptyAssembly, text.slice(fixed.length, element.from), null);
  const right = text.slice(element.to);
  const joined = append(leaveOut(left), right, null);
  const rest = joined.hasSeam ? joined.text.replace(/[\s,;:،؛，、；：]+$/, '') : joined.text;
  return replaceText(text, fixed + rest);
}

/** Adds an element where Kling's formula has its kind: behind the last of those before it, or at the start. */
export function addElement(text: string, kind: ElementKind, words: string): ChangedText {
  const fresh = words.trim();
  if (fresh === '') return changeText(text, { from: 0, to: 0, insert: '' });
  const isUnspaced = unspaced.test(fresh);
  const rank = elementKinds.indexOf(kind);
  const { elements } = readElements(text);
  const previous =
    elements.findLast((one) => one.kind === kind) ??
    elements.findLast((one) => elementKinds.indexOf(one.kind) <= rank && one.kind !== 'other');
  const anchor = previous ?? (kind === 'subject' ? undefined : elements.at(-1));
  if (anchor === undefined) return addFirst(text, elements[0], sentenceOf(fresh, isUnspaced), isUnspaced);
  const stop = /^[.!?…؟。！？]+["'”’」』）)]*/.exec(text.slice(anchor.to))?.[0];
  if (stop !== undefined) {
    const at = anchor.to + stop.length;
    const insert = (isUnspaced ? '' : ' ') + sentenceOf(fresh, isUnspaced);
    return changeText(text, { from: at, to: at, insert });
  }
  const comma = isUnspaced ? '、' : ', ';
  const then =
    kind === 'action' && anchor.kind === 'action' && !isUnspaced && !beatStart.test(fresh) ? 'then ' : '';
  const isLast = /^\s*$/.test(text.slice(anchor.to));
  if (!isLast || kind === anchor.kind || anchor.isOff)
    return changeText(text, { from: anchor.to, to: anchor.to, insert: comma + then + fresh });
  const insert = `${isUnspaced ? '。' : '. '}${sentenceOf(fresh, isUnspaced)}`;
  return changeText(text, { from: anchor.to, to: anchor.to, insert });
}

function addFirst(
  text: string,
  first: Element | undefined,
  sentence: string,
  isUnspaced: boolean,
): ChangedText {
  const at = first?.from ?? text.length;
  const lead = first === undefined && /[^\r\n]$/.test(text) && text.trim() !== '' ? '\n' : '';
  const gap = first === undefined || isUnspaced ? '' : ' ';
  return changeText(text, { from: at, to: at, insert: `${lead}${sentence}${gap}` });
}

function sentenceOf(words: string, isUnspaced: boolean): string {
  const capital = words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!?…؟。！？]$/.test(capital) ? capital : `${capital}${isUnspaced ? '。' : '.'}`;
}

/**
 * Moves an element to another place in the order; those between move up. Marks and white space stay where they are, and so do
 * the beats: what comes first is "first" again.
 */
export function moveElement(text: string, from: number, to: number): ChangedText {
  const { elements } = readElements(text);
  const moved = elements[from];
  if (moved === undefined || elements[to] === undefined || from === to) return replaceText(text, text);
  const order = elements.toSpliced(from, 1).toSpliced(to, 0, moved);
  const beats = elements
    .filter(isBeat)
    .map(({ beat }) => (beat === null ? '' : text.slice(beat.from, beat.to)));
  let after = '';
  let at = 0;
  for (const [place, slot] of elements.entries()) {
    const element = order[place] ?? slot;
    const core = text.slice(element.beat?.to ?? element.from, element.to);
    const words = isBeat(element) ? (beats.shift() ?? '') + core : core;
    after += text.slice(at, slot.from) + fitCase(text, slot.from, words);
    at = slot.to;
  }
  return replaceText(text, after + text.slice(at));
}

function isBeat({ kind, isOff }: Element): boolean {
  return kind === 'action' && !isOff;
}

const smallWords =
  /^(?:A|An|The|In|On|At|With|Under|Through|His|Her|Its|Their|Two|Three|First|Then|Finally|Next|Slow|Soft|Low|High|Wide|Medium|Full|Close-up|Extreme|Static|Macro|Warm|Cold|Quiet|Handheld)(?![\p{L}\p{N}])/u;

/** A capital where a sentence begins, if the text has them; a small letter for the small words that begin none any more. */
function fitCase(text: string, at: number, words: string): string {
  if (!/^\P{L}*\p{Lu}/u.test(text)) return words;
  const isStart = /(?:^|[.!?…]["'”’)]*\s|[\r\n])\s*$/.test(text.slice(Math.max(0, at - 80), at));
  if (isStart) return words.replace(/^\p{Ll}/u, upper);
  return smallWords.test(words) ? words.replace(/^\p{Lu}/u, lower) : words;
}

const upper = (letter: string) => letter.toUpperCase();
const lower = (letter: string) => letter.toLowerCase();

function withCase(text: string, at: number, words: string): string {
  return /^\p{Lu}/u.test(text.slice(at)) ? words.replace(/^\p{Ll}/u, upper) : words;
}
