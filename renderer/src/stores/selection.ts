import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Bridge } from '../bridge.ts';
import { storeOf } from './bound.ts';
import { createLibraryStore } from './library.ts';

export type SelectionState = {
  readonly selected: ReadonlySet<ClipId>;
  /** Where a range begins. */
  readonly anchor: ClipId | null;
  /** The one clip that takes the keyboard. */
  readonly active: ClipId | null;
};

export type SelectHow = 'only' | 'toggle' | 'range';

/** How several clips at once meet what is selected already. */
export type JoinHow = 'only' | 'add' | 'toggle';

const nothing: SelectionState = { selected: new Set(), anchor: null, active: null };

/** The state after a click or a key on `id`; `order` is the order on the screen. */
export function selectClip(
  state: SelectionState,
  order: readonly ClipId[],
  id: ClipId,
  how: SelectHow,
): SelectionState {
  if (how === 'toggle') {
    const selected = new Set(state.selected);
    if (!selected.delete(id)) selected.add(id);
    return { selected, anchor: id, active: id };
  }
  const from = how === 'range' && state.anchor !== null ? order.indexOf(state.anchor) : -1;
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return { selected: new Set([id]), anchor: id, active: id };
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { selected: new Set(range), anchor: state.anchor, active: id };
}

/** What is selected when `ids` are drawn a frame around or chosen together, with `before` selected. */
export function joinSelection(
  before: ReadonlySet<ClipId>,
  ids: readonly ClipId[],
  how: JoinHow,
): ReadonlySet<ClipId> {
  const selected = new Set(how === 'only' ? [] : before);
  for (const id of ids) {
    if (how === 'toggle' && before.has(id)) selected.delete(id);
    else selected.add(id);
  }
  return selected;
}

/** Those of `wanted` that are in `order`, in its order: one walk, however long it is. */
function presentOf(order: readonly ClipId[], wanted: ReadonlySet<ClipId>): Set<ClipId> {
  return wanted.size === 0 ? new Set() : new Set(order.filter((id) => wanted.has(id)));
}

/**
 * The state after the clips on the screen changed: ids that are gone leave the selection, and the keyboard's
 * clip moves to the one that took its place.
 */
export function keepSelection(
  state: SelectionState,
  before: readonly ClipId[],
  after: readonly ClipId[],
): SelectionState {
  const selected = presentOf(after, state.selected);
  const marks = [state.anchor, state.active].filter((id) => id !== null);
  const present = presentOf(after, new Set(marks));
  const anchor = state.anchor !== null && present.has(state.anchor) ? state.anchor : null;
  if (state.active === null || present.has(state.active)) return { ...state, selected, anchor };
  const was = before.indexOf(state.active);
  const later = new Set(was < 0 ? [] : before.slice(was + 1));
  const follower = after.find((id) => later.has(id));
  return { selected, anchor, active: was < 0 ? null : (follower ?? after.at(-1) ?? null) };
}

export type SelectionStoreState = SelectionState & {
  select(id: ClipId, how: SelectHow): void;
  /** Selects many; the keyboard goes to `active`, or to the first of them where it is on none. */
  join(selected: ReadonlySet<ClipId>, active?: ClipId | null): void;
  /** Moves the keyboard and nothing else. */
  point(id: ClipId): void;
  /** Everything found, as soon as all of it is here. Rejects, and selects nothing, when it cannot be had. */
  selectAll(): Promise<void>;
  clear(): void;
};

/** The library's selection. It follows the outline by id, so that a reload, a new clip or another order does not lose it. */
export function createSelectionStore(bridge: Bridge): StoreApi<SelectionStoreState> {
  const library = storeOf(bridge, createLibraryStore);
  let order = library.getState().ids;
  function allSelected({ active }: SelectionState): SelectionState {
    const { ids } = library.getState();
    const first = ids[0] ?? null;
    return { selected: new Set(ids), anchor: first, active: active ?? first };
  }
  const store = createStore<SelectionStoreState>()((set) => ({
    ...nothing,
    select: (id, how) => set((state) => selectClip(state, library.getState().ids, id, how)),
    join: (selected, active = null) =>
      set((state) => {
        const [first = null] = selected;
        const next = active ?? state.active ?? first;
        return { selected, active: next, anchor: state.anchor ?? next };
      }),
    point: (active) => set({ active }),
    selectAll: async () => {
      const { isWhole, whole } = library.getState();
      if (!isWhole) await whole();
      set(allSelected);
    },
    clear: () => set({ selected: new Set<ClipId>(), anchor: null }),
  }));
  library.subscribe(({ ids, isWhole }) => {
    // The first clips of an answer say nothing of those that are selected further down.
    if (ids === order || !isWhole) return;
    const before = order;
    order = ids;
    store.setState((now) => keepSelection(now, before, ids));
  });
  return store;
}
