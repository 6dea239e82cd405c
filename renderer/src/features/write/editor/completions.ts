import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionKeymap,
  currentCompletions,
  snippet,
} from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import type { EditorView, KeyBinding } from '@codemirror/view';
import { complete } from '../../../../../shared/craft/completion.ts';
import type { CompletionItem, CompletionSources } from '../../../../../shared/craft/completion.ts';
import { openSnippet } from '../../../../../shared/craft/snippets.ts';
import { vocabulary } from '../../../../../shared/craft/vocabulary.ts';
import { editorText } from '../../../text/editor.ts';
import { vocabularyText } from '../../../text/vocabulary.ts';

const kindOf = new Map(vocabulary.map(({ id, kind }) => [id, kind]));

type Options = {
  /** What is the user's own, as it is now. */
  readonly sources: () => CompletionSources;
  /** Words were taken over into the text. */
  readonly onAccepted: (words: string) => void;
};

/** Offers words of the trade, snippets, shelves and what was accepted before, while one types. */
export function completions(options: Options): Extension {
  return [
    autocompletion({
      override: [(context) => resultOf(context, options)],
      icons: false,
      defaultKeymap: false,
      maxRenderedOptions: 12,
      tooltipClass: () => 'write-offers',
      // A pause of typing, not every key; the list never takes Enter from a text that goes on.
      activateOnTypingDelay: 90,
    }),
    Prec.highest(keymap.of(keys)),
  ];
}

const keys: readonly KeyBinding[] = [
  ...completionKeymap.filter(({ key }) => key !== 'Escape'),
  // Tab takes an offer as Enter does, and never leaves a field with its list open; without one it leaves it as everywhere.
  { key: 'Tab', run: (view) => acceptCompletion(view) || isOffering(view) },
  // Of words that are still looked for nothing is seen: Escape ends the search, and goes on to what it was meant for.
  { key: 'Escape', run: closeOffers },
];

function closeOffers(view: EditorView): boolean {
  const wasSeen = isOffering(view);
  closeCompletion(view);
  return wasSeen;
}

function isOffering({ state }: EditorView): boolean {
  return currentCompletions(state).length > 0;
}

function resultOf(context: CompletionContext, options: Options): CompletionResult | null {
  const found = complete(context.state.doc.toString(), context.pos, options.sources());
  if (found === null) return null;
  return {
    from: found.range.from,
    to: found.range.to,
    options: found.items.map((item) => optionOf(item, options)),
    // They are in their order already, and the next key asks anew.
    filter: false,
  };
}

function optionOf(item: CompletionItem, { onAccepted }: Options): Completion {
  switch (item.kind) {
    case 'term': {
      const kind = kindOf.get(item.id);
      const detail = kind === undefined ? '' : vocabularyText.kinds[kind];
      return accepting(
        { label: item.insert, detail, info: vocabularyText.explanations[item.id] },
        onAccepted,
        item.repeats,
      );
    }
    case 'phrase':
      return accepting({ label: item.insert, detail: editorText.offers.before }, onAccepted);
    case 'shelf':
      return { label: item.insert, detail: editorText.offers.shelf(item.alternatives) };
    case 'snippet':
      return {
        label: `/${item.name}`,
        detail: editorText.offers.snippet,
        info: openSnippet(item.insert).text,
        apply: snippet(templateOf(item.insert)),
      };
  }
}

function accepting(option: Completion, onAccepted: (words: string) => void, repeats = 0): Completion {
  return {
    ...option,
    apply(view: EditorView, { label }: Completion, begun: number, to: number) {
      const from = begun - repeats;
      view.dispatch({
        changes: { from, to, insert: label },
        selection: { anchor: from + label.length },
        userEvent: 'input.complete',
      });
      onAccepted(label);
    },
  };
}

/** Our snippets in CodeMirror's own template language, in which braces of the text are escaped. */
export function templateOf(body: string): string {
  const { text, fields } = openSnippet(body);
  const places = fields
    .flatMap(({ name, ranges }, at) => ranges.map((range) => ({ ...range, name, number: at + 1 })))
    .toSorted((a, b) => a.from - b.from);
  let template = '';
  let at = 0;
  for (const { from, to, name, number } of places) {
    template += `${escaped(text.slice(at, from))}\${${number}:${escaped(name)}}`;
    at = to;
  }
  return `${template}${escaped(text.slice(at))}\${}`;
}

function escaped(text: string): string {
  return text.replace(/[{}]/g, String.raw`\$&`);
}
