import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';

const ownDirection = Decoration.line({ attributes: { dir: 'auto' } });

/** Each line runs as its own first strong letter does, so that Arabic and Hebrew stand right, and a line of English below them too. */
export function lineDirection(): Extension {
  return [
    EditorView.perLineTextDirection.of(true),
    EditorView.decorations.compute(['doc'], ({ doc }): DecorationSet => {
      const builder = new RangeSetBuilder<Decoration>();
      for (let number = 1; number <= doc.lines; number += 1) {
        const { from } = doc.line(number);
        builder.add(from, from, ownDirection);
      }
      return builder.finish();
    }),
  ];
}
