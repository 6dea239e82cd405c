import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ActId, ClipId } from '../../../shared/contract/ids.ts';
import type { Doubled } from '../../../shared/contract/doubles.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { storeOf } from './bound.ts';
import { createStatusStore } from './status.ts';

export type DoublesState = {
  /** The clip whose sidecars are chosen between, and what they say. */
  readonly question: (Doubled & { readonly id: ClipId }) | null;
  /** Asks about this clip; closes where nothing is to be chosen any more. */
  open(id: ClipId): Promise<void>;
  close(): void;
  /** Makes one of the sidecars in question hold, and goes on to the next clip. Answers with the act by which it can be undone. */
  choose(version: string): Promise<ActId | null>;
};

/** Choosing between the sidecars of clips that have several, one clip at a time. */
export function createDoublesStore(bridge: Bridge): StoreApi<DoublesState> {
  const status = storeOf(bridge, createStatusStore);
  /** Settled here; the status tells of it a little later. */
  const settled = new Set<ClipId>();

  async function open(id: ClipId): Promise<void> {
    try {
      const doubled = await ask(bridge, 'library.doubledSidecars', { id });
      store.setState({ question: { id, ...doubled } });
    } catch (error) {
      if (asAppError(error).code !== 'not-found') throw error;
      settled.add(id);
      await next();
    }
  }

  async function next(): Promise<void> {
    const waiting = status.getState().status?.library.doubled.find((id) => !settled.has(id));
    if (waiting === undefined) store.setState({ question: null });
    else await open(waiting);
  }

  const store = createStore<DoublesState>()((set, get) => ({
    question: null,
    async open(id) {
      settled.clear();
      await open(id);
    },
    close: () => set({ question: null }),
    async choose(version) {
      const { question } = get();
      if (question === null) return null;
      try {
        const { act } = await ask(bridge, 'library.chooseSidecar', { id: question.id, version });
        settled.add(question.id);
        await next();
        return act;
      } catch (error) {
        // What is shown is not what is there: it is shown anew.
        if (asAppError(error).code === 'conflict') await open(question.id);
        throw error;
      }
    },
  }));
  return store;
}
