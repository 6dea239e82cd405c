// Words with their inner hyphens and apostrophes; white space run by run; everything else sign by sign.
const tokens = /[\p{L}\p{N}\p{M}_]+(?:['’-][\p{L}\p{N}\p{M}_]+)*|\r\n|[^\S\r\n]+|[^]/gu;

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const isPictorial = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f/u;

/** What a reader takes as one step of a text: words, characters where a script writes no spaces, emoji whole. Joined, the text. */
export function wordTokens(text: string): readonly string[] {
  const found = text.match(tokens) ?? [];
  const split: string[] = [];
  let emoji = '';
  for (const token of found) {
    if (isPictorial.test(token)) {
      emoji += token;
      continue;
    }
    if (emoji !== '') split.push(...characters(emoji));
    emoji = '';
    if (unspaced.test(token)) split.push(...characters(token));
    else split.push(token);
  }
  if (emoji !== '') split.push(...characters(emoji));
  return split;
}

const graphemes =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

/** Characters as a reader sees them; code points where the platform cannot tell. */
function characters(text: string): readonly string[] {
  return graphemes === null
    ? Array.from(text)
    : Array.from(graphemes.segment(text), ({ segment }) => segment);
}
