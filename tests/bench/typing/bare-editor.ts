/** The least an editor of prose can be: CodeMirror with its keys and its undo. Bundled and shown by `bare-page.ts`. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';

new EditorView({
  doc: document.body.dataset['text'] ?? '',
  parent: document.body,
  extensions: [EditorView.lineWrapping, history(), keymap.of([...defaultKeymap, ...historyKeymap])],
});
