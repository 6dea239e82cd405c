/**
 * What is sent, put together piece by piece. Where something was left out (a seam), the white space and the commas around it
 * become those of one place; nothing else is touched but white space at both ends.
 */
export type Assembly = {
  readonly text: string;
  /** Something was left out behind `text`. */
  readonly hasSeam: boolean;
  /** Where the end of `text` comes from, with the marks before it. */
  readonly mark: Mark | null;
};

/** From `at` on, the text is the draft's from `from` on; null for a shelf's text. */
type Mark = { readonly at: number; readonly from: number | null; readonly before: Mark | null };

export const emptyAssembly: Assembly = { text: '', hasSeam: false, mark: null };

const soft = /^[,;:،؛，、；：]/;
const hard = /^[.!?…؟۔।。！？]/;
const loose = /^[\s,;:،؛，、；：.!?…؟۔।。！？]+/;

export function leaveOut(assembly: Assembly): Assembly {
  return { ...assembly, hasSeam: true };
}

export function append(assembly: Assembly, text: string, from: number | null): Assembly {
  if (text === '') return assembly;
  return assembly.hasSeam ? closeSeam(assembly, text, from) : put(assembly, text, from);
}

function put({ text, mark }: Assembly, more: string, from: number | null): Assembly {
  return { text: text + more, hasSeam: false, mark: { at: text.length, from, before: mark } };
}

function closeSeam(assembly: Assembly, text: string, from: number | null): Assembly {
  const kept = assembly.text.trimEnd();
  const gap = assembly.text.slice(kept.length);
  const rest = text.trimStart();
  const lead = text.slice(0, text.length - rest.length);
  const restFrom = from === null ? null : from + lead.length;
  if (kept === '') {
    const bare = rest.replace(loose, '');
    const bareFrom = restFrom === null ? null : restFrom + rest.length - bare.length;
    return bare === '' ? leaveOut(emptyAssembly) : put(emptyAssembly, bare, bareFrom);
  }
  const last = kept.at(-1) ?? '';
  const isSoft = soft.test(rest);
  if (isSoft || hard.test(rest)) {
    // The sentence or line before has its own end.
    if (hard.test(last) || (isSoft && breaks(gap) > 0))
      return closeSeam(assembly, rest.slice(1), restFrom === null ? null : restFrom + 1);
    return put(cut(assembly, dropSoftEnd(kept).length), rest, restFrom);
  }
  const space = widerOf(gap, lead);
  const end = breaks(space) > 0 ? dropSoftEnd(kept) : kept;
  const spaced = { ...cut(assembly, end.length), text: end + space };
  return rest === '' ? leaveOut(spaced) : put(spaced, rest, restFrom);
}

function cut({ text, mark }: Assembly, length: number): Assembly {
  let last = mark;
  while (last !== null && last.at >= length) last = last.before;
  return { text: text.slice(0, length), hasSeam: false, mark: last };
}

/** Of the white space on both sides of a seam: what breaks more lines, else the first that there is. */
function widerOf(gap: string, lead: string): string {
  if (breaks(lead) > breaks(gap)) return lead;
  return gap === '' ? lead : gap;
}

function breaks(space: string): number {
  return space.match(/\r\n|\r|\n/g)?.length ?? 0;
}

function dropSoftEnd(text: string): string {
  return soft.test(text.at(-1) ?? '') ? text.slice(0, -1).trimEnd() : text;
}

/** What is sent, and the way back from a place in it to the place in the draft. */
export type Sent = { readonly text: string; readonly sourceOf: (at: number) => number };

/** Trimmed at both ends; behind a last seam no comma is left dangling. */
export function finish(assembly: Assembly): Sent {
  const end = assembly.text.trimEnd();
  const whole = cut(assembly, (assembly.hasSeam ? dropSoftEnd(end) : end).length);
  const text = whole.text.trimStart();
  const lead = whole.text.length - text.length;
  return { text, sourceOf: (at) => sourceOf(whole.mark, at + lead) };
}

/** Of a shelf's text: where the text before it ends. */
function sourceOf(last: Mark | null, at: number): number {
  for (let mark = last; mark !== null; mark = mark.before)
    if (mark.at <= at && mark.from !== null) return mark.from + at - mark.at;
  return 0;
}
