import { fieldNames } from './terms.ts';
import type { FieldName } from './terms.ts';

/** A stretch of a query without blanks outside quotation marks, taken apart but not yet understood. */
export type Piece = {
  readonly from: number;
  readonly to: number;
  readonly isMinus: boolean;
  /** Null for plain words, also where what stands before a colon is no field. */
  readonly field: FieldName | null;
  /** What stands behind the field, as one text and apart at its commas, without quotation marks. */
  readonly value: string;
  readonly values: readonly string[];
  /** All of it as plain words, without minus and quotation marks. */
  readonly words: string;
  readonly isQuoted: boolean;
};

/** Systems put the curly ones in by themselves. */
const quotes = '"“”„';
const blank = /\s/u;
const fieldStart = /^([a-z]+)(?:[:：]|(?=[<>=≤≥]))/iu;

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && blank.test(text[at] ?? '')) at += 1;
  return at;
}

/** Where the value of a field begins in a piece that starts at `at`; `at` itself when there is no field. */
export function valueStart(text: string, at: number): number {
  const start = at + (isMinusAt(text, at) ? 1 : 0);
  const name = fieldStart.exec(text.slice(start, start + 40));
  return name === null ? at : start + name[0].length;
}

export function isMinusAt(text: string, at: number): boolean {
  return text[at] === '-' || text[at] === '−';
}

/** The piece that begins at `from`, where there is no blank. */
export function readPiece(text: string, from: number): Piece {
  const isMinus = isMinusAt(text, from);
  const start = from + (isMinus ? 1 : 0);
  const found = fieldStart.exec(text.slice(start, start + 40));
  const field = found === null ? null : (fieldNames[found[1]?.toLowerCase() ?? ''] ?? null);
  const valueAt = start + (found?.[0].length ?? 0);
  const { to, values, isQuoted } = field === null ? readWords(text, start) : readValues(text, valueAt);
  const all = text.slice(start, to).replace(/["“”„]/gu, ' ');
  return {
    from,
    to,
    isMinus,
    field,
    value: values.join(','),
    values: values.filter((value) => value !== ''),
    words: field === null ? values.join(' ') : all.trim(),
    isQuoted,
  };
}

type Read = { readonly to: number; readonly values: readonly string[]; readonly isQuoted: boolean };

/** A phrase up to the mark that ends it, or a word up to the next blank or mark. */
function readWords(text: string, from: number): Read {
  const isQuoted = isQuote(text, from);
  let at = from + (isQuoted ? 1 : 0);
  while (at < text.length && !isQuote(text, at) && (isQuoted || !blank.test(text[at] ?? ''))) at += 1;
  const words = text.slice(from + (isQuoted ? 1 : 0), at);
  return { to: isQuoted && at < text.length ? at + 1 : at, values: [words], isQuoted };
}

/** Up to the next blank outside quotation marks, apart at its commas. An open quotation ends with the text. */
function readValues(text: string, from: number): Read {
  const values = [''];
  let at = from;
  let isOpen = false;
  let isQuoted = false;
  for (; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuote(text, at)) {
      isOpen = !isOpen;
      isQuoted = true;
    } else if (!isOpen && blank.test(letter)) break;
    else if (!isOpen && letter === ',') values.push('');
    else values[values.length - 1] += letter;
  }
  return { to: at, values, isQuoted };
}

function isQuote(text: string, at: number): boolean {
  return at < text.length && quotes.includes(text[at] ?? ' ');
}
