import { useEffect, useMemo, useState } from 'react';
import { advise } from '../../../../../shared/craft/advise.ts';
import { adviceRules } from '../../../../../shared/craft/advice.ts';
import type { Advice, AdviceRule } from '../../../../../shared/craft/advice.ts';
import type { Shelves } from '../../../../../shared/craft/shelves.ts';
import type { Recipe } from '../../../../../shared/recipe.ts';
import { useBound } from '../../../stores/bound.ts';
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

/** Advice on a draft, read in a pause of typing, when the window has nothing else to do. */
export function useAdvice(recipe: Recipe): AdviceRead | null {
  const shelves = useBound(createPhrasebookStore, (state) => state.shelves);
  const off = useRulesOff();
  const [read, setRead] = useState<AdviceRead | null>(null);
  useEffect(() => {
    let idle: number | null = null;
    const pause = setTimeout(() => {
      idle = requestIdleCallback(() => setRead({ recipe, items: readAdvice(recipe, shelves, off) }), {
        timeout: longestBehindMs,
      });
    }, pauseMs);
    return () => {
      clearTimeout(pause);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [recipe, shelves, off]);
  return read;
}
