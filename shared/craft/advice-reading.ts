import type { Advice, AdviceInput } from './advice.ts';
import { readClauses } from './clauses.ts';
import { readElements } from './elements.ts';
import type { Element } from './elements.ts';
import { bracePairs, readNotation } from './notation.ts';
import type { TextRange } from './text-range.ts';

/** A draft as the rules see it, read once for all of them. Places are places in the draft. */
export type Reading = AdviceInput & {
  /** What is sent, in small letters; the rest is blank. */
  readonly words: string;
  /** The same with only the first alternative of each variation: what can stand together in one text. */
  readonly together: string;
  readonly elements: readonly Element[];
  readonly sentences: readonly TextRange[];
};

export type Rule = (reading: Reading) => readonly Advice[];

export function readForAdvice(input: AdviceInput): Reading {
  const notation = readNotation(input.prompt);
  const words = notation.tokens
    .map(({ kind, from, to }) => {
      const part = input.prompt.slice(from, to);
      if (kind === 'comment' || kind === 'off') return blank(part);
      return kind === 'escape' ? ` ${part.slice(1)}` : smallLetters(part);
    })
    .join('');
  return {
    ...input,
    words,
    together: firstAlternatives(words, input.prompt),
    elements: readElements(input.prompt).elements,
    sentences: sentencesOf(input.prompt),
  };
}

/** In small letters, place for place: İ and its like, whose small letter is longer, stay. */
export function smallLetters(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function firstAlternatives(words: string, prompt: string): string {
  let together = '';
  let at = 0;
  for (const { from, to } of bracePairs(readNotation(prompt))) {
    const bar = words.slice(from, to).search(/[|}]/);
    const end = bar < 0 ? to : from + bar;
    together +=
      words.slice(at, from) + words.slice(from, end).replace('{', ' ') + blank(words.slice(end, to));
    at = to;
  }
  return together + words.slice(at);
}

function sentencesOf(prompt: string): TextRange[] {
  const sentences = new Map<number, TextRange>();
  for (const { sentence, from, to, isOff } of readClauses(prompt).clauses) {
    if (isOff) continue;
    sentences.set(sentence, { from: sentences.get(sentence)?.from ?? from, to });
  }
  return [...sentences.values()];
}

// Looking no further than this around a word keeps a long text of many such words cheap.
const around = 60;

/** The change that takes a part out, with the comma or space that set it apart. */
export function withoutPart(text: string, { from, to }: TextRange): TextRange {
  const left = text.slice(Math.max(0, from - around), from);
  const right = text.slice(to, to + around);
  const before = /(?:[^\S\r\n]*[,;，、])?[^\S\r\n]*$/.exec(left)?.[0] ?? '';
  const after = /^[^\S\r\n]*[,;，、]?[^\S\r\n]*/.exec(right)?.[0] ?? '';
  const isLast = /^[^\S\r\n]*(?:[.!?。！？\r\n]|$)/.test(right);
  if (isLast && /(?:^|[.!?。！？\r\n])[^\S\r\n]*$/.test(left)) {
    const stop = /^[^\S\r\n]*[.!?。！？]*[^\S\r\n]*/.exec(right)?.[0] ?? '';
    return { from, to: to + stop.length };
  }
  const isListed = /^[^\S\r\n]*[,;，、]/.test(right) && /[,;，、]/.test(before);
  return isLast || isListed ? { from: from - before.length, to } : { from, to: to + after.length };
}
