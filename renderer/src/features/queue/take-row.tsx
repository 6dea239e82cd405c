import { GripVertical } from 'lucide-react';
import { memo } from 'react';
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
import type { DragHandle } from './use-drag-reorder.ts';

type TakeRowProps = {
  readonly entry: QueueEntry;
  readonly onAsk: (asked: Asked) => void;
  readonly onStep: (entry: QueueEntry, step: Step) => void;
  readonly handle: DragHandle;
};

function priceOf(take: Take): string {
  return take.service === 'practice' ? queueText.practice : queueText.estimate(take.priceMicros);
}

/** Entries are made anew with every change of the queue; a row differs only when what it shows does. */
function isSame(before: TakeRowProps, after: TakeRowProps): boolean {
  const { entry: a } = before;
  const { entry: b } = after;
  return (
    a.take === b.take &&
    a.section === b.section &&
    a.place === b.place &&
    a.count === b.count &&
    before.onAsk === after.onAsk &&
    before.onStep === after.onStep &&
    before.handle === after.handle
  );
}

export const TakeRow = memo(function TakeRow({ entry, onAsk, onStep, handle }: TakeRowProps) {
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
            draggable
            onDragStart={(event) => handle.start(take.id, event)}
            onDragEnd={handle.end}
          >
            <GripVertical aria-hidden="true" />
          </button>
        )}
        <TakeMenu entry={entry} onAsk={onAsk} onStep={onStep} />
      </div>
    </article>
  );
}, isSame);
