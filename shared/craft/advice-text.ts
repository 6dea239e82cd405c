import { promptLength, promptLimit } from '../recipe.ts';
import type { Advice, AdviceField, Fix } from './advice.ts';
import type { Reading, Rule } from './advice-reading.ts';
import { overflowOf } from './sent-text.ts';
import type { TemplateProblem } from './template.ts';
import { expand, firstVariant, readDraft } from './variations.ts';

const fields = ['prompt', 'negativePrompt'] as const;

/** Over the limit of the endpoint's page, in the first variant or in any that can be listed. */
const overLimit: Rule = (reading) =>
  fields.flatMap((field): Advice[] => {
    const text = reading[field];
    if (text.length + longestShelf(reading) * text.length <= promptLimit) return [];
    const longest = longestVariant(reading, field);
    if (longest <= promptLimit) return [];
    const range = overflowOf(text, reading.shelves) ?? { from: text.length, to: text.length };
    const hasVariations = promptLength(firstVariant(text, reading.shelves).text) !== longest;
    return [
      {
        rule: 'over-limit',
        field,
        range,
        params: { over: longest - promptLimit, limit: promptLimit, hasVariations },
        fix: null,
      },
    ];
  });

/** No more units per unit of the draft than this can come from shelves. */
function longestShelf({ shelves }: Reading): number {
  return Math.max(
    0,
    ...Array.from(shelves.values(), (texts) => Math.max(0, ...texts.map((text) => text.length))),
  );
}

// Enough to find the longest of what would be bought at once; a longer list is not bought unseen.
const mostMeasured = 200;

function longestVariant({ shelves, ...draft }: Reading, field: AdviceField): number {
  const first = promptLength(firstVariant(draft[field], shelves).text);
  const only = { prompt: '', negativePrompt: '', [field]: draft[field] };
  const expansion = expand(readDraft(only, shelves), mostMeasured);
  if (expansion.kind === 'too-many') return first;
  return expansion.variants.reduce((most, variant) => Math.max(most, promptLength(variant[field])), first);
}

const brackets: Rule = (reading) => {
  const draft = readDraft(reading, reading.shelves);
  return fields.flatMap((field) => {
    const problems = field === 'prompt' ? draft.promptProblems : draft.negativeProblems;
    return problems.flatMap((problem) => bracketAdvice(reading, field, problem));
  });
};

function bracketAdvice(reading: Reading, field: AdviceField, problem: TemplateProblem): Advice[] {
  const { kind, from, to } = problem;
  const text = reading[field];
  const written = text.slice(from, to);
  // Prompts in the form of data keep their braces on purpose.
  if (kind === 'one-alternative' && !/^\{[^{}":=\r\n]{1,40}\}$/.test(written)) return [];
  // A name that nothing is known of may be anything, unless the user has shelves.
  if (kind === 'unknown-shelf' && reading.shelves.size === 0) return [];
  return [
    {
      rule: 'brackets',
      field,
      range: { from, to },
      params: { problem: kind, written },
      fix: bracketFix(text, field, problem, reading),
    },
  ];
}

// A mend that looks further for the end of a line would cost a long text of many brackets dear.
const lineReach = 400;

function bracketFix(
  text: string,
  field: AdviceField,
  { kind, from, to }: TemplateProblem,
  reading: Reading,
): Fix | null {
  const escape = { kind: 'escape', field, change: { from, to: from, insert: '\\' } } as const;
  switch (kind) {
    case 'unclosed': {
      const line = /^[^\r\n.;]*/.exec(text.slice(to, to + lineReach))?.[0] ?? '';
      const end = to + line.trimEnd().length;
      return line.includes('|')
        ? { kind: 'close', field, change: { from: end, to: end, insert: '}' } }
        : escape;
    }
    case 'unclosed-off': {
      const line = /^[^\r\n]*/.exec(text.slice(to, to + lineReach))?.[0] ?? '';
      const end = to + line.trimEnd().length;
      return { kind: 'close', field, change: { from: end, to: end, insert: ' #]' } };
    }
    case 'unopened':
      return escape;
    case 'one-alternative':
      return { kind: 'remove', field, change: { from, to, insert: text.slice(from + 1, to - 1) } };
    case 'same-alternative': {
      const bar = text.lastIndexOf('|', from);
      return { kind: 'remove', field, change: { from: bar, to, insert: '' } };
    }
    case 'unknown-shelf': {
      const near = nearestName(text.slice(from + 1, to), [...reading.shelves.keys()]);
      return near === null
        ? escape
        : { kind: 'replace', field, change: { from: from + 1, to, insert: near } };
    }
    case 'empty-shelf':
    case 'too-deep':
      return null;
  }
}

/** The one shelf that begins alike, or differs in an ending. */
function nearestName(name: string, names: readonly string[]): string | null {
  const typed = name.toLowerCase();
  const near = names.filter((known) => {
    const other = known.toLowerCase();
    return (
      typed.length > 2 && other.slice(0, 3) === typed.slice(0, 3) && Math.abs(other.length - typed.length) < 3
    );
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}

export const textRules: readonly Rule[] = [overLimit, brackets];
