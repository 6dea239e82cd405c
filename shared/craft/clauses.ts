import { beatInside } from './lexicon.ts';
import { bracePairs, readNotation } from './notation.ts';
import type { TextRange } from './text-range.ts';

/** A stretch of words between marks, or a part that is switched off; white space and marks around it are not in it. */
export type Clause = TextRange & {
  readonly isOff: boolean;
  /** Counted through the text, comments and line breaks dividing like full stops. */
  readonly sentence: number;
  /** What does something in the beat that follows without a mark: "a fox | first runs". */
  readonly isBeforeBeat: boolean;
};

export type Clauses = {
  readonly clauses: readonly Clause[];
  readonly comments: readonly TextRange[];
  /** The text with what must not be divided (variations, quotations, brackets) filled with letters, place for place. */
  readonly view: string;
};

const stop = String.raw`(?<stop>(?:(?<![\p{L}]\.[\p{L}]|\b(?:mr|mrs|ms|dr|st|vs|no|approx))[.]|[!?…؟۔।])+["'”’)\]]*(?=\s|$)|[。！？]+[」』”）]*|[\r\n]+)`;
// Not in "First, a fox runs": the comma belongs to the beat.
const pause = String.raw`(?<pause>(?<!(?<!\p{L})(?:first|then|next|finally|afterwards)|먼저|마지막으로)[,;،؛]+(?=\s|$)|(?<!首先|然后|接着|最后|然後|接著|最後に?|まず|それから|次に)[，、；]+|\s[–—]\s)`;
const boundaries = new RegExp(`${stop}|${pause}`, 'giu');

export function readClauses(text: string): Clauses {
  const notation = readNotation(text);
  const view = protect(text, bracePairs(notation));
  const clauses: Clause[] = [];
  const comments: TextRange[] = [];
  let sentence = 0;
  let at = 0;
  const divideUpTo = (end: number) => {
    sentence = divide(view, at, end, sentence, clauses);
    at = end;
  };
  for (const { kind, from, to } of notation.tokens) {
    if (kind !== 'comment' && kind !== 'off') continue;
    divideUpTo(from);
    if (kind === 'comment') {
      comments.push({ from, to });
      sentence += 1;
    } else clauses.push({ from, to, isOff: true, sentence, isBeforeBeat: false });
    at = to;
  }
  divideUpTo(text.length);
  return { clauses, comments, view };
}

function protect(text: string, pairs: readonly TextRange[]): string {
  let filled = '';
  let at = 0;
  for (const { from, to } of pairs) {
    filled += text.slice(at, from) + 'x'.repeat(to - from);
    at = to;
  }
  return (filled + text.slice(at)).replace(
    /"[^"\r\n]{0,300}"|“[^”\r\n]{0,300}”|「[^」\r\n]{0,300}」|\([^()\r\n]{0,300}\)/g,
    (quoted) => 'x'.repeat(quoted.length),
  );
}

/** Adds the clauses of a stretch; gives the sentence that is open at its end. */
function divide(view: string, from: number, to: number, sentence: number, clauses: Clause[]): number {
  const stretch = view.slice(from, to);
  let open = sentence;
  let at = 0;
  for (const match of stretch.matchAll(boundaries)) {
    addParts(stretch.slice(at, match.index), from + at, open, clauses);
    at = match.index + match[0].length;
    if (match.groups?.['stop'] !== undefined) open += 1;
  }
  addParts(stretch.slice(at), from + at, open, clauses);
  return open;
}

/** Beats divide a clause too: "runs and then jumps". */
function addParts(part: string, from: number, sentence: number, clauses: Clause[]): void {
  let at = 0;
  const cuts = [...part.matchAll(beatInside)].map(({ index }) => index);
  for (const cut of [...cuts, part.length]) {
    const piece = part.slice(at, cut);
    const begin = from + at + piece.length - piece.trimStart().length;
    const end = from + at + piece.trimEnd().length;
    if (begin < end)
      clauses.push({ from: begin, to: end, isOff: false, sentence, isBeforeBeat: cut < part.length });
    at = cut;
  }
}
