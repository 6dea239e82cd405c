import { useEffect } from 'react';
import type { DraftId } from '../../../../shared/contract/ids.ts';
import type { Micros } from '../../../../shared/money.ts';
import type { Recipe } from '../../../../shared/recipe.ts';
import { queuedSubject, useNotices } from '../../notices/use-notices.ts';
import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';
import { createGenerateStore } from '../../stores/generate.ts';
import { listQuote, quoteKey, createQuotesStore } from '../../stores/quotes.ts';
import type { Quote } from '../../stores/quotes.ts';
import { goTo } from '../../stores/route.ts';
import { createSettingsStore } from '../../stores/settings.ts';
import { createStatusStore } from '../../stores/status.ts';
import { writeText } from '../../text/write.ts';
import { isMac } from '../../ui/keys.tsx';
import { blockedBecause } from './readiness.ts';

type Offer = {
  readonly quote: Quote;
  readonly count: number;
  readonly totalMicros: Micros;
  readonly blocked: string | null;
  readonly isSending: boolean;
  readonly generate: () => void;
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

/** What Generate would do now, and doing it. */
export function useGenerate(draftId: DraftId, recipe: Recipe): Offer {
  const status = useBound(createStatusStore, (state) => state.status);
  const keySource = useBound(createSettingsStore, (state) => state.settings?.key.source ?? null);
  const flush = useBound(createEditorStore, (state) => state.flush);
  const { count, isSending, generate } = useBound(createGenerateStore, (state) => state);
  const quote = useQuote(recipe);
  const notices = useNotices();
  const totalMicros = quote.unitMicros * count;
  const blocked = blockedBecause({ recipe, status, keySource, totalMicros });

  async function queue(): Promise<void> {
    void flush();
    const answer = await generate({ draftId, recipe, count, agreedMicros: quote.unitMicros });
    if (answer === null) return;
    notices.show({
      subject: queuedSubject,
      title: writeText.queued(answer.ids.length),
      action: { label: writeText.showQueue, run: () => goTo('queue') },
    });
  }

  function run(): void {
    if (blocked === null) notices.run(queue);
    else notices.show({ title: blocked });
  }
  return { quote, count, totalMicros, blocked, isSending, generate: run };
}

/** Ctrl/⌘ Enter, wherever in the room. A held key is one press. */
export function useGenerateKey(generate: () => void): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const hasMod = isMac ? event.metaKey : event.ctrlKey;
      if (event.key !== 'Enter' || !hasMod || event.altKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) generate();
    }
    window.addEventListener('keydown', handle, { capture: true });
    return () => window.removeEventListener('keydown', handle, { capture: true });
  }, [generate]);
}
