import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { parseBoxes } from './boxes.ts';
import { readFilm } from './film.ts';
import { readTags, type TextTags } from './metadata.ts';
import { noWords, type ClipWords } from '../import/clip-words.ts';

/** What stands in the long description: the recipe, for programs. The short one holds the prompt, for people. */
const inside = z.object({
  dailies: z.literal(1),
  title: z.string().max(200),
  prompt: z.string().max(100_000),
  negativePrompt: z.string().max(100_000).default(''),
  aspectRatio: z.string().max(20),
  durationS: z.number(),
  model: z.string().max(200).nullable().default(null),
  createdAt: z.iso.datetime({ offset: true }),
});
export type InsideRecipe = Omit<z.input<typeof inside>, 'dailies'>;

export function tagsOfRecipe(recipe: InsideRecipe): TextTags {
  const text: z.input<typeof inside> = { dailies: 1, ...recipe };
  return {
    '\u00a9nam': recipe.title,
    '\u00a9day': recipe.createdAt,
    desc: recipe.prompt,
    ldes: JSON.stringify(text),
  };
}

/** The recipe in a file's own metadata, if the studio once wrote one there. Rejects only when the disk does. */
export async function readClipRecipe(disk: Disk, path: string): Promise<ClipWords | null> {
  const sizeBytes = (await disk.stat(path))?.sizeBytes ?? 0;
  const file = await disk.open(path, 'read');
  try {
    const film = await readFilm(file, sizeBytes);
    const movie = film === null ? null : parseBoxes(film.body);
    return movie === null ? null : wordsOf(readTags(movie));
  } finally {
    await file.close();
  }
}

function wordsOf({ ldes = '' }: TextTags): ClipWords | null {
  const parsed = inside.safeParse(parseJson(ldes));
  if (!parsed.success) return null;
  const { createdAt, dailies: _version, ...words } = parsed.data;
  const createdAtMs = Math.max(0, Date.parse(createdAt));
  return { ...noWords, ...words, title: words.title === '' ? null : words.title, createdAtMs };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
