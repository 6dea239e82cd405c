import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view';

/** Where in the text the first character too many begins, in UTF-16 units; null when all fits. */
export function overflowStart(text: string, limit: number): number | null {
  // Cheap answer for nearly every text: it has no more code points than units.
  if (text.length <= limit) return null;
  let count = 0;
  let offset = 0;
  for (const character of text) {
    if (count === limit) return offset;
    count += 1;
    offset += character.length;
  }
  return null;
}

const mark = Decoration.mark({ class: 'write-overflow' });

function decorate(view: EditorView, limit: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const from = overflowStart(view.state.doc.toString(), limit);
  if (from !== null) builder.add(from, view.state.doc.length, mark);
  return builder.finish();
}

/** Underlines what the service would not take. */
export function overLimit(limit: number): Extension {
  return ViewPlugin.define(
    (view) => {
      const plugin = {
        decorations: decorate(view, limit),
        update(update: ViewUpdate) {
          if (update.docChanged) plugin.decorations = decorate(update.view, limit);
        },
      };
      return plugin;
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
