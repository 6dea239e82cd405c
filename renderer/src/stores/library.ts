import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Payload } from '../../../shared/contract/index.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { AppError } from '../../../shared/errors.ts';
import { unpackIds, unpackRatios } from '../../../shared/library-outline.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { createClipDetails } from './clip-details.ts';
import type { ClipGroup } from './library-groups.ts';

/** The library in outline, with the details of what is on the screen. */
export type LibraryState = {
  /** False until main has answered for the first time. */
  readonly isLoaded: boolean;
  readonly error: AppError | null;
  /** What stands in the search box, and what the outline answers. */
  readonly query: string;
  readonly answeredQuery: string;
  readonly revision: number;
  readonly ids: readonly ClipId[];
  readonly ratios: readonly number[];
  /** Runs of clips under a heading, in their order. */
  readonly groups: readonly ClipGroup[];
  /** Clips in the library, whatever the query. */
  readonly total: number;
  readonly details: ReadonlyMap<ClipId, Clip>;
  /** The text shows at once, the search follows when typing pauses. */
  search(query: string): void;
  /** Names the clips one party (the grid, the player) shows; their details follow. */
  want(ids: readonly ClipId[], party: string): void;
  reload(): Promise<void>;
  /** Resolves with what was really moved to the trash. */
  trash(ids: readonly ClipId[]): Promise<readonly ClipId[]>;
  restore(ids: readonly ClipId[]): Promise<void>;
};

type LibraryOptions = { readonly searchDelayMs?: number; readonly detailBound?: number };

/** Asks for outlines: an older query's answer is dropped, and a burst of changes asks twice, not a hundred times. */
function createOutlineLoader(bridge: Bridge, store: () => StoreApi<LibraryState>) {
  let latest = 0;
  let reloading: Promise<void> | null = null;
  let changedMeanwhile = false;

  async function load(): Promise<void> {
    latest += 1;
    const turn = latest;
    const { query } = store().getState();
    try {
      const outline = await ask(bridge, 'library.outline', { query, group: 'day' });
      if (turn !== latest) return;
      store().setState({
        isLoaded: true,
        error: null,
        answeredQuery: query,
        revision: outline.revision,
        ids: unpackIds(outline.ids),
        ratios: unpackRatios(outline.ratios),
        groups: outline.groups,
        total: outline.total,
      });
    } catch (error) {
      if (turn === latest) store().setState({ error: asAppError(error) });
    }
  }

  async function loadUntilCurrent(): Promise<void> {
    do {
      changedMeanwhile = false;
      await load();
    } while (changedMeanwhile);
    reloading = null;
  }

  return {
    load,
    /** Answers still on their way are for older words. */
    outdate() {
      latest += 1;
    },
    reload(): Promise<void> {
      changedMeanwhile = reloading !== null;
      reloading ??= loadUntilCurrent();
      return reloading;
    },
  };
}

export function createLibraryStore(bridge: Bridge, options: LibraryOptions = {}): StoreApi<LibraryState> {
  const { searchDelayMs = 120, detailBound = 3000 } = options;
  let typing: ReturnType<typeof setTimeout> | undefined;
  const outline = createOutlineLoader(bridge, () => store);
  const details = createClipDetails(bridge, {
    bound: detailBound,
    onChange: (known) => store.setState({ details: known }),
    onProblem: (error) => store.setState({ error: asAppError(error) }),
  });

  function follow(change: Payload<'library.changed'>): void {
    const { revision } = store.getState();
    // Between the outline and this event others are missing, so any detail may be old.
    const gap = revision >= 0 && change.revision > revision + 1;
    // Even when the outline is newer than the event: a detail may have been fetched before either.
    details.invalidate(change.all || gap ? 'all' : change.changed);
    if (change.revision > revision) void outline.reload();
  }

  const store = createStore<LibraryState>()((set) => ({
    isLoaded: false,
    error: null,
    query: '',
    answeredQuery: '',
    revision: -1,
    ids: [],
    ratios: [],
    groups: [],
    total: 0,
    details: new Map(),
    search(query) {
      set({ query });
      outline.outdate();
      clearTimeout(typing);
      typing = setTimeout(() => void outline.load(), query === '' ? 0 : searchDelayMs);
    },
    want: (ids, party) => details.want(ids, party),
    reload: () => outline.reload(),
    trash: async (ids) => {
      const { changed } = await ask(bridge, 'library.trash', { selection: { kind: 'ids', ids: [...ids] } });
      return changed === 0 ? [] : ids;
    },
    restore: async (ids) =>
      void (await ask(bridge, 'library.restore', { selection: { kind: 'ids', ids: [...ids] } })),
  }));
  bridge.subscribe('library.changed', follow);
  bridge.subscribe('library.stillsChanged', ({ ids }) => details.invalidate(ids));
  void outline.reload();
  return store;
}
