import { aspectRatios, titleOf, type AspectRatio } from '../../../shared/recipe.ts';
import type { MediaFacts } from '../downloads/download.ts';

/** What is told of a clip from outside: a JSON beside it, or the recipe inside it. Null: not told. */
export type ClipWords = {
  readonly title: string | null;
  readonly prompt: string | null;
  readonly negativePrompt: string | null;
  readonly model: string | null;
  readonly aspectRatio: string | null;
  readonly durationS: number | null;
  readonly createdAtMs: number | null;
  readonly notes: string | null;
  readonly tags: readonly string[] | null;
  /** 1 to 5. */
  readonly rating: number | null;
};

export const noWords: ClipWords = {
  title: null,
  prompt: null,
  negativePrompt: null,
  model: null,
  aspectRatio: null,
  durationS: null,
  createdAtMs: null,
  notes: null,
  tags: null,
  rating: null,
};

/** Each word from the first that tells it. */
export function mergedWords(first: ClipWords, second: ClipWords): ClipWords {
  const told = Object.entries(first).filter(([, word]) => word !== null);
  return { ...second, ...Object.fromEntries(told) };
}

/** A prompt with the rest of a recipe: what was not told is read from the picture, as near as the model's choices come. */
export function recipeOf(words: ClipWords, facts: MediaFacts) {
  if (words.prompt === null) return null;
  return {
    prompt: words.prompt,
    negativePrompt: words.negativePrompt ?? '',
    aspectRatio: words.aspectRatio ?? nearestRatio(facts),
    durationS: words.durationS ?? (facts.durationMs <= 7500 ? 5 : 10),
  };
}

export function titleOfWords(words: ClipWords, fileStem: string): string {
  if (words.title !== null) return words.title.slice(0, 200);
  return words.prompt === null ? fileStem : titleOf(words.prompt);
}

function nearestRatio({ width, height }: MediaFacts): AspectRatio {
  const distance = (ratio: AspectRatio): number => {
    const [across = 1, down = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log(width / height / (across / down)));
  };
  return aspectRatios.toSorted((a, b) => distance(a) - distance(b))[0] ?? '16:9';
}
