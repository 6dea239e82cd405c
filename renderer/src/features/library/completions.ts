import type { Output } from '../../../../shared/contract/index.ts';
import { complete } from '../../../../shared/library-query/complete.ts';
import type { Completion } from '../../../../shared/library-query/complete.ts';
import { quoted } from '../../../../shared/library-query/write-query.ts';
import { searchText } from '../../text/library-search.ts';

/** One line below the search box. Choosing it makes the query `text`, with the caret at `caret`. */
export type SearchOption = {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  readonly caret: number;
};

export type Suggestions = Output<'library.suggest'>['values'];

function put(text: string, { from, to }: Pick<Completion, 'from' | 'to'>, words: string) {
  const rest = text.slice(to);
  // A finished term is followed by a blank, so that the next one can be typed at once.
  const end = words.endsWith(':') || rest.startsWith(' ') || rest.startsWith(',') ? '' : ' ';
  return { text: `${text.slice(0, from)}${words}${end}${rest}`, caret: from + words.length + end.length };
}

/** What may be put at the caret; `known` are the library's own values, for fields that only it knows the values of. */
export function optionsFor(
  text: string,
  completion: Completion,
  known: Suggestions,
): readonly SearchOption[] {
  switch (completion.kind) {
    case 'field':
      return completion.names.map((name) => ({
        id: name,
        label: `${name}:`,
        detail: searchText.fields[name] ?? '',
        ...put(text, completion, `${name}:`),
      }));
    case 'choice':
      return completion.values.map((value) => ({
        id: value,
        label: value,
        detail: '',
        ...put(text, completion, quoted(value)),
      }));
    case 'value':
      return known.map(({ value, count }) => ({
        id: value,
        label: value,
        detail: searchText.clips(count),
        ...put(text, completion, quoted(value)),
      }));
  }
}

/** The fields to begin with, where nothing is typed yet. */
const starters = ['rating', 'flag', 'is', 'tag', 'collection', 'date', 'ratio', 'duration', 'model', 'has'];

/** What stands at the caret, or a field to begin with after a blank. */
export function completionAt(text: string, caret: number): Completion | null {
  const typed = complete(text, caret);
  if (typed !== null) return typed;
  const isBetween = caret === 0 || text[caret - 1] === ' ';
  return isBetween ? { kind: 'field', names: starters, prefix: '', from: caret, to: caret } : null;
}
