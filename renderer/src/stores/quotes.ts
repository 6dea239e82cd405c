import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Output } from '../../../shared/contract/index.ts';
import { estimateMicros } from '../../../shared/money.ts';
import type { AspectRatio, Duration } from '../../../shared/recipe.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type Quote = Output<'takes.quote'>;
type Wish = { readonly durationS: Duration; readonly aspectRatio: AspectRatio };

export type QuotesState = {
  /** By `quoteKey`. What was never asked, or could not be answered, is missing. */
  readonly quotes: Readonly<Record<string, Quote>>;
  ask(service: 'practice' | 'live', wish: Wish): Promise<void>;
};

export function quoteKey(service: 'practice' | 'live', wish: Wish): string {
  return `${service} ${wish.aspectRatio} ${wish.durationS}`;
}

/** What to show until the service has answered, or when it does not. */
export function listQuote(service: 'practice' | 'live', wish: Wish): Quote {
  if (service === 'practice') return { unitMicros: 0, source: 'free' };
  return { unitMicros: estimateMicros(wish.durationS), source: 'list' };
}

export function createQuotesStore(bridge: Bridge): StoreApi<QuotesState> {
  return createStore<QuotesState>()((set) => ({
    quotes: {},
    async ask(service, wish) {
      const key = quoteKey(service, wish);
      const reply = await ask(bridge, 'takes.quote', wish).catch(() => null);
      // Without an answer the list price stands, and the window says that it is the list price.
      if (reply !== null) set(({ quotes }) => ({ quotes: { ...quotes, [key]: reply } }));
    },
  }));
}
