import { useMemo } from 'react';
import type { ElementKind } from '../../../../../shared/craft/elements.ts';
import { vocabulary } from '../../../../../shared/craft/vocabulary.ts';
import type { VocabularyKind } from '../../../../../shared/craft/vocabulary.ts';
import { useBound } from '../../../stores/bound.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';

const kindsOf: Partial<Record<ElementKind, readonly VocabularyKind[]>> = {
  camera: ['camera', 'size', 'angle', 'lens'],
  action: ['motion'],
  lighting: ['lighting'],
  mood: ['mood'],
  style: ['style'],
};

/** Words of the trade that could stand in for an element of this kind. */
export function offersOf(kind: ElementKind): readonly string[] {
  const kinds = kindsOf[kind] ?? [];
  return kinds.flatMap((each) => vocabulary.filter((one) => one.kind === each).map(({ insert }) => insert));
}

/** The user's own shelf of elements: those kept for this kind, then those kept for any. */
export function useOwnElements(kind: ElementKind): readonly string[] {
  const phrases = useBound(createPhrasebookStore, (state) => state.phrases);
  return useMemo(() => {
    const all = (phrases ?? []).filter((phrase) => phrase.kind === 'element');
    const own = [
      ...all.filter(({ element }) => element === kind),
      ...all.filter(({ element }) => element === null),
    ];
    return [...new Set(own.map(({ body }) => body))];
  }, [phrases, kind]);
}
