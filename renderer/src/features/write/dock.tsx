import { memo, useId, useState } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import { aspectRatios, durations, emptyRecipe } from '../../../../shared/recipe.ts';
import type { AspectRatio, Recipe } from '../../../../shared/recipe.ts';
import { commands } from '../../commands/commands.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createGenerateStore } from '../../stores/generate.ts';
import { createStatusStore } from '../../stores/status.ts';
import { useNotices } from '../../notices/use-notices.ts';
import { variationsText } from '../../text/variations.ts';
import { writeText } from '../../text/write.ts';
import { Button } from '../../ui/button.tsx';
import { ariaKeys, Keys } from '../../ui/keys.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { VariationsDialog } from './variations-dialog.tsx';
import { limitNote } from './readiness.ts';
import { textsOf, useGenerate } from './use-generate.ts';
import './dock.css';

const ratioChoices = aspectRatios.map((value: AspectRatio) => ({
  value,
  label: value,
  picture: <span className={`write-ratio write-ratio--${value.replace(':', 'x')}`} aria-hidden="true" />,
}));
const durationChoices = durations.map((value) => ({ value, label: writeText.seconds[value] }));

type DockProps = {
  readonly draftId: DraftId;
  /** Only told what would be bought and for how much, with nothing to set. */
  readonly isSlim: boolean;
};

/** Parameters, price, and the one button that buys. */
export const Dock = memo(function Dock({ draftId, isSlim }: DockProps) {
  const recipe = useBound(createEditorStore, ({ read }) => read) ?? emptyRecipe;
  const offer = useGenerate(draftId, recipe);
  const priceId = useId();
  const notices = useNotices();
  const [isReviewing, setIsReviewing] = useState(false);
  const settle = useBound(createEditorStore, (state) => state.settle);
  const { sending, blocked } = offer;

  /** Several texts are looked through before they are bought. */
  function go(): void {
    const now = offer.now();
    const why = offer.blockedFor(textsOf(now.sending));
    if (now.sending.kind === 'several') {
      // The list is of what is shown, which may be a key behind.
      settle();
      setIsReviewing(true);
    } else if (why !== null) notices.show({ title: why });
    else if (now.sending.kind === 'one') offer.generate(now, now.sending.variants);
  }
  useCommand('generate', go);
  useCommand('variations', () => {
    const { kind } = offer.now().sending;
    settle();
    if (kind === 'several') setIsReviewing(true);
    else notices.show({ title: kind === 'one' ? variationsText.none : writeText.blocked.tooMany });
  });
  return (
    <div className={isSlim ? 'write-dock write-dock--slim' : 'write-dock'}>
      {isSlim ? (
        <p className="write-dock-facts num">
          {writeText.facts(recipe.aspectRatio, writeText.seconds[recipe.durationS], offer.count)}
        </p>
      ) : (
        <Parameters aspectRatio={recipe.aspectRatio} durationS={recipe.durationS} count={offer.count} />
      )}
      <Price id={priceId} offer={offer} />
      <Button
        look="go"
        className="write-go"
        aria-describedby={priceId}
        aria-keyshortcuts={ariaKeys([commands.generate.keys])}
        blockedBecause={sending.kind === 'several' ? null : blocked}
        isBusy={offer.isSending}
        onClick={(event) => {
          // The second click of a double click is not a second wish.
          if (event.detail < 2) go();
        }}
      >
        {sending.kind === 'several'
          ? variationsText.review(offer.kept.length, sending.variants.length)
          : writeText.generate}
        <span aria-hidden="true" className="write-go-keys">
          <Keys keys={commands.generate.keys} />
        </span>
      </Button>
      {sending.kind === 'several' && (
        <VariationsDialog
          isOpen={isReviewing}
          draftId={draftId}
          variants={sending.variants}
          slots={sending.slots}
          count={offer.count}
          unitMicros={offer.quote.unitMicros}
          isFree={offer.quote.source === 'free'}
          blockedBecause={offer.blockedFor}
          onClose={() => setIsReviewing(false)}
          onGenerate={(variants) => {
            setIsReviewing(false);
            offer.generate(offer, variants);
          }}
        />
      )}
    </div>
  );
});

type ParametersProps = Pick<Recipe, 'aspectRatio' | 'durationS'> & { readonly count: number };

const Parameters = memo(function Parameters({ aspectRatio, durationS, count }: ParametersProps) {
  const edit = useBound(createEditorStore, (state) => state.edit);
  const setCount = useBound(createGenerateStore, (state) => state.setCount);
  return (
    <>
      <Segmented
        label={writeText.aspectRatio}
        look="pictures"
        value={aspectRatio}
        choices={ratioChoices}
        onChange={(chosen) => edit({ aspectRatio: chosen })}
      />
      <Segmented
        label={writeText.duration}
        value={durationS}
        choices={durationChoices}
        onChange={(chosen) => edit({ durationS: chosen })}
      />
      <div className="write-takes-count">
        <span aria-hidden="true">{writeText.takes.label}</span>
        <Stepper
          label={writeText.takes.label}
          value={count}
          min={1}
          max={10}
          lessLabel={writeText.takes.fewer}
          moreLabel={writeText.takes.more}
          onChange={setCount}
        />
      </div>
    </>
  );
});

function Price({ id, offer }: { readonly id: string; readonly offer: ReturnType<typeof useGenerate> }) {
  const status = useBound(createStatusStore, (state) => state.status);
  const { quote, count, totalMicros, blocked } = offer;
  const words = writeText.price;
  const note = status === null ? null : limitNote(status, totalMicros);
  const isFree = quote.source === 'free';
  const texts = offer.sending.kind === 'too-many' ? 1 : offer.kept.length;
  const sum = isFree ? words.practice(count * texts) : words.sum(count * texts, quote.unitMicros);
  return (
    <div id={id} className="write-price num" aria-live="polite">
      <b>{isFree ? words.free : words.total(totalMicros)}</b>
      {blocked !== null ? (
        <small>{blocked}</small>
      ) : (
        <small className={note === null ? undefined : 'write-price-near'}>
          {note ?? (quote.source === 'list' ? `${sum}, ${words.list}` : sum)}
        </small>
      )}
    </div>
  );
}
