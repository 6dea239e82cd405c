import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { ViewUpdate } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { CompletionSources } from '../../../../../shared/craft/completion.ts';
import { changeBetween } from '../../../../../shared/craft/text-range.ts';
import { useNonce } from '../../../ui/nonce.ts';
import { adviceMarks, markAdvice } from './advice-marks.ts';
import type { EditorAdvice } from './advice-marks.ts';
import { completions } from './completions.ts';
import { inSight } from './in-sight.ts';
import { stateWithUndo, undoOf } from './kept-undo.ts';
import type { FieldText } from './use-field-text.ts';
import { lineDirection } from './line-direction.ts';
import { notationMarks } from './notation-marks.ts';
import { overLimit } from './over-limit.ts';
import { ownHeight } from './own-height.ts';
import { quietKeys } from './quiet-keys.ts';
import { shapedRuns } from './shaped-runs.ts';
import './text-editor.css';

type TextEditorProps = {
  readonly label: string;
  readonly text: FieldText;
  /** A new number means that the text comes from elsewhere and replaces what is shown, with its history. */
  readonly textVersion: number;
  /** What undo could bring back when this text was last open. */
  readonly undo: string | null;
  readonly placeholder: string;
  readonly describedBy: string;
  readonly look: 'prose' | 'small';
  readonly isFocusedFirst?: boolean;
  readonly sources: CompletionSources;
  /** `typed`: one of many keys to come. `acted`: undone, pasted, completed, which has its whole effect at once. */
  readonly onChange: (text: string, how: 'typed' | 'acted') => void;
  /** After a pause, with what undo would bring back now. */
  readonly onUndo: (undo: string | null) => void;
  readonly onAccepted: (words: string) => void;
  readonly onBlur: () => void;
  readonly advice: EditorAdvice;
  /** The words that are marked; empty when none are. */
  readonly onSelection?: (selected: string) => void;
};

// Mod-Enter generates, and Mod-k and Mod-n are the window's.
const keys = defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter');

/** A pause after which undo is kept. */
const undoPauseMs = 500;

function extensions(latest: () => TextEditorProps, nonce: string): Extension {
  const { label, describedBy, placeholder: hint } = latest();
  let pause: ReturnType<typeof setTimeout> | undefined;
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    lineDirection(),
    ownHeight(),
    inSight(),
    quietKeys(),
    EditorView.contentAttributes.of({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      'aria-describedby': describedBy,
      spellcheck: 'true',
      autocapitalize: 'sentences',
      autocorrect: 'on',
      translate: 'no',
      dir: 'auto',
    }),
    placeholder(hint),
    // Lines that are not sent, for the command that makes them.
    EditorState.languageData.of(() => [{ commentTokens: { line: '#' } }]),
    history(),
    completions({
      sources: () => latest().sources,
      onAccepted: (words) => latest().onAccepted(words),
    }),
    keymap.of([...keys, ...historyKeymap]),
    adviceMarks(),
    notationMarks(),
    shapedRuns(),
    overLimit(() => latest().sources.shelves),
    EditorView.updateListener.of((update) => {
      const { onChange, onUndo, onSelection } = latest();
      if (update.selectionSet) {
        const { from, to } = update.state.selection.main;
        onSelection?.(update.state.sliceDoc(from, to).trim());
      }
      if (update.docChanged) {
        onChange(update.state.doc.toString(), isTyped(update) ? 'typed' : 'acted');
        clearTimeout(pause);
        const { textVersion } = latest();
        pause = setTimeout(() => {
          // Another text may stand here by then, which this history does not fit.
          if (latest().textVersion === textVersion) onUndo(undoOf(update.state));
        }, undoPauseMs);
      }
      if (update.focusChanged && !update.view.hasFocus) latest().onBlur();
    }),
  ];
}

function isTyped({ transactions }: ViewUpdate): boolean {
  return transactions.some((each) => each.isUserEvent('input.type') || each.isUserEvent('delete'));
}

/** A step of its own for undo; the caret stays with its words. */
function takeIn(view: EditorView | null, text: string): void {
  const before = view?.state.doc.toString();
  if (view === null || before === undefined || before === text) return;
  view.dispatch({
    changes: changeBetween(before, text),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.elsewhere',
  });
}

/** A plain-text field on CodeMirror: prose with the notation of drafts, with its own undo history. */
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
    // A fresh state per text: undo never walks back into another draft.
    const { text, undo, isFocusedFirst } = latest.current;
    const state = stateWithUndo(
      text.now(),
      undo,
      extensions(() => latest.current, nonce),
    );
    if (viewRef.current === null) {
      viewRef.current = new EditorView({ state, parent: host });
      if (isFocusedFirst === true) viewRef.current.focus();
    } else viewRef.current.setState(state);
  }, [nonce, props.textVersion]);

  const { text, advice } = props;
  useEffect(() => {
    if (viewRef.current !== null) markAdvice(viewRef.current, advice);
  }, [advice]);
  // What is made elsewhere (chips, elements, mends) comes in as a change that undo takes back.
  useEffect(() => text.follow((next) => takeIn(viewRef.current, next)), [text]);

  useEffect(
    () => () => {
      viewRef.current?.destroy();
      viewRef.current = null;
    },
    [],
  );

  return <div ref={hostRef} className={`write-editor write-editor--${props.look}`} />;
}
