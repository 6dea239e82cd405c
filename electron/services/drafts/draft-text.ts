import { z } from 'zod';
import { recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { emptyRecipe, type Recipe } from '../../../shared/recipe.ts';
import { parseSidecar } from '../library/sidecar.ts';

/** A draft as it goes into a file and comes back. */
export type PortableDraft = {
  readonly title: string | null;
  readonly recipe: Recipe;
  readonly revisions: readonly {
    readonly number: number;
    readonly name: string | null;
    readonly recipe: Recipe;
  }[];
};

const portable = z.object({
  title: z.string().max(120).nullable().default(null),
  recipe: recipeSchema,
  revisions: z
    .array(z.object({ number: z.int().min(1), name: z.string().max(120).nullable(), recipe: recipeSchema }))
    .default([]),
});
const draftFile = z.object({
  format: z.literal('dailies-drafts'),
  version: z.int().min(1),
  drafts: z.array(portable),
});

const negativeMark = /^Negative prompt:[ \t]*/mu;
const between = '\n\n----\n\n';

/** For people and other programs: the prompt, then the negative prompt behind a mark, drafts apart by a line. */
export function draftsAsText(drafts: readonly PortableDraft[]): string {
  const texts = drafts.map(({ recipe: { prompt, negativePrompt } }) =>
    negativePrompt === '' ? prompt : `${prompt}\n\nNegative prompt: ${negativePrompt}`,
  );
  return `${texts.join(between)}\n`;
}

export function draftsAsJson(drafts: readonly PortableDraft[]): string {
  return `${JSON.stringify({ format: 'dailies-drafts', version: 1, drafts }, null, 2)}\n`;
}

/** Drafts in a file's text: our own export, a clip's sidecar, or plain words. None when there are no words in it. */
export function draftsIn(text: string): readonly PortableDraft[] {
  const told = parseDraftFile(text) ?? fromSidecar(text);
  if (told !== null) return told;
  return text
    .split(between)
    .map(fromWords)
    .filter(({ recipe }) => recipe.prompt !== '' || recipe.negativePrompt !== '');
}

function parseDraftFile(text: string): readonly PortableDraft[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = draftFile.safeParse(value);
  return parsed.success ? parsed.data.drafts : null;
}

function fromSidecar(text: string): readonly PortableDraft[] | null {
  const sidecar = parseSidecar(text);
  if (sidecar === null) return null;
  const known = recipeSchema.safeParse(sidecar.take?.recipe);
  return known.success ? [{ title: sidecar.title, recipe: known.data, revisions: [] }] : [];
}

function fromWords(text: string): PortableDraft {
  const words = text.trim();
  const mark = negativeMark.exec(words);
  const prompt = mark === null ? words : words.slice(0, mark.index).trim();
  const negativePrompt = mark === null ? '' : words.slice(mark.index + mark[0].length).trim();
  return { title: null, recipe: { ...emptyRecipe, prompt, negativePrompt }, revisions: [] };
}
