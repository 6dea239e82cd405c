import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Take } from '../../../../shared/contract/takes.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../stores/bound.ts';
import { queueText } from '../../text/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useAttempt } from '../../notices/use-attempt.ts';

type AgainDialogProps = { readonly isOpen: boolean; readonly take: Take; readonly onClose: () => void };
type Quote = Output<'takes.quote'>;

const words = queueText.again;
const newIntent = () => crypto.randomUUID();

/** Buying the same once more: the price is asked for anew and shown before the click. */
export function AgainDialog({ isOpen, take, onClose }: AgainDialogProps) {
  const bridge = useBridge();
  const toasts = useToasts();
  const attempt = useAttempt();
  const [quote, setQuote] = useState<Quote | null>(null);
  /** One per opening: a double click buys once. */
  const [intent, setIntent] = useState(newIntent);
  const [isBuying, setIsBuying] = useState(false);
  const { durationS, aspectRatio } = take.recipe;

  const close = useCallback(() => {
    onClose();
    setQuote(null);
    setIntent(newIntent);
  }, [onClose]);

  useEffect(() => {
    if (!isOpen) return undefined;
    let isCurrent = true;
    void attempt(async () => {
      const answer = await ask(bridge, 'takes.quote', { durationS, aspectRatio });
      if (isCurrent) setQuote(answer);
    }).then((worked) => !worked && close());
    return () => {
      isCurrent = false;
    };
  }, [isOpen, bridge, attempt, durationS, aspectRatio, close]);

  function buy(agreedMicros: number): void {
    setIsBuying(true);
    void attempt(async () => {
      await ask(bridge, 'takes.again', { intent, id: take.id, agreedMicros });
      toasts.show({ title: queueText.toasts.again });
      close();
    }).then(() => setIsBuying(false));
  }

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && close()}
      title={words.title}
      closeLabel={words.cancel}
      actions={
        <>
          <Button look="solid" onClick={close}>
            {words.cancel}
          </Button>
          <Button
            look="go"
            isBusy={quote === null || isBuying}
            onClick={() => quote !== null && buy(quote.unitMicros)}
          >
            {quote === null ? queueText.actions.again : words.confirm(quote.unitMicros)}
          </Button>
        </>
      }
    >
      <p className="again-prompt">{take.recipe.prompt}</p>
      <p className="again-price" aria-live="polite">
        {quote === null ? words.asking : words.body(quote.unitMicros)}
        {quote?.source === 'list' && ` ${words.estimate}`}
      </p>
    </Dialog>
  );
}
