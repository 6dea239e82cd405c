import type { Advice } from './advice.ts';
import { withoutPart } from './advice-reading.ts';
import type { Rule } from './advice-reading.ts';
import type { TextChange, TextRange } from './text-range.ts';

// Praise that names nothing to be seen. "Cinematic" is not among them: it is a look, and the model's makers use it.
const vague =
  /(?<![\p{L}\p{N}-])(?:masterpiece|best quality|high quality|highest quality|top quality|ultra[- ]?high[- ]definition|ultra[- ]?hd|uhd|[48] ?k(?: resolution| uhd)?|highly detailed|ultra[- ]?detailed|hyper[- ]?detailed|amazing|awesome|stunning|breathtaking|gorgeous|beautiful|wonderful|incredible|epic|perfect|professional|award[- ]winning|trending on artstation|unreal engine(?: [45])?|octane render|nice|interesting|aesthetic)(?![\p{L}\p{N}-])/giu;

const vagueWords: Rule = ({ words, prompt }) =>
  Array.from(words.matchAll(vague), (match): Advice => {
    const range = { from: match.index, to: match.index + match[0].length };
    return {
      rule: 'vague-word',
      field: 'prompt',
      range,
      params: { word: prompt.slice(range.from, range.to) },
      fix: { kind: 'remove', field: 'prompt', change: withoutWord(prompt, range) },
    };
  });

/** "An epic battle" leaves "A battle". */
function withoutWord(prompt: string, range: TextRange): TextChange {
  const gone = withoutPart(prompt, range);
  const left = prompt.slice(Math.max(0, gone.from - 8), gone.from);
  const article = /(?<![\p{L}\p{N}])(an?) $/iu.exec(left);
  const next = /^\p{L}/u.exec(prompt.slice(gone.to, gone.to + 2))?.[0];
  if (article === null || next === undefined) return { ...gone, insert: '' };
  const letter = article[1]?.charAt(0) ?? 'a';
  return {
    from: gone.from - left.length + article.index,
    to: gone.to,
    insert: `${letter}${/[aeiou]/i.test(next) ? 'n' : ''} `,
  };
}

const quotation =
  /"[^"\r\n]{1,200}"|“[^”\r\n]{1,200}”|„[^“”\r\n]{1,200}[“”]|«[^»\r\n]{1,200}»|「[^」\r\n]{1,200}」|『[^』\r\n]{1,200}』/g;
const lettered =
  /(?<![\p{L}\p{N}])(?:signs?|billboard|banner|poster|label|logo|caption|subtitles?|title|headline|text|words?|letters?|lettering|letter|note|screen|t-shirt|shirt|says|saying|reads?|reading|written|spelling|spells|schild|aufschrift|titel|text)(?![\p{L}\p{N}])|文字|字幕|看板|招牌|写着|書か/iu;
const carrier =
  /[\s,]*(?:\b(?:that|which)\s+)?\b(?:says|saying|reads|reading|with\s+the\s+(?:words?|text|title|caption|letters)|labell?ed|titled|captioned|spelling|written)\s*:?\s*$/i;

/** Words to be read in the picture: the model draws letters, it does not write. */
const lettering: Rule = ({ prompt, words }) =>
  Array.from(words.matchAll(quotation)).flatMap((match): Advice[] => {
    const before = words.slice(Math.max(0, match.index - 90), match.index);
    const sentence = before.slice(before.search(/[^.!?。！？\r\n]*$/));
    if (!lettered.test(sentence)) return [];
    const lead = carrier.exec(before)?.[0] ?? '';
    const space = lead.length - lead.trimStart().length;
    const from = match.index - lead.length + (lead === '' ? 0 : space);
    const to = match.index + match[0].length;
    return [
      {
        rule: 'lettering',
        field: 'prompt',
        range: { from, to },
        params: { quoted: prompt.slice(match.index, to) },
        fix: {
          kind: 'switch-off',
          field: 'prompt',
          change: { from, to, insert: `[# ${prompt.slice(from, to)} #]` },
        },
      },
    ];
  });

export const wordingRules: readonly Rule[] = [vagueWords, lettering];
