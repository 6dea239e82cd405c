import { useCallback } from 'react';
import { storeOf, useBridge } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';

type Follow = (take: (text: string) => void) => () => void;

/**
 * Tells a field of every text its draft gets. It is heard at the store, not by rendering: the store and the field are never apart,
 * so that no key typed meanwhile is taken back. Another draft is not told; it comes with a new `textVersion`.
 */
export function useFollow(field: 'prompt' | 'negativePrompt'): Follow {
  const bridge = useBridge();
  return useCallback(
    (take) =>
      storeOf(bridge, createEditorStore).subscribe(({ recipe, textVersion }, before) => {
        if (recipe === null || textVersion !== before.textVersion) return;
        if (recipe[field] !== before.recipe?.[field]) take(recipe[field]);
      }),
    [bridge, field],
  );
}
