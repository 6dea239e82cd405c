import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { sameRecipe } from '../../../shared/recipe.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type Wish = Omit<Input<'takes.generate'>, 'intent'>;
type Answer = Output<'takes.generate'>;

export type GenerateState = {
  readonly isSending: boolean;
  /** How many takes the next click asks for. Kept while the window is open, as a camera keeps its settings. */
  readonly count: number;
  setCount(count: number): void;
  /**
   * Queues takes. Resolves with null when this call is an echo of one just made: a double click, a held key.
   * Throws AppError. Until a wish is answered with its takes it goes out under the same intent, so it is queued once even
   * when an answer got lost.
   */
  generate(wish: Wish): Promise<Answer | null>;
};

/** Two clicks for the same text nearer than this are one: a person who wants more takes sets their number. */
export const echoMs = 700;

function sameText(a: Wish, b: Wish): boolean {
  if (a.draftId !== b.draftId || !sameRecipe(a.recipe, b.recipe)) return false;
  return JSON.stringify(a.variants) === JSON.stringify(b.variants);
}

function sameWish(a: Wish, b: Wish): boolean {
  return a.count === b.count && a.agreedMicros === b.agreedMicros && sameText(a, b);
}

export function createGenerateStore(bridge: Bridge): StoreApi<GenerateState> {
  let unqueued: { readonly intent: string; readonly wish: Wish } | null = null;
  let lastSent: { readonly wish: Wish; readonly atMs: number } | null = null;

  async function send(wish: Wish): Promise<Answer> {
    const intent = unqueued !== null && sameWish(unqueued.wish, wish) ? unqueued.intent : crypto.randomUUID();
    unqueued = { intent, wish };
    const answer = await ask(bridge, 'takes.generate', { ...wish, intent });
    unqueued = null;
    lastSent = { wish, atMs: performance.now() };
    return answer;
  }

  function isEcho(wish: Wish): boolean {
    return lastSent !== null && performance.now() - lastSent.atMs < echoMs && sameText(lastSent.wish, wish);
  }

  return createStore<GenerateState>()((set, get) => ({
    isSending: false,
    count: 1,
    setCount: (count) => set({ count }),
    async generate(wish) {
      if (get().isSending || isEcho(wish)) return null;
      set({ isSending: true });
      try {
        return await send(wish);
      } catch (error) {
        throw asAppError(error);
      } finally {
        set({ isSending: false });
      }
    },
  }));
}
