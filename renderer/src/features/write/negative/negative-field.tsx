import { useId } from 'react';
import type { ReactNode, Ref } from 'react';
import { useBound } from '../../../stores/bound.ts';
import { createWriteViewStore } from '../../../stores/write-view.ts';
import { negativeText } from '../../../text/negative.ts';
import { writeText } from '../../../text/write.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { CountLine } from '../count-line.tsx';
import { useReadText } from '../use-read-text.ts';
import { GroupsMenu } from './groups-menu.tsx';
import { NegativeChips } from './negative-chips.tsx';
import './negative.css';

const words = negativeText;
const views = (['text', 'chips'] as const).map((value) => ({ value, label: words.view[value] }));

type NegativeFieldProps = {
  readonly ref: Ref<HTMLDivElement>;
  /** The text itself, which stays there while the chips are shown and so keeps its undo. */
  readonly editor: (describedBy: string) => ReactNode;
  readonly children: ReactNode;
};

/** What is kept out: one text, written or picked as chips. */
export function NegativeField({ ref, editor, children }: NegativeFieldProps) {
  const view = useBound(createWriteViewStore, (state) => state.negativeView);
  const show = useBound(createWriteViewStore, (state) => state.showNegative);
  const countId = useId();
  const text = useReadText('negativePrompt');
  return (
    <div className="write-field write-field--negative" ref={ref}>
      <div className="write-field-foot">
        <span aria-hidden="true">{writeText.negativePrompt}</span>
        <span className="write-negative-tools">
          <GroupsMenu text={text} />
          <Segmented label={words.view.label} value={view} choices={views} onChange={show} />
        </span>
        <CountLine id={countId} field="negativePrompt" />
      </div>
      <div hidden={view !== 'text'}>{editor(countId)}</div>
      {view === 'chips' && <NegativeChips text={text} />}
      {children}
    </div>
  );
}
