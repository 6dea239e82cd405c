import type { Take } from '../../../../shared/contract/takes.ts';
import { queueText } from '../../text/queue.ts';
import { Button } from '../../ui/button.tsx';
import { ownHold } from './own-hold.ts';
import type { Asked } from './take-dialogs.tsx';
import { useTakeActions } from './use-take-actions.ts';
import type { TakeActions } from './use-take-actions.ts';
import { waysOut } from './ways-out.ts';
import type { WayOut } from './ways-out.ts';

export function labelOf(way: WayOut, take: Take): string {
  const { actions } = queueText;
  switch (way) {
    case 'approve':
      return approveLabel(take);
    case 'look-again':
      return actions.lookAgain;
    case 'decide':
      return actions.decide;
    case 'fetch':
      return actions.fetch;
    case 'edit':
      return actions.edit;
    case 'change':
      return actions.change;
    case 'again':
      return actions.again;
    case 'show':
      return actions.show;
    case 'cancel':
      return actions.cancel;
    case 'dismiss':
      return actions.dismiss;
  }
}

function approveLabel(take: Take): string {
  const { actions } = queueText;
  switch (ownHold(take)) {
    case 'rate':
      return actions.sendAgain;
    case 'other-service':
      return actions.changeService;
    case 'maybe-bought':
      return actions.sendAfterAll(take.priceMicros);
    case 'price-changed':
    case null:
      return actions.approve(take.priceMicros);
  }
}

export function takeWay(way: WayOut, take: Take, actions: TakeActions, onAsk: (asked: Asked) => void): void {
  switch (way) {
    case 'approve':
      return actions.approve(take.id);
    case 'look-again':
      return actions.lookAgain(take.id);
    case 'decide':
      return onAsk({ kind: 'decide', id: take.id });
    case 'fetch':
      return actions.fetch(take.id);
    case 'edit':
      return actions.edit(take);
    case 'change':
      return onAsk({ kind: 'change', id: take.id });
    case 'again':
      return onAsk({ kind: 'again', id: take.id });
    case 'show':
      return actions.show(take);
    case 'cancel':
      return actions.cancel([take.id]);
    case 'dismiss':
      return actions.dismiss([take.id]);
  }
}

/** The ways on as buttons, at most two: the others are in the menu. */
export function TakeWays({ take, onAsk }: { readonly take: Take; readonly onAsk: (asked: Asked) => void }) {
  const actions = useTakeActions();
  const ways = waysOut(take).filter((way) => take.state !== 'kept' || way !== 'dismiss');
  if (ways.length === 0 || (take.state === 'queued' && ways[0] !== 'approve')) return null;
  const shown = ways.length > 2 ? [ways[0], ways.at(-1)] : ways;
  return (
    <div className="take-ways">
      {shown.map(
        (way) =>
          way !== undefined && (
            <Button
              key={way}
              look={way === shown[0] && way !== 'show' ? 'solid' : 'quiet'}
              onClick={() => takeWay(way, take, actions, onAsk)}
            >
              {labelOf(way, take)}
            </Button>
          ),
      )}
    </div>
  );
}
