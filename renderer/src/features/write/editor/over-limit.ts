import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';
import { overflowOf } from '../../../../../shared/craft/sent-text.ts';
import type { Shelves } from '../../../../../shared/craft/shelves.ts';

const mark = Decoration.mark({ class: 'write-overflow' });

function decorate(view: EditorView, shelves: Shelves): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const over = overflowOf(view.state.doc.toString(), shelves);
  if (over !== null && over.from < over.to) builder.add(over.from, over.to, mark);
  return builder.finish();
}

/** Underlines what the service would not take. */
export function overLimit(shelves: () => Shelves): Extension {
  return ViewPlugin.define(
    (view) => {
      const plugin = {
        decorations: decorate(view, shelves()),
        update(update: ViewUpdate) {
          if (update.docChanged) plugin.decorations = decorate(update.view, shelves());
        },
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
