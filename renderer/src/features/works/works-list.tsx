import type { Work } from '../../../../shared/contract/works.ts';
import { takeWay, useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBridge } from '../../stores/bound.ts';
import { createWorksStore } from '../../stores/works.ts';
import { errorText, wayText } from '../../text/errors.ts';
import { worksText } from '../../text/works.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { isGoing } from './works-order.ts';
import './works-list.css';

/** Every long work, the newest first, with the way to stop it or to be done with it. */
export function WorksList({ works }: { readonly works: readonly Work[] }) {
  return (
    <ul className="works">
      {works.toReversed().map((work) => (
        <WorkItem key={work.id} work={work} />
      ))}
    </ul>
  );
}

function WorkItem({ work }: { readonly work: Work }) {
  const bridge = useBridge();
  const notices = useNotices();
  const { stop, clear } = storeOf(bridge, createWorksStore).getState();
  const name = worksText.name(work);
  return (
    <li className="work">
      <div className="work-row">
        <span className="work-name">{name}</span>
        {isGoing(work) ? (
          <Button aria-label={worksText.stopOf(name)} onClick={() => notices.run(() => stop(work.id))}>
            {worksText.stop}
          </Button>
        ) : (
          <Button aria-label={worksText.clearOf(name)} onClick={() => notices.run(() => clear(work.id))}>
            {worksText.clear}
          </Button>
        )}
      </div>
      {isGoing(work) && (
        <Progress label={name} done={work.done} total={work.total} valueText={worksText.standing(work)} />
      )}
      <p className="work-words num">{worksText.standing(work)}</p>
      {work.skipped > 0 && <p className="work-words num">{worksText.skipped(work)}</p>}
      {work.errorCode !== null && <Failure code={work.errorCode} />}
    </li>
  );
}

function Failure({ code }: { readonly code: NonNullable<Work['errorCode']> }) {
  const bridge = useBridge();
  const { title, body, action } = errorText[code];
  return (
    <div className="work-failure" role="alert">
      <p>
        <b>{title}.</b> {body}
      </p>
      {action !== null && action !== 'retry' && (
        <Button look="solid" onClick={() => takeWay(bridge, action)}>
          {wayText[action]}
        </Button>
      )}
    </div>
  );
}
