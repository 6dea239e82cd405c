import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Each key asks for the caret to be scrolled into sight, for which CodeMirror looks at every element around the editor. Nearly always it
 * is in sight: that is seen here by looking at those alone that scroll. Where it is not, CodeMirror does as it would.
 */
export function caretInSight(): Extension {
  let scrollers: readonly Element[] | null = null;
  return EditorView.scrollHandler.of((view, range, { y, yMargin }) => {
    if (y !== 'nearest' || !range.empty) return false;
    const caret = caretBox(view, range.head);
    if (caret === null) return false;
    scrollers ??= scrollersAround(view.dom);
    return isWithin(caret, yMargin, [
      { top: 0, bottom: window.innerHeight },
      ...scrollers.map((each) => each.getBoundingClientRect()),
    ]);
  });
}

type Span = { readonly top: number; readonly bottom: number };

/** All in pixels, from the top of the window. */
export function isWithin({ top, bottom }: Span, margin: number, frames: readonly Span[]): boolean {
  return frames.every((frame) => top - margin >= frame.top && bottom + margin <= frame.bottom);
}

/** Null where a caret alone has no box, as in an empty line. */
function caretBox(view: EditorView, at: number): DOMRect | null {
  const { node, offset } = view.domAtPos(at);
  const caret = document.createRange();
  caret.setStart(node, offset);
  const box = caret.getBoundingClientRect();
  return box.height === 0 ? null : box;
}

function scrollersAround(element: Element): readonly Element[] {
  const found: Element[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) found.push(each);
  }
  return found;
}
