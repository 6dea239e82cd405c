import { estimateMicros, type Micros } from '../../../shared/money.ts';
import { klingModel, type Recipe } from '../../../shared/recipe.ts';
import type { Clock } from '../ports.ts';
import type { Service } from '../service.ts';
import type { Healths } from './health.ts';

export type Quote = { readonly unitMicros: Micros; readonly source: 'live' | 'list' | 'free' };
type Ordered = Pick<Recipe, 'durationS' | 'aspectRatio'>;

/** A live price is believed this long; a service that gives none is asked again after the shorter time. */
const freshMs = 10 * 60_000;
const retryMs = 60_000;

export type Quotes = ReturnType<typeof createQuotes>;

/** What one take costs: free in practice, live where the service answers, the list price otherwise. */
export function createQuotes(ports: { readonly clock: Clock; readonly healths: Healths }) {
  const { clock, healths } = ports;
  const known = new Map<string, { readonly quote: Quote; readonly untilMs: number }>();

  function recall(service: Service, ordered: Ordered): Quote | null {
    if (service.kind === 'practice') return { unitMicros: 0, source: 'free' };
    const entry = known.get(keyOf(service, ordered));
    return entry !== undefined && clock.monotonic() < entry.untilMs ? entry.quote : null;
  }

  return {
    /** What is known now, without asking. Null when the service has to be asked. */
    recall,
    guess: (ordered: Ordered): Quote => listQuote(ordered),
    async ask(service: Service, ordered: Ordered): Promise<Quote> {
      const remembered = recall(service, ordered);
      if (remembered !== null) return remembered;
      const outcome = await service.client.price(klingModel, ordered);
      // The price is asked on another path than takes: its failures must not slow down the reading of takes.
      if (outcome.kind === 'amount') healths.readAnswered(service.id, outcome);
      const quote: Quote =
        outcome.kind === 'amount' ? { unitMicros: outcome.micros, source: 'live' } : listQuote(ordered);
      const ageMs = quote.source === 'live' ? freshMs : retryMs;
      known.set(keyOf(service, ordered), { quote, untilMs: clock.monotonic() + ageMs });
      return quote;
    },
    /** Forgets guesses, so that the service is asked again. */
    forgetGuesses(): void {
      for (const [key, { quote }] of known) if (quote.source === 'list') known.delete(key);
    },
  };
}

function listQuote(ordered: Ordered): Quote {
  return { unitMicros: estimateMicros(ordered.durationS), source: 'list' };
}

function keyOf(service: Service, { durationS, aspectRatio }: Ordered): string {
  return `${service.id} ${durationS} ${aspectRatio}`;
}

/**
 * The price a take is about to be bought at. Without a live quote it is what the user agreed to, or the list price where they
 * agreed to nothing.
 */
export function priceAtPurchase(quote: Quote, agreedMicros: Micros): Micros {
  if (quote.source !== 'list') return quote.unitMicros;
  return agreedMicros > 0 ? agreedMicros : quote.unitMicros;
}
