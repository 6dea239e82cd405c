import type { Take } from '../../../../shared/contract/takes.ts';
import { queueText } from '../../text/queue.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useTakeActions } from './use-take-actions.ts';

type UnconfirmedBannerProps = {
  readonly takes: readonly Take[];
  readonly onDecide: (take: Take) => void;
};

/** Money may be spent without a clip to show for it: said at the head of the room. */
export function UnconfirmedBanner({ takes, onDecide }: UnconfirmedBannerProps) {
  const actions = useTakeActions();
  const [first] = takes;
  const words = queueText.banner;
  return (
    <div className="queue-banner">
      <Banner
        look="warn"
        title={words.title(takes.length)}
        actions={
          <>
            <Button onClick={() => takes.forEach((take) => actions.lookAgain(take.id))}>
              {queueText.actions.lookAgain}
            </Button>
            {first !== undefined && (
              <Button onClick={() => onDecide(first)}>{queueText.actions.decide}</Button>
            )}
          </>
        }
      >
        {takes.length === 1 ? words.body : words.bodyMany}
      </Banner>
    </div>
  );
}
