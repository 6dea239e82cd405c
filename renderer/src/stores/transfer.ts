import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { WireSelection } from '../../../shared/contract/selection.ts';
import type { Bridge } from '../bridge.ts';

/** What the dialogs of import and export speak of; any room may open them. */
export type TransferState = {
  /** The clips that are about to be exported, and how many they are as far as is known. */
  readonly exporting: { readonly selection: WireSelection; readonly clips: number } | null;
  openExport(selection: WireSelection, clips: number): void;
  closeExport(): void;
};

export function createTransferStore(_bridge: Bridge): StoreApi<TransferState> {
  return createStore<TransferState>()((set) => ({
    exporting: null,
    openExport: (selection, clips) => set({ exporting: { selection, clips } }),
    closeExport: () => set({ exporting: null }),
  }));
}
