import { useEffect, useState } from 'react';
import type { Take } from '../../../../shared/contract/takes.ts';
import { aspectRatios, durations, recipeProblem } from '../../../../shared/recipe.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { ask } from '../../bridge.ts';
import { useAttempt } from '../../notices/use-attempt.ts';
import { useBound, useBridge } from '../../stores/bound.ts';
import { createQuotesStore, listQuote, quoteKey } from '../../stores/quotes.ts';
import type { Quote } from '../../stores/quotes.ts';
import { queueText } from '../../text/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useToasts } from '../../ui/toasts.tsx';

type EditDialogProps = { readonly isOpen: boolean; readonly take: Take; readonly onClose: () => void };

const words = queueText.edit;
const ratioChoices = aspectRatios.map((value) => ({ value, label: value }));
const durationChoices = durations.map((value) => ({ value, label: queueText.seconds(value) }));

/** Another text for a take that waits: its price is shown before it is changed, and it keeps its place. */
export function EditDialog({ isOpen, take, onClose }: EditDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={words.title}
      closeLabel={words.cancel}
    >
      <EditForm take={take} onClose={onClose} />
    </Dialog>
  );
}

/** Mounted with each opening, so it always begins with the take as it is. */
function EditForm({ take, onClose }: Omit<EditDialogProps, 'isOpen'>) {
  const bridge = useBridge();
  const toasts = useToasts();
  const attempt = useAttempt();
  const [recipe, setRecipe] = useState<Recipe>(take.recipe);
  const [isSaving, setIsSaving] = useState(false);
  const quote = useQuote(take, recipe);
  const problem = recipeProblem(recipe);
  const isTooLate = take.state !== 'queued';
  const change = (part: Partial<Recipe>): void => setRecipe((before) => ({ ...before, ...part }));

  function save(): void {
    setIsSaving(true);
    void attempt(async () => {
      await ask(bridge, 'takes.edit', { id: take.id, recipe, agreedMicros: quote.unitMicros });
      toasts.show({ title: queueText.toasts.edited });
      onClose();
    }).then(() => setIsSaving(false));
  }

  return (
    <div className="edit">
      <TextArea
        label={words.prompt}
        rows={5}
        value={recipe.prompt}
        onChange={(prompt) => change({ prompt })}
        problem={problem === null ? null : words.problems[problem]}
      />
      <TextArea
        label={words.negative}
        rows={2}
        value={recipe.negativePrompt}
        onChange={(negativePrompt) => change({ negativePrompt })}
      />
      <div className="edit-row">
        <Segmented
          label={words.ratio}
          value={recipe.aspectRatio}
          choices={ratioChoices}
          onChange={(aspectRatio) => change({ aspectRatio })}
        />
        <Segmented
          label={words.duration}
          value={recipe.durationS}
          choices={durationChoices}
          onChange={(durationS) => change({ durationS })}
        />
      </div>
      <p className="edit-price" aria-live="polite">
        {isTooLate ? words.gone : `${priceWords(quote)} ${words.hint}`}
      </p>
      <footer className="edit-actions">
        <Button look="solid" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button
          look="go"
          isBusy={isSaving}
          blockedBecause={isTooLate ? words.gone : problem === null ? null : words.problems[problem]}
          onClick={save}
        >
          {words.save}
        </Button>
      </footer>
    </div>
  );
}

/** The price of the recipe as it stands; the list price until the service has answered. */
function useQuote(take: Take, { durationS, aspectRatio }: Recipe): Quote {
  const { service } = take;
  const key = quoteKey(service, { durationS, aspectRatio });
  const known = useBound(createQuotesStore, (state) => state.quotes[key]);
  const askFor = useBound(createQuotesStore, (state) => state.ask);
  useEffect(() => {
    void askFor(service, { durationS, aspectRatio });
  }, [askFor, service, durationS, aspectRatio]);
  return known ?? listQuote(service, { durationS, aspectRatio });
}

function priceWords({ unitMicros, source }: Quote): string {
  if (source === 'free') return words.free;
  const price = words.price(unitMicros);
  return source === 'list' ? `${price} ${words.estimate}` : price;
}
