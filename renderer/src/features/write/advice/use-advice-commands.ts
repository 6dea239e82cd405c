import { useCommand } from '../../../commands/use-command.ts';
import { useBound } from '../../../stores/bound.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import type { Advice } from '../../../../../shared/craft/advice.ts';
import { visitAdvice } from '../editor/advice-marks.ts';
import type { EditorAdvice } from '../editor/advice-marks.ts';
import { editorIn } from '../editor/editor-in.ts';
import type { TextFields } from '../use-text-commands.ts';

type Piece = { readonly field: keyof TextFields; readonly one: Advice };

/** Walks through the advice on both texts as through one list, and mends what it stands at. */
export function useAdviceCommands(fields: TextFields, marks: Record<keyof TextFields, EditorAdvice>): void {
  const view = useBound(createWriteViewStore, (state) => state.view);
  const show = useBound(createWriteViewStore, (state) => state.show);

  /** Only what fits the text as it stands; what was typed since is read again in a moment. */
  function pieces(): readonly Piece[] {
    return (['prompt', 'negative'] as const).flatMap((field) => {
      const { text, items } = marks[field];
      const isRead = editorIn(fields[field].current)?.state.doc.toString() === text;
      return isRead ? items.map((one) => ({ field, one })) : [];
    });
  }
  function here(): { readonly field: keyof TextFields; readonly from: number; readonly to: number } {
    const negative = editorIn(fields.negative.current);
    const field = negative?.hasFocus === true ? 'negative' : 'prompt';
    const { from = 0, to = 0 } = editorIn(fields[field].current)?.state.selection.main ?? {};
    return { field, from, to };
  }
  function visit(piece: Piece | undefined): void {
    const editor = editorIn(fields[piece?.field ?? 'prompt'].current);
    if (piece === undefined || editor === null) return;
    const go = () => visitAdvice(editor, marks[piece.field], piece.one);
    if (piece.field === 'negative' || view === 'text') go();
    else {
      show('text');
      requestAnimationFrame(go);
    }
  }
  function step(by: 1 | -1): void {
    const all = pieces();
    const place = here();
    const rank = ({ field, one }: Piece) => order(field, one.range.from) - order(place.field, place.from);
    visit(
      by === 1
        ? (all.find((each) => rank(each) > 0) ?? all[0])
        : (all.findLast((each) => rank(each) < 0) ?? all.at(-1)),
    );
  }

  useCommand('advice.next', () => step(1));
  useCommand('advice.previous', () => step(-1));
  useCommand('advice.mend', () => {
    const place = here();
    const at = pieces().find(
      ({ field, one: { range } }) =>
        field === place.field && range.from <= place.from && place.to <= range.to,
    );
    // Nothing is mended unseen: first it is gone to.
    if (at === undefined) step(1);
    else marks[at.field].onMend(at.one);
  });
}

/** Places of the prompt stand before those of the negative prompt. */
function order(field: keyof TextFields, from: number): number {
  return from + (field === 'negative' ? 1e9 : 0);
}
