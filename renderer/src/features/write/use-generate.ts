import { useEffect, useMemo } from 'react';
import { prune } from '../../../../shared/craft/pruning.ts';
import type { Slot } from '../../../../shared/craft/slots.ts';
import type { Variant } from '../../../../shared/craft/variations.ts';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import type { Micros } from '../../../../shared/money.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { queuedSubject, useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createGenerateStore } from '../../stores/generate.ts';
import { listQuote, quoteKey, createQuotesStore } from '../../stores/quotes.ts';
import type { Quote } from '../../stores/quotes.ts';
import { createPruningStore } from '../../stores/pruning.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { writeText } from '../../text/write.ts';
import { blockedBecause } from './readiness.ts';
import { useSending, wireVariants } from './sending.ts';
import type { Sending } from './sending.ts';

export type Offer = {
  readonly quote: Quote;
  readonly sending: Sending;
  /** What of it would be bought: without the variations that were left out. */
  readonly kept: readonly Variant[];
  readonly count: number;
  readonly totalMicros: Micros;
  readonly blocked: string | null;
  readonly isSending: boolean;
  /** Why just these texts cannot be bought now. */
  readonly blockedFor: (variants: readonly Variant[]) => string | null;
  /** Queues just these texts. */
  readonly generate: (variants: readonly Variant[]) => void;
};

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
  const flush = useBound(createEditorStore, (state) => state.flush);
  const { count, isSending, generate } = useBound(createGenerateStore, (state) => state);
  const quote = useQuote(recipe);
  const notices = useNotices();
  const sending = useSending(recipe);
  const leftOut = useBound(createPruningStore, (state) => state.keys.get(draftId)) ?? none;
  const kept = useMemo(
    () => (sending.kind === 'too-many' ? [] : prune(sending.variants, leftOut).kept),
    [sending, leftOut],
  );
  const totalMicros = quote.unitMicros * count * kept.length;
  const texts = sending.kind === 'too-many' ? null : kept;
  const blocked = blockedBecause({ sending: texts, status, keySource, totalMicros });

  async function queue(variants: readonly Variant[], slots: readonly Slot[]): Promise<void> {
    void flush();
    const answer = await generate({
      draftId,
      recipe,
      count,
      agreedMicros: quote.unitMicros,
      variants: wireVariants(recipe, variants, slots),
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
    sending,
    kept,
    totalMicros,
    blocked,
    isSending,
    blockedFor: (variants) =>
      blockedBecause({
        sending: variants,
        status,
        keySource,
        totalMicros: quote.unitMicros * count * variants.length,
      }),
    generate(variants) {
      const slots = sending.kind === 'one' ? [] : sending.slots;
      notices.run(() => queue(variants, slots));
    },
  };
}
