import { useMemo } from 'react';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';

export type FieldText = {
  /** As it is now, with every key typed so far. */
  readonly now: () => string;
  /**
   * Tells a field of every text its draft gets. It is heard at the store, not by rendering: the store and the field are never apart,
   * so that no key typed meanwhile is taken back. Another draft is not told; it comes with a new `textVersion`.
   */
  readonly follow: (take: (text: string) => void) => () => void;
};

/** One text of the open draft, for the field it is typed in. */
export function useFieldText(field: 'prompt' | 'negativePrompt'): FieldText {
  const bridge = useBridge();
  return useMemo(() => {
    const editor = storeOf(bridge, createEditorStore);
    return {
      now: () => editor.getState().recipe?.[field] ?? '',
      follow: (take) =>
        editor.subscribe(({ recipe, textVersion }, before) => {
          if (recipe === null || textVersion !== before.textVersion) return;
          if (recipe[field] !== before.recipe?.[field]) take(recipe[field]);
        }),
    };
  }, [bridge, field]);
}
