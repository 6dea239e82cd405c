import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { createLibraryStore } from './library.ts';
import { storeOf } from './bound.ts';
import { wireSelection } from './wire-selection.ts';

type Way = 'system-trash' | 'for-good';

/** What the user is asked about before it leaves the trash. */
export type EmptyingQuestion = {
  /** Null: the whole trash. */
  readonly ids: readonly ClipId[] | null;
  readonly clips: number;
  /** Null where nobody knows without reading thousands of clips. */
  readonly sizeBytes: number | null;
  /** `for-good`: the system's trash has refused these. */
  readonly way: Way;
};

export type EmptyingState = {
  readonly question: EmptyingQuestion | null;
  /** Asks about these clips of the trash, or about all that is in it. */
  open(ids: readonly ClipId[] | null): Promise<void>;
  close(): void;
  /** Does what was asked. What the system's trash refuses is the next question. Answers with how many have gone. */
  empty(question: EmptyingQuestion): Promise<number>;
};

/** The most clips that one request for clips may name. */
const mostRead = 200;

export function createEmptyingStore(bridge: Bridge): StoreApi<EmptyingState> {
  async function sizeOf(ids: readonly ClipId[]): Promise<number | null> {
    if (ids.length > mostRead) return null;
    const { clips } = await ask(bridge, 'library.clips', { ids: [...ids] });
    return clips.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }

  async function remove(ids: readonly ClipId[] | null, way: Way): Promise<Output<'library.emptyTrash'>> {
    const { ids: order, answeredQuery: query } = storeOf(bridge, createLibraryStore).getState();
    const selection = ids === null ? null : wireSelection(new Set(ids), { ids: order, query });
    // No choice is not the whole trash.
    if (ids !== null && selection === null) return { removed: 0, refused: 0 };
    return await ask(bridge, 'library.emptyTrash', { selection, way });
  }

  return createStore<EmptyingState>()((set) => ({
    question: null,
    async open(ids) {
      if (ids?.length === 0) return;
      const all = ids === null ? await ask(bridge, 'library.trashed', { ids: [] }) : null;
      const clips = all?.clips ?? ids?.length ?? 0;
      const sizeBytes = all?.sizeBytes ?? (ids === null ? null : await sizeOf(ids));
      if (clips > 0) set({ question: { ids, clips, sizeBytes, way: 'system-trash' } });
    },
    close: () => set({ question: null }),
    async empty({ ids, way }) {
      set({ question: null });
      const { removed, refused } = await remove(ids, way);
      if (refused > 0 && way === 'system-trash')
        set({ question: { ids, clips: refused, sizeBytes: null, way: 'for-good' } });
      return removed;
    },
  }));
}
