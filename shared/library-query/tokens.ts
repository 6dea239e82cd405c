import { fold } from './fold.ts';

/*
 * How texts become the tokens that are compared. Words are what lies between spaces and punctuation. Scripts that put no space between
 * words (Chinese, Japanese, Thai …) have no words a program could see, so each of their letters starts a token of two letters, the last one
 * of a run a token of one: 雪の夜 is 雪の, の夜, 夜. Any stretch of two and more is then a phrase of such tokens, and a single letter a
 * prefix. A symbol (an emoji) is a token of its own.
 */

export type Token = {
  readonly text: string;
  /** Where it lies in the folded text; tokens of two letters overlap. */
  readonly from: number;
  readonly to: number;
};

const runs = /[\p{L}\p{N}\p{M}\p{Co}]+|\p{So}/gu;
const unspaced =
  '[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
const letters = new RegExp(`${unspaced}\\p{M}*`, 'gu');
const parts = new RegExp(`(?:${unspaced}\\p{M}*)+|(?:(?!${unspaced}).)+`, 'gu');
const startsUnspaced = new RegExp(`^${unspaced}`, 'u');
const anyUnspaced = new RegExp(unspaced, 'u');
const symbols = /\p{So}/gu;
const between = /[^\p{L}\p{N}\p{M}\p{Co}\p{So}]+/gu;
const isAscii = /^[\0-\x7f]*$/;

/** Of a text that is folded already. */
export function tokensOf(folded: string): Token[] {
  const tokens: Token[] = [];
  for (const run of folded.matchAll(runs)) {
    for (const part of run[0].matchAll(parts)) {
      const from = run.index + part.index;
      if (isUnspaced(part[0])) addPairs(part[0], from, tokens);
      else tokens.push({ text: part[0], from, to: from + part[0].length });
    }
  }
  return tokens;
}

function addPairs(run: string, start: number, tokens: Token[]): void {
  const found = [...run.matchAll(letters)];
  for (const [at, letter] of found.entries()) {
    const next = found[at + 1]?.[0] ?? '';
    const from = start + letter.index;
    tokens.push({ text: letter[0] + next, from, to: from + letter[0].length + next.length });
  }
}

/** Is this written in letters without spaces between words? */
export function isUnspaced(token: string): boolean {
  return startsUnspaced.test(token);
}

/** Does a token hold one letter of an unspaced script? It then stands for every token that begins with it. */
export function isLoneLetter(token: string): boolean {
  return isUnspaced(token) && (token.match(letters)?.length ?? 0) === 1;
}

/** The tokens of a text with spaces between them, for SQLite's `ascii` tokenizer, which takes them apart at the same places. */
export function indexText(text: string): string {
  if (isAscii.test(text)) return text;
  // No token reaches over a space. In most texts few words are foreign, and the others need not be looked at letter by letter.
  return text
    .split(' ')
    .map((word) => (isAscii.test(word) ? word : indexWord(word)))
    .join(' ');
}

function indexWord(text: string): string {
  const folded = fold(text);
  // A library has many texts; this does the same in a fifth of the time.
  if (!anyUnspaced.test(folded)) return folded.replace(symbols, ' $& ').replace(between, ' ').trim();
  return tokensOf(folded)
    .map((token) => token.text)
    .join(' ');
}

/**
 * The tokens that must follow one another for a text to hold `words`. The last letter of a run in an unspaced script is left out where it
 * ends the text: what follows it does not matter.
 */
export function wantedTokens(words: string): readonly string[] {
  const tokens = tokensOf(fold(words)).map((token) => token.text);
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  const isTail =
    last !== undefined && before !== undefined && isLoneLetter(last) && isPairEndingIn(before, last);
  return isTail ? tokens.slice(0, -1) : tokens;
}

function isPairEndingIn(token: string, letter: string): boolean {
  return isUnspaced(token) && !isLoneLetter(token) && token.endsWith(letter);
}
