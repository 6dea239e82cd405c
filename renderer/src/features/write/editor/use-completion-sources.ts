import { useMemo } from 'react';
import type { Phrase } from '../../../../../shared/contract/phrasebook.ts';
import type { CompletionSources } from '../../../../../shared/craft/completion.ts';
import { builtInSnippets } from '../../../../../shared/craft/snippets.ts';
import { useBound } from '../../../stores/bound.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';

type Sources = { readonly sources: CompletionSources; readonly accept: (words: string) => void };

/** What completion offers besides the words of the trade, and remembering what was taken. */
export function useCompletionSources(): Sources {
  const phrases = useBound(createPhrasebookStore, (state) => state.phrases);
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  const used = useBound(createPhrasebookStore, (state) => state.used);
  return useMemo(() => {
    const own = (phrases ?? []).filter(({ kind }) => kind === 'snippet');
    const snippets = new Map([...builtInSnippets, ...own.map(({ name, body }) => [name, body] as const)]);
    return { sources: { shelves, snippets, phrases: acceptedBefore(phrases ?? []) }, accept: used };
  }, [phrases, shelves, used]);
}

/** The last used first. */
function acceptedBefore(phrases: readonly Phrase[]): readonly string[] {
  return phrases
    .filter(({ kind }) => kind === 'accepted' || kind === 'element')
    .toSorted((a, b) => (b.usedAtMs ?? 0) - (a.usedAtMs ?? 0))
    .map(({ body }) => body);
}
