import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/** Which folders of drafts are folded up. `''` is the group of drafts in none. */
export type ClosedBindersState = {
  readonly closed: ReadonlySet<string>;
  toggle(binder: string): void;
};

const memory = 'dailies:closed-folders';

/** Remembered in the page like the theme: it is how a list looks, and nothing is lost with it. */
export function createClosedBindersStore(): StoreApi<ClosedBindersState> {
  return createStore<ClosedBindersState>()((set, get) => ({
    closed: remembered(),
    toggle(binder) {
      const closed = new Set(get().closed);
      if (!closed.delete(binder)) closed.add(binder);
      set({ closed });
      window.localStorage.setItem(memory, JSON.stringify([...closed]));
    },
  }));
}

function remembered(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(memory) ?? '[]');
    return new Set(
      Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [],
    );
  } catch {
    return new Set();
  }
}
