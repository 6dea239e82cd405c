import type { Take } from '../../../../shared/contract/takes.ts';
import { queueText } from '../../text/queue.ts';
import { ownHold } from './own-hold.ts';

/** What went wrong and what it means for money, in words; nothing for a take that goes well. */
export function TakeWhy({ take }: { readonly take: Take }) {
  const money = queueText.money(take.money, take.priceMicros);
  switch (take.state) {
    case 'failed':
      return (
        <p className="take-why">
          {take.failure === null ? queueText.states.failed : queueText.failures[take.failure.code]} {money}
          {take.failure?.detail !== null && take.failure?.detail !== undefined && (
            <span className="take-detail can-select">{queueText.serviceSays(take.failure.detail)}</span>
          )}
        </p>
      );
    case 'expired':
      return (
        <p className="take-why">
          {queueText.expired} {money}
        </p>
      );
    case 'unconfirmed':
      return <p className="take-why take-why--warn">{queueText.unconfirmed}</p>;
    case 'queued':
      return <WhyItWaits take={take} />;
    case 'submitting':
    case 'running':
    case 'downloading':
    case 'kept':
    case 'cancelled':
      return take.flagged ? <p className="take-detail">{queueText.flagged}</p> : null;
  }
}

function WhyItWaits({ take }: { readonly take: Take }) {
  const words = whyWords(take);
  return words === null ? null : <p className="take-why take-why--warn">{words}</p>;
}

function whyWords(take: Take): string | null {
  switch (ownHold(take)) {
    case null:
      return null;
    case 'rate':
      return queueText.turnedAway;
    case 'price-changed':
      return queueText.priceChanged(take.priceMicros);
    case 'other-service':
      return queueText.otherService[take.service];
    case 'maybe-bought':
      return queueText.maybeBought(take.lookedAtMs !== null, take.candidates.length);
  }
}
