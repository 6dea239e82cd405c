import type { Extension } from '@codemirror/state';
import { EditorView, tooltips } from '@codemirror/view';

/**
 * Keeps the caret, and what opens beside it, where they can be seen: in the page that the editor scrolls with, for the editor is a
 * layout of its own (`own-height.ts`), which nothing in it can leave over the page's edge.
 *
 * Each key asks for the caret to be scrolled there, for which CodeMirror looks at every element around the editor. Nearly always it is
 * there: that is seen here by looking at those alone that scroll. Where it is not, CodeMirror does as it would.
 */
export function inSight(): Extension {
  let scrollers: readonly Element[] | null = null;
  const sightOf = (view: EditorView): Box => {
    scrollers ??= scrollersAround(view.dom);
    return overlapOf([windowBox(), ...scrollers.map((each) => each.getBoundingClientRect())]);
  };
  return [
    tooltips({ tooltipSpace: (view) => besideEdges(sightOf(view)) }),
    EditorView.scrollHandler.of((view, range, { y, yMargin }) => {
      if (y !== 'nearest' || !range.empty) return false;
      const caret = caretBox(view, range.head);
      return caret !== null && isWithin(caret, yMargin, sightOf(view));
    }),
  ];
}

const sideGap = 10;

/** All in pixels, from the upper left corner of the window. */
type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export function overlapOf(boxes: readonly Box[]): Box {
  return {
    top: Math.max(...boxes.map(({ top }) => top)),
    bottom: Math.min(...boxes.map(({ bottom }) => bottom)),
    left: Math.max(...boxes.map(({ left }) => left)),
    right: Math.min(...boxes.map(({ right }) => right)),
  };
}

/** What opens does not touch the page's sides. */
function besideEdges(sight: Box): Box {
  return { ...sight, left: sight.left + sideGap, right: sight.right - sideGap };
}

export function isWithin(caret: Box, margin: number, sight: Box): boolean {
  return caret.top - margin >= sight.top && caret.bottom + margin <= sight.bottom;
}

function windowBox(): Box {
  return { top: 0, bottom: window.innerHeight, left: 0, right: window.innerWidth };
}

/** Null where a caret alone has no box, as in an empty line. */
function caretBox(view: EditorView, at: number): Box | null {
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
