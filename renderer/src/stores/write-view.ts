import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ElementKind } from '../../../shared/craft/elements.ts';
import type { PhraseKind } from '../../../shared/phrase-kinds.ts';

/** The kinds of phrases that a user keeps by hand; what was accepted is remembered by itself. */
export type KeptKind = Exclude<PhraseKind, 'accepted'>;

/** A phrase that is about to be written down. */
export type PhraseStart = {
  readonly kind: KeptKind;
  readonly body: string;
  /** Which part of a shot it is, for an element; without it that is read from the words. */
  readonly element?: ElementKind | null;
};

export type WriteViewState = {
  /** The draft as one text, or by its elements. */
  readonly view: 'text' | 'elements';
  readonly negativeView: 'text' | 'chips';
  /** Nothing but the text is shown. It lasts over a look into another room, and not over a restart. */
  readonly isFocus: boolean;
  /** The shelf of the phrasebook that is open; null while it is closed. */
  readonly phrasebook: KeptKind | null;
  /** What the phrasebook opens with, ready to be named. */
  readonly start: PhraseStart | null;
  show(view: WriteViewState['view']): void;
  showNegative(view: WriteViewState['negativeView']): void;
  focus(isFocus: boolean): void;
  openPhrasebook(kind: KeptKind, start?: PhraseStart): void;
  closePhrasebook(): void;
};

/** How the Write room looks at a draft. It lasts as long as the window. */
export function createWriteViewStore(): StoreApi<WriteViewState> {
  return createStore<WriteViewState>()((set) => ({
    view: 'text',
    negativeView: 'text',
    isFocus: false,
    phrasebook: null,
    start: null,
    show: (view) => set({ view }),
    showNegative: (negativeView) => set({ negativeView }),
    focus: (isFocus) => set({ isFocus }),
    openPhrasebook: (phrasebook, start) => set({ phrasebook, start: start ?? null }),
    closePhrasebook: () => set({ phrasebook: null, start: null }),
  }));
}
