import { linter, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Advice } from '../../../../../shared/craft/advice.ts';
import { adviceListText } from '../../../text/advice-list.ts';

export type EditorAdvice = {
  /** The text the advice was read in. */
  readonly text: string;
  readonly items: readonly Advice[];
  readonly onMend: (advice: Advice) => void;
  readonly onTurnOff: (advice: Advice) => void;
  /** The caret was taken to it. */
  readonly onVisit: (advice: Advice) => void;
};

/** Advice as underlines, each with its reason and its mend where the pointer rests. */
export function adviceMarks(): Extension {
  return linter(null);
}

/** Marks a text; not one that was typed in since, which will be read again. */
export function markAdvice(view: EditorView, advice: EditorAdvice): void {
  if (view.state.doc.toString() !== advice.text) return;
  view.dispatch(
    setDiagnostics(
      view.state,
      advice.items.map((one) => diagnosticOf(one, advice)),
    ),
  );
}

function diagnosticOf(one: Advice, { onMend, onTurnOff }: EditorAdvice): Diagnostic {
  const mend = one.fix === null ? [] : [{ name: adviceListText.fixLabel(one.fix), apply: () => onMend(one) }];
  const { title, reason } = adviceListText.wordsOf(one);
  return {
    ...one.range,
    severity: 'hint',
    message: `${title}\n${reason}`,
    actions: [...mend, { name: adviceListText.off, apply: () => onTurnOff(one) }],
  };
}

/** Takes the keyboard to a piece of advice. */
export function visitAdvice(view: EditorView, { onVisit }: EditorAdvice, advice: Advice): void {
  const { from, to } = advice.range;
  view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  view.focus();
  onVisit(advice);
}
