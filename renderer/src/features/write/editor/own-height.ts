import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { PluginValue } from '@codemirror/view';

/** A text grows with one line to spare, and up to so many are left when it shrinks: at the end of a line nothing below jumps to and fro. */
const spareLines = { grown: 1, most: 2 } as const;

/**
 * Gives the editor's host the height of its text as a number, so that the host can be a layout of its own (`contain: size layout`) and
 * a letter lays out its line, not the page around it. It is set between layout and paint, so no frame shows a height that is late.
 */
export function ownHeight(): Extension {
  return ViewPlugin.define((view): PluginValue => {
    let heightPx = 0;
    let isWrittenIn = false;
    const watch = new ResizeObserver(([entry]) => {
      const textPx = entry?.borderBoxSize[0]?.blockSize ?? 0;
      const host = view.dom.parentElement;
      // Zero while another view of the draft is shown; the text is as high as before when it comes back.
      if (host === null || textPx === 0) return;
      const isHigher = textPx > heightPx;
      const next = heightFor(textPx, heightPx, view.defaultLineHeight);
      if (next === heightPx) return;
      heightPx = next;
      host.style.height = `${next}px`;
      // Until now there was nowhere to scroll to for what was pasted at the end.
      if (isHigher && isWrittenIn) view.dispatch({ effects: caretInSight(view) });
      isWrittenIn = false;
    });
    watch.observe(view.dom);
    return {
      update({ docChanged }) {
        if (docChanged && view.hasFocus) isWrittenIn = true;
      },
      destroy: () => watch.disconnect(),
    };
  });
}

/** All in pixels; a text that is shown for the first time has no line to spare. */
export function heightFor(text: number, before: number, line: number): number {
  if (before === 0) return text;
  if (text > before) return text + spareLines.grown * line;
  return before - text > spareLines.most * line ? text : before;
}

function caretInSight({ state }: EditorView) {
  return EditorView.scrollIntoView(state.selection.main.head);
}
