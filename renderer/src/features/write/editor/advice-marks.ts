import { linter, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
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

/** Advice as underlines, each with its reason and its mend where the pointer rests. F8 goes on to the next. */
export function adviceMarks(advice: () => EditorAdvice): Extension {
  const go = (direction: 1 | -1) => (view: EditorView) => visit(view, advice(), direction);
  return [
    linter(null),
    keymap.of([
      { key: 'F8', run: go(1) },
      { key: 'Shift-F8', run: go(-1) },
    ]),
  ];
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

function visit(view: EditorView, { text, items, onVisit }: EditorAdvice, direction: 1 | -1): boolean {
  if (items.length === 0 || view.state.doc.toString() !== text) return false;
  const { from } = view.state.selection.main;
  const next =
    direction === 1
      ? (items.find(({ range }) => range.from > from) ?? items[0])
      : (items.findLast(({ range }) => range.from < from) ?? items.at(-1));
  if (next === undefined) return false;
  view.dispatch({ selection: { anchor: next.range.from, head: next.range.to }, scrollIntoView: true });
  onVisit(next);
  return true;
}
