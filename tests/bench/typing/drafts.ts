import { createClock } from '../../../electron/services/clock.ts';
import { createDrafts } from '../../../electron/services/drafts/drafts.ts';
import { createRandom } from '../../../electron/services/random.ts';
import { openStudioDatabase } from '../../../electron/services/studio-database.ts';
import type { DraftId } from '../../../shared/contract/ids.ts';
import { emptyRecipe } from '../../../shared/recipe.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { heroNegative, heroPrompt } from '../../tour/prompts.ts';
import { createPrompts } from '../library/prompts.ts';

const quiet = { info() {}, warn() {}, error() {} };

/** Fills a studio's database with drafts of 500 to 2,000 characters in five folders and in none; the last is the one given. */
export async function makeDrafts(userDataDir: string, count: number, prompt: string): Promise<void> {
  const clock = createClock();
  const studio = openStudioDatabase(userDataDir, { clock, log: quiet });
  const drafts = createDrafts(
    { clock, random: createRandom(), database: studio.database },
    { onChanged: () => undefined },
  );
  const textOf = createPrompts(createSeededRandom(5));
  const binders = ['Winter film', 'Night', 'Animals', '海', 'Studies'];
  const made: DraftId[] = [];
  studio.database.exec('BEGIN');
  for (let number = 1; number < count; number += 1)
    made.push(drafts.create({ ...emptyRecipe, prompt: `${textOf(number)} ${textOf(number + count)}` }).id);
  drafts.create({ ...emptyRecipe, prompt, negativePrompt: heroNegative });
  studio.database.exec('COMMIT');
  for (const [at, binder] of binders.entries())
    drafts.binders.bind(
      made.filter((_, index) => index % 6 === at),
      binder,
    );
  await studio.close();
}

/** A text as rich as drafts get: notes, a part switched off, twelve variations, and things to advise about. */
export function richPrompt(length: number): string {
  const begin = [
    '# For the opening. The lake is the one to beat.',
    'A {red|grey} fox first crosses {deep snow|a frozen lake|tall grass}, then stops, [# shakes itself, #] and looks back, {at dawn|at dusk}.',
    'A stunning birch forest. The camera pans left and zooms in.',
    heroPrompt,
    '',
  ].join('\n');
  const filling = 'Snow lies on the branches, and a thin mist hangs between the trunks. ';
  return (begin + filling.repeat(length)).slice(0, length - 1) + '.';
}
