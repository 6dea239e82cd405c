/** A part of a text, in UTF-16 units as the editor counts; `to` is behind the last one. */
export type TextRange = { readonly from: number; readonly to: number };

/** `insert` in place of a part of a text. */
export type TextChange = TextRange & { readonly insert: string };

export type ChangedText = {
  readonly text: string;
  /** What was done to the old text, for an editor that keeps its history. */
  readonly change: TextChange;
  /** Where the new part lies in the new text. */
  readonly changed: TextRange;
};

export function changeText(text: string, change: TextChange): ChangedText {
  return {
    text: text.slice(0, change.from) + change.insert + text.slice(change.to),
    change,
    changed: { from: change.from, to: change.from + change.insert.length },
  };
}

/** The smallest change that makes `after` of `before`; never cuts a surrogate pair. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  if (isInsidePair(before, from) || isInsidePair(after, from)) from -= 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail)) tail -= 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

function isInsidePair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}

/** `after` in place of `before`, told as the smallest change. */
export function replaceText(before: string, after: string): ChangedText {
  return changeText(before, changeBetween(before, after));
}
