import { useBound } from '../../stores/bound.ts';
import { createEditorStore } from '../../stores/editor.ts';

/** One text of the open draft for whatever reads it: it follows the keys a moment behind. */
export function useReadText(field: 'prompt' | 'negativePrompt'): string {
  return useBound(createEditorStore, ({ read }) => read?.[field] ?? '');
}
