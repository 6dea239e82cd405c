import { z } from 'zod';
import { aspectRatios, durations } from '../recipe.ts';

/** Longer than the endpoint allows, so that an over-long text is kept and explained instead of refused by the bridge. */
export const recipeText = z.string().max(100_000);

export const recipe = z.object({
  prompt: recipeText,
  negativePrompt: recipeText,
  aspectRatio: z.enum(aspectRatios),
  durationS: z.literal(durations),
});

export const micros = z.int();
export const timeMs = z.int().min(0);
export const revisionNumber = z.int().min(0);
