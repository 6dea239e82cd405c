import { remembered } from './remembered.ts';
import type { TextRange } from './text-range.ts';

/**
 * The notation of drafts, read in one pass:
 * `# …` a line that is not sent · `[# … #]` a part that is not sent, may nest and span lines · `{a|b}` alternatives ·
 * `@name` a shelf · `\` before one of `\ { } | @ # [` takes its meaning away.
 */
export type Token = TextRange & {
  readonly kind: 'text' | 'comment' | 'off' | 'escape' | 'open' | 'close' | 'bar' | 'shelf';
};

export type Notation = {
  /** Without gaps from the first unit to the last. A comment ends before its line break. */
  readonly tokens: readonly Token[];
  /** `[#` without its `#]`: sent as it stands. */
  readonly unclosedOff: readonly TextRange[];
};

const comment = String.raw`(?<comment>(?<![^\r\n])[^\S\r\n]*#+(?:[^\S\r\n][^\r\n]*)?(?![^\r\n]))`;
const escape = String.raw`(?<escape>\\[\\{}|@#[])`;
// An address (a@b.c) names no shelf.
const shelf = String.raw`(?<shelf>(?<![\p{L}\p{N}\p{M}_])@[\p{L}\p{N}\p{M}_]+(?:-[\p{L}\p{N}\p{M}_]+)*)`;
const marks = new RegExp(`${comment}|${escape}|(?<off>\\[#|#\\])|(?<brace>[{}|])|${shelf}`, 'gu');

/** Every notation has one of these. */
const anyMark = /[#{}|@\\]/;

/** False only where nothing of a text is notation; far quicker than reading it. */
export function mayHaveNotation(text: string): boolean {
  return anyMark.test(text);
}

const braces = { '{': 'open', '}': 'close', '|': 'bar' } as const;

function kindOf(match: RegExpExecArray): Token['kind'] {
  const { groups } = match;
  if (groups?.['comment'] !== undefined) return 'comment';
  if (groups?.['escape'] !== undefined) return 'escape';
  if (groups?.['off'] !== undefined) return 'off';
  if (groups?.['shelf'] !== undefined) return 'shelf';
  return braces[match[0] as keyof typeof braces];
}

/** Outermost `[# … #]`; what opens and never closes is left over. */
function pairOff(text: string, found: readonly Token[]): { pairs: TextRange[]; unclosed: TextRange[] } {
  const open: Token[] = [];
  const pairs: TextRange[] = [];
  for (const mark of found) {
    if (mark.kind !== 'off') continue;
    if (text[mark.from] === '[') {
      open.push(mark);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    while ((pairs.at(-1)?.from ?? -1) > start.from) pairs.pop();
    pairs.push({ from: start.from, to: mark.to });
  }
  return { pairs, unclosed: open.map(({ from, to }) => ({ from, to })) };
}

/** Shared by all who read the same text. */
export const readNotation = remembered(tokensOf);

function tokensOf(text: string): Notation {
  const found = [...text.matchAll(marks)].map((match) => ({
    kind: kindOf(match),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const { pairs, unclosed } = pairOff(text, found);
  const tokens: Token[] = [];
  let at = 0;
  const put = (token: Token) => {
    if (token.from > at) tokens.push({ kind: 'text', from: at, to: token.from });
    tokens.push(token);
    at = token.to;
  };
  let nextPair = 0;
  for (const mark of found) {
    const pair = pairs[nextPair];
    if (mark.from < at) continue;
    if (mark.kind !== 'off') put(mark);
    else if (pair?.from === mark.from) {
      put({ kind: 'off', ...pair });
      nextPair += 1;
    }
  }
  if (at < text.length) tokens.push({ kind: 'text', from: at, to: text.length });
  return { tokens, unclosedOff: unclosed };
}

/** Outermost braces that match, with everything between them. */
export function bracePairs({ tokens }: Notation): readonly TextRange[] {
  const open: Token[] = [];
  const pairs: TextRange[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token);
    const start = token.kind === 'close' ? open.pop() : undefined;
    if (start === undefined) continue;
    while ((pairs.at(-1)?.from ?? -1) > start.from) pairs.pop();
    pairs.push({ from: start.from, to: token.to });
  }
  return pairs;
}

/** The text with what is not sent blanked out, unit by unit, so that places in it are places in the draft. */
export function blankUnsent(text: string, { tokens }: Notation = readNotation(text)): string {
  return tokens
    .map((token) => {
      const part = text.slice(token.from, token.to);
      if (token.kind === 'comment' || token.kind === 'off') return part.replace(/[^\r\n]/g, ' ');
      return token.kind === 'escape' ? ` ${part.slice(1)}` : part;
    })
    .join('');
}

/** Makes a text stand for itself: none of its characters is read as notation. */
export function escapeNotation(text: string): string {
  return text.replace(/[\\{}|@#[]/g, String.raw`\$&`);
}
