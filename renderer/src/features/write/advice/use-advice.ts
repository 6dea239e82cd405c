import { useEffect, useMemo, useState } from 'react';
import { advise } from '../../../../../shared/craft/advise.ts';
import { adviceRules } from '../../../../../shared/craft/advice.ts';
import type { Advice, AdviceRule } from '../../../../../shared/craft/advice.ts';
import type { Shelves } from '../../../../../shared/craft/shelves.ts';
import type { Recipe } from '../../../../../shared/recipe.ts';
import { storeOf, useBound, useBridge } from '../../../stores/bound.ts';
import { createEditorStore } from '../../../stores/editor.ts';
import { createPhrasebookStore } from '../../../stores/phrasebook.ts';
import { createSettingsStore } from '../../../stores/settings.ts';

/** What could be better, with the texts it was read in: its places are places in these. */
export type AdviceRead = { readonly recipe: Recipe; readonly items: readonly Advice[] };

const nothing: readonly string[] = [];
/** Long enough that nobody is corrected within a word. */
const pauseMs = 700;
/** Advice on words that are gone stays no longer than this in a window that is never idle. */
const longestBehindMs = 1000;

/** The rules that are silent, of those this version knows. */
export function useRulesOff(): readonly AdviceRule[] {
  const off = useBound(createSettingsStore, (state) => state.settings?.adviceOff ?? nothing);
  return useMemo(() => adviceRules.filter((rule) => off.includes(rule)), [off]);
}

/** The count and its banner tell at once what is over the limit; here it would come late and twice. */
export function readAdvice(recipe: Recipe, shelves: Shelves, off: readonly AdviceRule[]): readonly Advice[] {
  const { prompt, negativePrompt, durationS } = recipe;
  return advise(
    { prompt, negativePrompt, durationS, shelves },
    (rule) => rule === 'over-limit' || off.includes(rule),
  );
}

/** Advice on the draft in the window, read in a pause of typing, when the window has nothing else to do. */
export function useAdvice(): AdviceRead | null {
  const bridge = useBridge();
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  const off = useRulesOff();
  const [read, setRead] = useState<AdviceRead | null>(null);
  useEffect(() => {
    const editor = storeOf(bridge, createEditorStore);
    let idle: number | null = null;
    let pause: ReturnType<typeof setTimeout> | undefined;
    function look(): void {
      const { read: recipe } = editor.getState();
      if (recipe !== null) setRead({ recipe, items: readAdvice(recipe, shelves, off) });
    }
    function stop(): void {
      clearTimeout(pause);
      if (idle !== null) cancelIdleCallback(idle);
    }
    function lookSoon(): void {
      stop();
      pause = setTimeout(() => (idle = requestIdleCallback(look, { timeout: longestBehindMs })), pauseMs);
    }
    lookSoon();
    // Heard at the store: nothing is drawn for a text that is only waited on.
    const unsubscribe = editor.subscribe((now, before) => now.read !== before.read && lookSoon());
    return () => {
      unsubscribe();
      stop();
    };
  }, [bridge, shelves, off]);
  return read;
}
