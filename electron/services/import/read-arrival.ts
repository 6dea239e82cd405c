import path from 'node:path';
import type { Disk } from '../disk.ts';
import type { MediaFacts } from '../downloads/download.ts';
import { readText, unlessUnreadable } from '../library/files.ts';
import { parseSidecar, type Sidecar } from '../library/sidecar.ts';
import type { Arrival } from '../library/take-in.ts';
import { readClipRecipe } from '../mp4/clip-recipe.ts';
import type { Candidate } from './candidates.ts';
import { mergedWords, noWords, recipeOf, titleOfWords, type ClipWords } from './clip-words.ts';
import { readForeign } from './foreign-words.ts';

/** More of another program's JSON than this is read, and not kept. */
const longestForeign = 64 * 1024;

/** Everything that is told of a file from outside: by a sidecar of ours, by a JSON of another program, by the recipe in the file itself. */
export async function readArrival(
  disk: Disk,
  { file, sidecars }: Candidate,
  facts: MediaFacts,
): Promise<Arrival> {
  const fileName = path.basename(file);
  const beside = await readBeside(disk, sidecars);
  const inside = await unlessUnreadable(() => readClipRecipe(disk, file));
  const words = mergedWords(inside ?? noWords, beside.words);
  return {
    fileName,
    own: beside.own,
    title: titleOfWords(words, path.basename(fileName, path.extname(fileName))),
    createdAtMs: words.createdAtMs ?? (await disk.stat(file))?.modifiedMs ?? 0,
    model: words.model,
    recipe: recipeOf(words, facts),
    notes: words.notes ?? '',
    tags: words.tags ?? [],
    rating: words.rating ?? 0,
    foreign: beside.foreign,
  };
}

type Beside = { readonly own: Sidecar | null; readonly words: ClipWords; readonly foreign: unknown };

/** The first of the files that tells something. */
async function readBeside(disk: Disk, sidecars: readonly string[]): Promise<Beside> {
  for (const sidecar of sidecars) {
    const text = (await unlessUnreadable(() => readText(disk, sidecar))) ?? '';
    const own = parseSidecar(text);
    if (own !== null) return { own, words: noWords, foreign: null };
    const foreign = parseJson(text);
    const words = readForeign(foreign);
    if (words !== null) return { own: null, words, foreign: text.length <= longestForeign ? foreign : null };
  }
  return { own: null, words: noWords, foreign: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
