import { changeText } from './text-range.ts';
import type { ChangedText, TextRange } from './text-range.ts';

/**
 * A snippet's body is prompt text with fields in angle brackets: `A <subject> first <action>, then <action 2>`. The name of a
 * field is what stands in the text until it is filled; the same name twice is one field in two places. `\<` is the sign itself.
 */
export type OpenSnippet = {
  readonly text: string;
  /** In the order of tabbing; each with all its places. */
  readonly fields: readonly SnippetField[];
};

export type SnippetField = { readonly name: string; readonly ranges: readonly TextRange[] };

const parts = /\\([\\<])|<([^<>\r\n]{1,60})>/g;

export function openSnippet(body: string): OpenSnippet {
  const fields = new Map<string, TextRange[]>();
  let text = '';
  let at = 0;
  for (const match of body.matchAll(parts)) {
    text += body.slice(at, match.index);
    at = match.index + match[0].length;
    const name = match[2];
    const shown = match[1] ?? name ?? '';
    if (name !== undefined) {
      const range = { from: text.length, to: text.length + shown.length };
      fields.set(name, [...(fields.get(name) ?? []), range]);
    }
    text += shown;
  }
  return { text: text + body.slice(at), fields: Array.from(fields, ([name, ranges]) => ({ name, ranges })) };
}

export type InsertedSnippet = ChangedText & {
  /** In the new text. */
  readonly fields: readonly SnippetField[];
  /** Where the caret goes behind the last field. */
  readonly end: number;
};

/** Puts a snippet in place of `range`, usually of the `/name` that asked for it. */
export function insertSnippet(text: string, range: TextRange, body: string): InsertedSnippet {
  const opened = openSnippet(body);
  const changed = changeText(text, { from: range.from, to: range.to, insert: opened.text });
  const fields = opened.fields.map(({ name, ranges }) => ({
    name,
    ranges: ranges.map(({ from, to }) => ({ from: from + range.from, to: to + range.from })),
  }));
  return { ...changed, fields, end: changed.changed.to };
}

/** Those that come with the studio; the user's own of the same name win. */
export const builtInSnippets: ReadonlyMap<string, string> = new Map([
  ['shot', 'A <subject> <action> in <place>, <light>. The camera <move>.'],
  ['beats', 'A <subject> first <action>, then <second action>, finally <last action>.'],
  [
    'portrait',
    'Close-up of <subject>, <expression>, then <change>. <light>, shallow depth of field. Static camera.',
  ],
  [
    'landscape',
    'Extreme wide shot of <place> at <time of day>. <movement in nature>. The camera slowly <move>.',
  ],
  [
    'product',
    'Macro shot of <product> on <surface>. <movement>. Soft window light, the camera orbits slowly.',
  ],
  ['follow', '<subject> <moves> through <place>. The camera follows from behind, handheld.'],
  ['reveal', '<detail> fills the frame. The camera slowly pulls back and shows <whole>. <light>.'],
  ['vary', '{<one>|<another>|<a third>}'],
]);
