import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge.ts';

/** Makes a store that reads and writes through `bridge`. One store lives per bridge and creator. */
export type CreateStore<S> = (bridge: Bridge) => StoreApi<S>;

const made = new WeakMap<Bridge, Map<CreateStore<never>, unknown>>();

/** The store of this creator on this bridge, made at the first call. */
export function storeOf<S>(bridge: Bridge, create: CreateStore<S>): StoreApi<S> {
  const known = made.get(bridge) ?? new Map<CreateStore<never>, unknown>();
  made.set(bridge, known);
  const key = create as unknown as CreateStore<never>;
  const existing = known.get(key);
  // The map holds under each creator only what that creator returned.
  if (existing !== undefined) return existing as StoreApi<S>;
  const store = create(bridge);
  known.set(key, store);
  return store;
}

const BridgeContext = createContext<Bridge | null>(null);
export const BridgeProvider = BridgeContext.Provider;

export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error('No BridgeProvider above this component.');
  return bridge;
}

/**
 * Reads from the store of `create` on the app's bridge: `useBound(createDraftsStore, (s) => s.drafts)`.
 * The selector must return a primitive or something the store holds, never a fresh array or object
 * (React would render for ever: zustand#2741); derive in the component or use `useShallow`.
 */
export function useBound<S, T>(create: CreateStore<S>, select: (state: S) => T): T {
  return useStore(storeOf(useBridge(), create), select);
}
