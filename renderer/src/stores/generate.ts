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

/** Two clicks nearer than this are one: a person who wants more takes sets their number. */
export const echoMs = 700;

function sameWish(a: Wish, b: Wish): boolean {
  return (
    a.draftId === b.draftId &&
    a.count === b.count &&
    a.agreedMicros === b.agreedMicros &&
    sameRecipe(a.recipe, b.recipe)
  );
}

export function createGenerateStore(bridge: Bridge): StoreApi<GenerateState> {
  let unqueued: { readonly intent: string; readonly wish: Wish } | null = null;
  let lastSentAt = -Infinity;

  async function send(wish: Wish): Promise<Answer> {
    const intent = unqueued !== null && sameWish(unqueued.wish, wish) ? unqueued.intent : crypto.randomUUID();
    unqueued = { intent, wish };
    const answer = await ask(bridge, 'takes.generate', { ...wish, intent });
    unqueued = null;
    lastSentAt = performance.now();
    return answer;
  }

  return createStore<GenerateState>()((set, get) => ({
    isSending: false,
    count: 1,
    setCount: (count) => set({ count }),
    async generate(wish) {
      if (get().isSending || performance.now() - lastSentAt < echoMs) return null;
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
