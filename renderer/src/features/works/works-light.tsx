import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import type { Work } from '../../../../shared/contract/works.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createWorksStore } from '../../stores/works.ts';
import { worksText } from '../../text/works.ts';
import { Popover } from '../../ui/popover.tsx';
import { Progress } from '../../ui/progress.tsx';
import { WorksList } from './works-list.tsx';
import { isGoing, leading } from './works-order.ts';
import './works-light.css';

/** At the foot of the rail, only while there is something to tell: what goes on for longer than a moment, and how it ended. */
export function WorksLight({ isFolded }: { readonly isFolded: boolean }) {
  const bridge = useBridge();
  const works = useBound(createWorksStore, (state) => state.works);
  const work = leading(works);
  if (work === null) return null;

  /** What ended well has been seen when its list is closed. */
  function handleOpenChange(isOpen: boolean): void {
    if (isOpen) return;
    const { clear } = storeOf(bridge, createWorksStore).getState();
    for (const { id, state } of works) {
      if (state === 'done' || state === 'stopped') void clear(id).catch(() => undefined);
    }
  }

  return (
    <Popover
      title={worksText.title}
      side={isFolded ? 'right' : 'top'}
      onOpenChange={handleOpenChange}
      trigger={
        <button type="button" className="works-light" data-state={work.state} aria-label={said(work, works)}>
          <Sign work={work} />
          {!isFolded && <Line work={work} works={works} />}
        </button>
      }
    >
      <WorksList works={works} />
    </Popover>
  );
}

function said(work: Work, works: readonly Work[]): string {
  const going = works.filter(isGoing).length;
  const first = `${worksText.name(work)}, ${worksText.standing(work)}`;
  return going > 1 ? `${worksText.several(going)}: ${first}` : first;
}

function Sign({ work }: { readonly work: Work }) {
  if (work.state === 'failed') return <CircleAlert aria-hidden="true" />;
  return isGoing(work) ? (
    <LoaderCircle aria-hidden="true" className="works-going" />
  ) : (
    <CircleCheck aria-hidden="true" />
  );
}

function Line({ work, works }: { readonly work: Work; readonly works: readonly Work[] }) {
  const going = works.filter(isGoing).length;
  return (
    <span className="works-line" aria-hidden="true">
      <span className="works-line-words">
        <span className="one-line">{going > 1 ? worksText.several(going) : worksText.name(work)}</span>
        {going <= 1 && <span className="num">{worksText.standing(work)}</span>}
      </span>
      {isGoing(work) && (
        <Progress
          label={worksText.name(work)}
          done={work.done}
          total={work.total}
          valueText={worksText.standing(work)}
        />
      )}
    </span>
  );
}
