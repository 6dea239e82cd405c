import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { readNotation } from '../../../../../shared/craft/notation.ts';

/** What is not sent is dim, what varies is marked; plain words are left alone. */
const marks = {
  comment: Decoration.mark({ class: 'write-unsent' }),
  off: Decoration.mark({ class: 'write-unsent' }),
  escape: Decoration.mark({ class: 'write-escape' }),
  open: Decoration.mark({ class: 'write-brace' }),
  bar: Decoration.mark({ class: 'write-brace' }),
  close: Decoration.mark({ class: 'write-brace' }),
  shelf: Decoration.mark({ class: 'write-shelf' }),
} as const;

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { kind, from, to } of readNotation(view.state.doc.toString()).tokens) {
    if (kind !== 'text') builder.add(from, to, marks[kind]);
  }
  return builder.finish();
}

/** Draws the notation of drafts: comments, parts switched off, alternatives, shelves. */
export function notationMarks(): Extension {
  return ViewPlugin.define(
    (view) => {
      const plugin = {
        decorations: decorate(view),
        update(update: ViewUpdate) {
          if (update.docChanged) plugin.decorations = decorate(update.view);
        },
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
