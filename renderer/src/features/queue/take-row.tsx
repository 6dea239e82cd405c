import { GripVertical } from 'lucide-react';
import { memo } from 'react';
import type { TakeId } from '../../../../shared/contract/ids.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { titleOf } from '../../../../shared/recipe.ts';
import { queueText } from '../../text/queue.ts';
import type { Step } from './reorder.ts';
import type { QueueEntry } from './sections.ts';
import type { Asked } from './take-dialogs.tsx';
import { TakeMenu } from './take-menu.tsx';
import { TakePicture } from './take-picture.tsx';
import { TakeStanding } from './take-standing.tsx';
import { TakeWays } from './take-ways.tsx';
import { TakeWhy } from './take-why.tsx';
import type { HandleProps } from './use-drag-reorder.ts';

type TakeRowProps = {
  readonly entry: QueueEntry;
  readonly onAsk: (asked: Asked) => void;
  readonly onStep: (entry: QueueEntry, step: Step) => void;
  readonly handleProps: (id: TakeId) => HandleProps;
};

function priceOf(take: Take): string {
  return take.service === 'practice' ? queueText.practice : queueText.estimate(take.priceMicros);
}

export const TakeRow = memo(function TakeRow({ entry, onAsk, onStep, handleProps }: TakeRowProps) {
  const { take, section } = entry;
  const { recipe } = take;
  const facts = [
    queueText.revision(take.title === titleOf(recipe.prompt) ? null : take.title, take.revisionNumber),
    queueText.seconds(recipe.durationS),
    recipe.aspectRatio,
    priceOf(take),
  ];
  return (
    <article className="take" data-section={section} data-state={take.state}>
      <TakePicture entry={entry} />
      <div className="take-words">
        <p className="take-prompt one-line">{recipe.prompt}</p>
        <p className="take-facts one-line num">{facts.join(' · ')}</p>
        <TakeWhy take={take} />
      </div>
      <div className="take-side">
        <TakeStanding take={take} />
        <TakeWays take={take} onAsk={onAsk} />
      </div>
      <div className="take-tools">
        {section === 'waiting' && entry.count > 1 && (
          <button
            type="button"
            className="take-handle"
            data-handle
            aria-label={queueText.handle(entry.place, entry.count)}
            {...handleProps(take.id)}
          >
            <GripVertical aria-hidden="true" />
          </button>
        )}
        <TakeMenu entry={entry} onAsk={onAsk} onStep={onStep} />
      </div>
    </article>
  );
});
