import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Payload } from '../../../shared/contract/index.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { AppError } from '../../../shared/errors.ts';
import { parseQuery } from '../../../shared/library-query/parse-query.ts';
import { quoted } from '../../../shared/library-query/write-query.ts';
import { asAppError } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import { createClipDetails } from './clip-details.ts';
import { keepArrangement } from './kept-arrangement.ts';
import { createOutlineLoader } from './outline-loader.ts';
import type { Arrangement, Outline } from './outline-loader.ts';

/** The library in outline, with the details of what is on the screen. */
export type LibraryState = Outline & {
  /** False until main has answered for the first time. */
  readonly isLoaded: boolean;
  readonly error: AppError | null;
  /** What stands in the search box; `answeredQuery` is what the outline answers. */
  readonly query: string;
  readonly arrangement: Arrangement;
  /** The one collection that is searched in; null where there is none, or several. */
  readonly collection: string | null;
  readonly details: ReadonlyMap<ClipId, Clip>;
  /** The text shows at once, and its answer as soon as it is there. */
  search(query: string): void;
  /** Shows a collection in its own order, until something else is searched for. */
  openCollection(name: string): void;
  /** Another order, or other headings. */
  arrange(change: Partial<Arrangement>): void;
  /** Names the clips one party (the grid, the player) shows; their details follow. */
  want(ids: readonly ClipId[], party: string): void;
  reload(): Promise<void>;
  /** Resolves when all clips of the answer are here, not only the first: before anything is done to all of them. Rejects when they cannot be had. */
  whole(): Promise<void>;
};

type LibraryOptions = {
  readonly restDelayMs?: number;
  readonly detailBound?: number;
  /** How long after a change that moves nothing the outline is asked for again, to be sure. */
  readonly settleDelayMs?: number;
};

const empty: Outline = {
  answeredQuery: '',
  answerKey: '',
  isWhole: true,
  revision: -1,
  ids: [],
  ratios: [],
  groups: [],
  found: 0,
  total: 0,
};

function collectionOf(query: string): string | null {
  const named = parseQuery(query).filter((term) => term.fieldName === 'collection' && !term.isMinus);
  const condition = named.length === 1 ? named[0]?.condition : undefined;
  const [name, ...others] = condition?.kind === 'name' ? condition.values : [];
  return others.length > 0 ? null : (name ?? null);
}

/** By these a clip stays where it is, whatever is said of it. */
const steadySorts: readonly Arrangement['sort']['by'][] = ['kept', 'created', 'duration', 'size', 'cost'];

/**
 * Whether clips that were rated, tagged and the like lie where they lay: then a hundred thousand need not be asked for again. Only
 * where nothing is searched for, and in an order that nothing said of a clip can change.
 */
function staysPut(
  { ids, answeredQuery, arrangement }: LibraryState,
  { changed, removed, all }: Payload<'library.changed'>,
): boolean {
  if (all || removed.length > 0 || changed.length === 0 || answeredQuery !== '') return false;
  if (!steadySorts.includes(arrangement.sort.by) || arrangement.group === 'collection') return false;
  const sought = new Set(changed);
  return ids.reduce((known, id) => known + Number(sought.has(id)), 0) === sought.size;
}

export function createLibraryStore(bridge: Bridge, options: LibraryOptions = {}): StoreApi<LibraryState> {
  const { restDelayMs = 400, detailBound = 3000, settleDelayMs = 4000 } = options;
  let usual: Arrangement = { sort: { by: 'kept', descending: true }, group: 'day' };
  let settling: ReturnType<typeof setTimeout> | undefined;
  const outline = createOutlineLoader({
    bridge,
    restDelayMs,
    wished: () => ({ query: store.getState().query, ...store.getState().arrangement }),
    onAnswer: (answer) => store.setState({ isLoaded: true, error: null, ...answer }),
    onProblem: (error) => store.setState({ error }),
  });
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
    if (change.revision <= revision) return;
    clearTimeout(settling);
    if (gap || !staysPut(store.getState(), change)) void outline.load();
    else {
      store.setState({ revision: change.revision });
      settling = setTimeout(() => void outline.load(), settleDelayMs);
    }
  }

  const store = createStore<LibraryState>()((set) => ({
    ...empty,
    isLoaded: false,
    error: null,
    query: '',
    arrangement: usual,
    details: new Map(),
    collection: null,
    search(query) {
      const collection = collectionOf(query);
      set(({ arrangement }) => ({
        query,
        collection,
        // An order by hand is one collection's own.
        arrangement: collection === null && arrangement.sort.by === 'manual' ? usual : arrangement,
      }));
      void outline.load();
    },
    openCollection(name) {
      set({ arrangement: { sort: { by: 'manual', descending: false }, group: 'none' } });
      store.getState().search(`collection:${quoted(name)}`);
    },
    arrange(change) {
      set(({ arrangement }) => ({ arrangement: { ...arrangement, ...change } }));
      const { arrangement } = store.getState();
      if (arrangement.sort.by !== 'manual') usual = arrangement;
      void outline.load();
    },
    want: (ids, party) => details.want(ids, party),
    reload: () => outline.load(),
    whole: () => outline.whole(),
  }));
  bridge.subscribe('library.changed', follow);
  bridge.subscribe('library.stillsChanged', ({ ids }) => details.invalidate(ids));
  keepArrangement(bridge, store);
  void outline.load();
  return store;
}
