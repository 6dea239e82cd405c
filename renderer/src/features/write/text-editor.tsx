import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { promptLimit } from '../../../../shared/recipe.ts';
import { useNonce } from '../../ui/nonce.ts';
import { overLimit } from './over-limit.ts';
import './text-editor.css';

type TextEditorProps = {
  readonly label: string;
  readonly value: string;
  /** A new number means that `value` comes from elsewhere and replaces what is shown, with its history. */
  readonly textVersion: number;
  readonly placeholder: string;
  readonly describedBy: string;
  readonly look: 'prose' | 'small';
  readonly isFocusedFirst?: boolean;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
};

// Mod-Enter generates, and Mod-k and Mod-n are the window's.
const keys = defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter');

type Handlers = { readonly change: (text: string) => void; readonly blur: () => void };

function extensions(props: TextEditorProps, nonce: string, handlers: () => Handlers): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': props.label,
      'aria-describedby': props.describedBy,
      spellcheck: 'true',
      autocapitalize: 'sentences',
      autocorrect: 'on',
      translate: 'no',
    }),
    placeholder(props.placeholder),
    history(),
    keymap.of([...keys, ...historyKeymap]),
    overLimit(promptLimit),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) handlers().change(update.state.doc.toString());
      if (update.focusChanged && !update.view.hasFocus) handlers().blur();
    }),
  ];
}

/** A plain-text field on CodeMirror: prose without syntax, with its own undo history. */
export function TextEditor(props: TextEditorProps) {
  const nonce = useNonce();
  const hostRef = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const handlers = () => ({ change: latest.current.onChange, blur: latest.current.onBlur });
    // A fresh state per text: undo never walks back into another draft.
    const state = EditorState.create({
      doc: latest.current.value,
      extensions: extensions(latest.current, nonce, handlers),
      selection: { anchor: latest.current.value.length },
    });
    if (viewRef.current === null) {
      viewRef.current = new EditorView({ state, parent: host });
      if (latest.current.isFocusedFirst === true) viewRef.current.focus();
    } else viewRef.current.setState(state);
  }, [nonce, props.textVersion]);

  useEffect(
    () => () => {
      viewRef.current?.destroy();
      viewRef.current = null;
    },
    [],
  );

  return <div ref={hostRef} className={`write-editor write-editor--${props.look}`} />;
}
