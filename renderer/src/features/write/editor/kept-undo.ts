import { historyField } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';

const fields = { history: historyField };

/** As main keeps it: what undo and redo would bring back. Null where it is longer than what is kept. */
export function undoOf(state: EditorState, atMost = 400_000): string | null {
  const { history } = state.toJSON(fields) as { readonly history?: unknown };
  const text = JSON.stringify(history ?? null);
  return text.length <= atMost ? text : null;
}

/** A text with the undo it had when the studio ended; with none where that is of another make and cannot be read. */
export function stateWithUndo(doc: string, undo: string | null, extensions: Extension): EditorState {
  const anchor = doc.length;
  const plain = () => EditorState.create({ doc, selection: { anchor }, extensions });
  if (undo === null) return plain();
  try {
    const selection = { ranges: [{ anchor, head: anchor }], main: 0 };
    const history: unknown = JSON.parse(undo);
    if (history === null) return plain();
    return EditorState.fromJSON({ doc, selection, history }, { extensions }, fields);
  } catch {
    return plain();
  }
}
