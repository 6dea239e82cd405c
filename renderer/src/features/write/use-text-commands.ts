import { startCompletion } from '@codemirror/autocomplete';
import { toggleComment } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import type { RefObject } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useBound } from '../../stores/bound.ts';
import { createWriteViewStore } from '../../stores/write-view.ts';
import { editorIn } from './editor/editor-in.ts';

/** Where the two texts of a draft stand, however they are shown. */
export type TextFields = {
  readonly prompt: RefObject<HTMLDivElement | null>;
  readonly negative: RefObject<HTMLDivElement | null>;
};

/** The commands that act on the texts. */
export function useTextCommands({ prompt, negative }: TextFields): void {
  const view = useBound(createWriteViewStore, (state) => state.view);
  const show = useBound(createWriteViewStore, (state) => state.show);

  /** In the text that has the keyboard, else in the prompt; which is shown as text, where it is not. */
  function inText(act: (editor: EditorView) => void): void {
    const second = editorIn(negative.current);
    const editor = second?.hasFocus === true ? second : editorIn(prompt.current);
    if (editor === null) return;
    const begin = () => {
      editor.focus();
      act(editor);
    };
    if (editor === second || view === 'text') begin();
    else {
      show('text');
      // What is out of sight takes no focus: once it is drawn.
      requestAnimationFrame(begin);
    }
  }

  useCommand('comment', () => inText((editor) => toggleComment(editor)));
  useCommand('snippet', () => inText(putInSnippet));
  useCommand('negative', () => {
    const isThere = negative.current?.contains(document.activeElement) === true;
    focusField(isThere ? prompt.current : negative.current);
  });
  useCommand('view', () => {
    show(view === 'text' ? 'elements' : 'text');
    requestAnimationFrame(() => focusField(prompt.current));
  });
}

/** The text where it is shown, else the first field of what stands in its place. */
function focusField(field: HTMLElement | null): void {
  const editor = editorIn(field);
  if (editor !== null && editor.dom.closest('[hidden]') === null) editor.focus();
  else field?.querySelector<HTMLElement>('textarea, input:not([type=radio])')?.focus();
}

/** A slash is how snippets are asked for; it stands apart from the word before it. */
function putInSnippet(editor: EditorView): void {
  const { from, to } = editor.state.selection.main;
  const before = editor.state.sliceDoc(Math.max(0, from - 1), from);
  const insert = /^\s?$/.test(before) ? '/' : ' /';
  editor.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  startCompletion(editor);
}
