import { useBound } from '../../stores/bound.ts';
import { createTakesStore } from '../../stores/takes.ts';
import type { TakesState } from '../../stores/takes.ts';

/** Reads from the queue's store; the selector returns a primitive or something the store holds. */
export function useTakes<T>(select: (state: TakesState) => T): T {
  return useBound(createTakesStore, select);
}
