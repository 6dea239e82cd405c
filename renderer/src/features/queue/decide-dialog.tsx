import { useState } from 'react';
import type { Input } from '../../../../shared/contract/index.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { formatMicros } from '../../../../shared/money.ts';
import { useNow } from '../../stores/second-ticker.ts';
import { queueText } from '../../text/queue.ts';
import { formatMoment } from '../../text/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';
import { useTakes } from './use-takes.ts';

type DecideDialogProps = { readonly isOpen: boolean; readonly take: Take; readonly onClose: () => void };
type Choice = Input<'takes.decide'>['choice'];

const words = queueText.decide;

/** The user settles a take whose purchase is unknown, with everything that is known in view. */
export function DecideDialog({ isOpen, take, onClose }: DecideDialogProps) {
  const attempt = useAttempt();
  const toasts = useToasts();
  const decide = useTakes((state) => state.decide);
  const lookAgain = useTakes((state) => state.lookAgain);
  const [isLooking, setIsLooking] = useState(false);

  function choose(choice: Choice): void {
    void attempt(async () => void (await decide(take.id, choice))).then((worked) => worked && onClose());
  }
  async function look(): Promise<void> {
    const seen = await lookAgain(take.id);
    if (seen.state === 'unconfirmed') return;
    toasts.show({ title: words.settled });
    onClose();
  }
  function handleLook(): void {
    setIsLooking(true);
    void attempt(look).then(() => setIsLooking(false));
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={words.title}
      closeLabel={words.close}
      actions={
        <>
          <Button isBusy={isLooking} onClick={handleLook}>
            {isLooking ? words.looking : words.lookAgain}
          </Button>
          <span className="ui-spring" />
          <Button look="danger" aria-describedby="decide-hint" onClick={() => choose({ kind: 'not-bought' })}>
            {words.notBought}
          </Button>
        </>
      }
    >
      <div className="decide">
        <p>{words.intro}</p>
        <DecideFacts take={take} />
        <Candidates take={take} onTake={(remoteId) => choose({ kind: 'adopt', remoteId })} />
        <p className="decide-hint" id="decide-hint">
          {words.notBoughtHint}
        </p>
      </div>
    </Dialog>
  );
}

function DecideFacts({ take }: { readonly take: Take }) {
  const now = useNow();
  return (
    <dl className="decide-facts num">
      <dt>{words.prompt}</dt>
      <dd className="can-select">{take.recipe.prompt}</dd>
      <dt>{words.sentAt}</dt>
      <dd>{take.submittedAtMs === null ? words.unknownTime : formatMoment(take.submittedAtMs, now)}</dd>
      <dt>{words.amount}</dt>
      <dd>{formatMicros(take.priceMicros)}</dd>
      <dt>{words.lookedAt}</dt>
      <dd>{take.lookedAtMs === null ? words.never : formatMoment(take.lookedAtMs, now)}</dd>
    </dl>
  );
}

type CandidatesProps = { readonly take: Take; readonly onTake: (remoteId: string) => void };

function Candidates({ take: { candidates }, onTake }: CandidatesProps) {
  const now = useNow();
  return (
    <>
      <p aria-live="polite">{words.found(candidates.length)}</p>
      {candidates.length > 0 && (
        <ul className="decide-candidates" aria-label={words.candidates}>
          {candidates.map(({ remoteId, createdAtMs, prompt }) => (
            <li key={remoteId}>
              <div>
                <p className="num">
                  {createdAtMs === null ? words.unknownTime : formatMoment(createdAtMs, now)}{' '}
                  <span className="decide-id can-select">{remoteId}</span>
                </p>
                <p className="decide-prompt">{prompt ?? words.noPrompt}</p>
              </div>
              <Button look="solid" onClick={() => onTake(remoteId)}>
                {words.take}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
