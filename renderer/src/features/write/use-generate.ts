import { useEffect, useMemo } from 'react';
import { prune } from '../../../../shared/craft/pruning.ts';
import type { Variant } from '../../../../shared/craft/variations.ts';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import type { Micros } from '../../../../shared/money.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { queuedSubject, useNotices } from '../../notices/use-notices.ts';
import { storeOf, useBound, useBridge } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createGenerateStore } from '../../stores/generate.ts';
import { createPhrasebookStore } from '../../stores/phrasebook.ts';
import { listQuote, quoteKey, createQuotesStore } from '../../stores/quotes.ts';
import type { Quote } from '../../stores/quotes.ts';
import { createPruningStore } from '../../stores/pruning.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { writeText } from '../../text/write.ts';
import { blockedBecause } from './readiness.ts';
import { sendingOf, useSending, wireVariants } from './sending.ts';
import type { Sending } from './sending.ts';

/** A text with what it would send. */
type Sent = { readonly recipe: Recipe; readonly sending: Sending };

export type Offer = Sent & {
  readonly quote: Quote;
  /** What of it would be bought: without the variations that were left out. */
  readonly kept: readonly Variant[];
  readonly count: number;
  readonly totalMicros: Micros;
  readonly blocked: string | null;
  readonly isSending: boolean;
  /** The text with every key typed so far; what is shown may be a moment behind. */
  readonly now: () => Sent;
  /** Why just these texts cannot be bought now; null when they can. */
  readonly blockedFor: (variants: readonly Variant[] | null) => string | null;
  /** Queues just these of its texts. */
  readonly generate: (sent: Sent, variants: readonly Variant[]) => void;
};

/** Null where they are too many to list. */
export function textsOf(sending: Sending): readonly Variant[] | null {
  return sending.kind === 'too-many' ? null : sending.variants;
}

/** The price of one take: the list price until the service has told its own. */
function useQuote(recipe: Recipe): Quote {
  const service = useBound(createStatusStore, (state) => state.status?.service ?? 'practice');
  const connection = useBound(createStatusStore, (state) => state.status?.connection);
  const { durationS, aspectRatio } = recipe;
  const known = useBound(
    createQuotesStore,
    (state) => state.quotes[quoteKey(service, { durationS, aspectRatio })],
  );
  const askQuote = useBound(createQuotesStore, (state) => state.ask);
  useEffect(() => {
    if (connection !== undefined) void askQuote(service, { durationS, aspectRatio });
  }, [askQuote, service, connection, durationS, aspectRatio]);
  return known ?? listQuote(service, { durationS, aspectRatio });
}

const none: readonly string[] = [];

/** What Generate would do now, and doing it. */
export function useGenerate(draftId: DraftId, recipe: Recipe): Offer {
  const status = useBound(createStatusStore, (state) => state.status);
  const keySource = useBound(createSettingsStore, (state) => state.settings?.key.source ?? null);
  const bridge = useBridge();
  const { count, isSending, generate } = useBound(createGenerateStore, (state) => state);
  const quote = useQuote(recipe);
  const notices = useNotices();
  const sending = useSending(recipe);
  const leftOut = useBound(createPruningStore, (state) => state.keys.get(draftId)) ?? none;
  const kept = useMemo(() => prune(textsOf(sending) ?? [], leftOut).kept, [sending, leftOut]);
  const sumOf = (texts: readonly Variant[]) => quote.unitMicros * count * texts.length;
  const blockedFor = (texts: readonly Variant[] | null) =>
    blockedBecause({ sending: texts, status, keySource, totalMicros: sumOf(texts ?? []) });

  async function queue(sent: Sent, variants: readonly Variant[]): Promise<void> {
    void storeOf(bridge, createEditorStore).getState().flush();
    const slots = sent.sending.kind === 'one' ? [] : sent.sending.slots;
    const answer = await generate({
      draftId,
      recipe: sent.recipe,
      count,
      agreedMicros: quote.unitMicros,
      variants: wireVariants(sent.recipe, variants, slots),
    });
    if (answer === null) return;
    notices.show({
      subject: queuedSubject,
      title: writeText.queued(answer.ids.length),
      action: { label: writeText.showQueue, run: () => goTo('queue') },
    });
  }

  return {
    quote,
    count,
    recipe,
    sending,
    kept,
    totalMicros: sumOf(kept),
    blocked: blockedFor(sending.kind === 'too-many' ? null : kept),
    isSending,
    now() {
      const { recipe: typed } = storeOf(bridge, createEditorStore).getState();
      const { shelves } = storeOf(bridge, createPhrasebookStore).getState();
      const newest = typed ?? recipe;
      return { recipe: newest, sending: sendingOf(newest, shelves) };
    },
    blockedFor,
    generate: (sent, variants) => notices.run(() => queue(sent, variants)),
  };
}
