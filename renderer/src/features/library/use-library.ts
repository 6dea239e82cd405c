import { useBound } from '../../stores/bound.ts';
import { createLibraryStore } from '../../stores/library.ts';
import type { LibraryState } from '../../stores/library.ts';
import { createSelectionStore } from '../../stores/selection.ts';
import type { SelectionStoreState } from '../../stores/selection.ts';

/** Reads from the library's store; the selector returns a primitive or something the store holds. */
export function useLibrary<T>(select: (state: LibraryState) => T): T {
  return useBound(createLibraryStore, select);
}

export function useSelection<T>(select: (state: SelectionStoreState) => T): T {
  return useBound(createSelectionStore, select);
}
