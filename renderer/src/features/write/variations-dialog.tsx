import type { DraftId } from '../../../../shared/contract/ids.ts';
import { prune, pruneKey, pruneKeyOf } from '../../../../shared/craft/pruning.ts';
import type { Slot } from '../../../../shared/craft/slots.ts';
import type { Variant } from '../../../../shared/craft/variations.ts';
import { useBound } from '../../stores/bound.ts';
import { createPruningStore } from '../../stores/pruning.ts';
import { shellText } from '../../text/shell.ts';
import { variationsText } from '../../text/variations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { BatchSum } from './batch-sum.tsx';
import { slotLabel } from './sending.ts';
import './variations-dialog.css';

const words = variationsText;

type VariationsDialogProps = {
  readonly isOpen: boolean;
  readonly draftId: DraftId;
  readonly variants: readonly Variant[];
  readonly slots: readonly Slot[];
  readonly count: number;
  readonly unitMicros: number;
  readonly isFree: boolean;
  /** Why these texts cannot be bought now; null when they can. */
  readonly blockedBecause: (variants: readonly Variant[]) => string | null;
  readonly onClose: () => void;
  readonly onGenerate: (variants: readonly Variant[]) => void;
};

/** The exact list of what would be bought, pruned by hand and priced before anything is spent. */
export function VariationsDialog(props: VariationsDialogProps) {
  const { isOpen, draftId, variants, slots, onClose } = props;
  const keys = useBound(createPruningStore, (state) => state.keys.get(draftId)) ?? [];
  const takeAll = useBound(createPruningStore, (state) => state.takeAll);
  const { kept, pruned } = prune(variants, keys);
  const blocked = props.blockedBecause(kept);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={words.title(variants.length)}
      closeLabel={shellText.close}
      size="wide"
      actions={
        <>
          <BatchSum {...props} texts={kept.length} />
          <Button look="solid" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button look="go" blockedBecause={blocked} onClick={() => props.onGenerate(kept)}>
            {words.generate(kept.length * props.count)}
          </Button>
        </>
      }
    >
      <p className="write-variations-about">{words.about}</p>
      <Slots draftId={draftId} slots={slots} />
      <div className="write-variations-left" aria-live="polite">
        {pruned.length > 0 && (
          <>
            {words.leftOut(pruned.length)}
            <Button onClick={() => takeAll(draftId)}>{words.takeAll}</Button>
          </>
        )}
      </div>
      <ul className="write-variations" aria-label={words.list}>
        {variants.map((variant) => (
          <Text
            key={pruneKeyOf(variant)}
            draftId={draftId}
            variant={variant}
            slots={slots}
            isKept={kept.includes(variant)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

/** Every place that varies, with its alternatives to leave out as a whole. */
function Slots({ draftId, slots }: { readonly draftId: DraftId; readonly slots: readonly Slot[] }) {
  const keys = useBound(createPruningStore, (state) => state.keys.get(draftId)) ?? [];
  const toggle = useBound(createPruningStore, (state) => state.toggle);
  return (
    <dl className="write-slots" aria-label={words.slots}>
      {slots.map((slot, at) => {
        const label = words.slot(slotLabel(slot, at));
        return (
          <div key={slot.key}>
            <dt>{label}</dt>
            <dd>
              {slot.choices.map((choice) => {
                const key = pruneKey([choice.key]);
                return (
                  <button
                    key={choice.key}
                    type="button"
                    className="write-choice"
                    aria-pressed={!keys.includes(key)}
                    aria-label={words.only(label, choice.label)}
                    onClick={() => toggle(draftId, key)}
                  >
                    {choice.label === '' ? <i>{words.empty}</i> : choice.label}
                  </button>
                );
              })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type TextProps = {
  readonly draftId: DraftId;
  readonly variant: Variant;
  readonly slots: readonly Slot[];
  readonly isKept: boolean;
};

function Text({ draftId, variant, slots, isKept }: TextProps) {
  const toggle = useBound(createPruningStore, (state) => state.toggle);
  const keys = useBound(createPruningStore, (state) => state.keys.get(draftId)) ?? [];
  const own = pruneKeyOf(variant);
  // Left out through one of its alternatives: taken in again where that was done.
  const isBound = !isKept && !keys.includes(own);
  const chosen = slots.flatMap(({ key, choices }) => {
    const choice = variant.choices.find(({ slot }) => slot === key)?.choice;
    const label = choices.find((each) => each.key === choice)?.label;
    return label === undefined || label === '' ? [] : [label];
  });
  return (
    <li className="write-variation">
      <label>
        <input type="checkbox" checked={isKept} disabled={isBound} onChange={() => toggle(draftId, own)} />
        <span className="write-variation-text">
          <b>{chosen.join(' · ')}</b>
          <span>{variant.prompt}</span>
          {variant.negativePrompt !== '' && (
            <small>
              {words.negative} {variant.negativePrompt}
            </small>
          )}
        </span>
      </label>
    </li>
  );
}
