import { useMemo } from 'react';
import type { Variant as WireVariant } from '../../../../shared/contract/revisions.ts';
import type { Shelves } from '../../../../shared/craft/shelves.ts';
import type { Slot } from '../../../../shared/craft/slots.ts';
import { countVariants, expand, readDraft } from '../../../../shared/craft/variations.ts';
import type { Variant } from '../../../../shared/craft/variations.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { useBound } from '../../stores/bound.ts';
import { createPhrasebookStore } from '../../stores/phrasebook.ts';

/** So many texts go into one batch. */
export const mostInBatch = 200;

/** What would be sent for a draft as it stands: one text, several, or too many to list. */
export type Sending =
  | { readonly kind: 'one'; readonly variants: readonly [Variant] }
  | { readonly kind: 'several'; readonly variants: readonly Variant[]; readonly slots: readonly Slot[] }
  | { readonly kind: 'too-many'; readonly count: bigint; readonly slots: readonly Slot[] };

type Texts = Pick<Recipe, 'prompt' | 'negativePrompt'>;

/** The dock, the preview and Generate ask about one text: it is expanded once. */
let last: (Texts & { readonly shelves: Shelves; readonly sending: Sending }) | null = null;

export function sendingOf(texts: Texts, shelves: Shelves): Sending {
  const { prompt, negativePrompt } = texts;
  if (last?.shelves === shelves && last.prompt === prompt && last.negativePrompt === negativePrompt)
    return last.sending;
  const sending = expandedOf(texts, shelves);
  last = { prompt, negativePrompt, shelves, sending };
  return sending;
}

function expandedOf(texts: Texts, shelves: Shelves): Sending {
  const draft = readDraft(texts, shelves);
  const expansion = expand(draft, mostInBatch);
  if (expansion.kind === 'too-many') {
    return { kind: 'too-many', count: countVariants(draft).combinations, slots: expansion.slots };
  }
  const [first, second] = expansion.variants;
  if (first !== undefined && second === undefined) return { kind: 'one', variants: [first] };
  return { kind: 'several', variants: expansion.variants, slots: expansion.slots };
}

/** Read anew only when a text or a shelf changes. */
export function useSending({ prompt, negativePrompt }: Recipe): Sending {
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  return useMemo(() => sendingOf({ prompt, negativePrompt }, shelves), [prompt, negativePrompt, shelves]);
}

/** As it crosses the bridge, with words in place of keys; undefined where the text is sent just as it is written. */
export function wireVariants(
  recipe: Recipe,
  variants: readonly Variant[],
  slots: readonly Slot[],
): WireVariant[] | undefined {
  const [only] = variants;
  const isAsWritten =
    variants.length === 1 && only?.prompt === recipe.prompt && only.negativePrompt === recipe.negativePrompt;
  if (isAsWritten) return undefined;
  const bySlot = new Map(slots.map((slot, at) => [slot.key, { slot, at }]));
  return variants.map(({ prompt, negativePrompt, choices }) => ({
    prompt,
    negativePrompt,
    choices: choices.flatMap(({ slot: key, choice }) => {
      const found = bySlot.get(key);
      const label = found?.slot.choices.find((each) => each.key === choice)?.label;
      if (found === undefined || label === undefined) return [];
      return [{ slot: slotLabel(found.slot, found.at).slice(0, 200), value: label.slice(0, 2000) }];
    }),
  }));
}

/** How a place that varies is called: by its shelf, or by its number in the text. */
export function slotLabel(slot: Slot, at: number): string {
  return slot.name === null ? String(at + 1) : `@${slot.name}`;
}
