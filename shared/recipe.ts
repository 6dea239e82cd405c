/** What the endpoint accepts, by its own page (reference: kwaivgi/kling-v2.0-t2v-master, "Request Parameters"). */
export const aspectRatios = ['16:9', '9:16', '1:1'] as const;
export type AspectRatio = (typeof aspectRatios)[number];

/** Seconds. */
export const durations = [5, 10] as const;
export type Duration = (typeof durations)[number];

/** Characters of the prompt and, separately, of the negative prompt. The API does not say how it counts them. */
export const promptLimit = 2500;

export const klingModel = 'kwaivgi/kling-v2.0-t2v-master';

/** Everything that decides what a take will show. */
export type Recipe = {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly aspectRatio: AspectRatio;
  readonly durationS: Duration;
};

export const emptyRecipe: Recipe = { prompt: '', negativePrompt: '', aspectRatio: '16:9', durationS: 5 };

/** Length by code points, so that one emoji or one rare ideograph counts once. */
export function promptLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Why this recipe cannot be sent, or null. */
export function recipeProblem(recipe: Recipe): 'prompt-empty' | 'prompt-too-long' | null {
  if (recipe.prompt.trim() === '') return 'prompt-empty';
  if (promptLength(recipe.prompt) > promptLimit) return 'prompt-too-long';
  if (promptLength(recipe.negativePrompt) > promptLimit) return 'prompt-too-long';
  return null;
}

export function sameRecipe(a: Recipe, b: Recipe): boolean {
  return (
    a.prompt === b.prompt &&
    a.negativePrompt === b.negativePrompt &&
    a.aspectRatio === b.aspectRatio &&
    a.durationS === b.durationS
  );
}

/** A short name for a text: its first words, at most 42 characters, never cut inside a word unless one is longer. */
export function titleOf(prompt: string): string {
  const line = prompt.trim().split('\n', 1)[0]?.replace(/\s+/g, ' ') ?? '';
  const letters = [...line];
  if (letters.length <= 42) return line;
  const cut = letters.slice(0, 42).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > 12 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, '')} …`;
}
