import { EditorView } from '@codemirror/view';

/** The text editor within an element, also while it is out of sight. */
export function editorIn(host: Element | null): EditorView | null {
  const editor = host?.querySelector<HTMLElement>('.cm-editor') ?? null;
  return editor === null ? null : EditorView.findFromDOM(editor);
}
