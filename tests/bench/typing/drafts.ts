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
  if (length > begin.length + filling.length) throw new Error('The filling is too short for that');
  return (begin + filling).slice(0, length - 1) + '.';
}

/** No sentence twice: said again and again they would all be advised about, as in no draft that anybody writes. */
const filling = [
  'Fine powder slides from a bent branch and drifts across the path in a loose veil.',
  'Between the trunks a thin mist hangs at the height of a man and thins out towards the shore.',
  'The ice is grey with a seam of black water where a spring keeps it open.',
  'Far off, a single window of a hut glows amber, and its smoke stands straight in the still air.',
  'Tracks of a hare run along the bank and break off under a fallen spruce.',
  'Each breath of the animal rises, catches the sun and is gone.',
  'Its coat is wet along the flanks, with small balls of rime in the long hair of the chest.',
  'One ear turns back, listening; the other stays on the reeds.',
  'Old reeds stand in bundles, the colour of straw, their heads heavy with frost.',
  'A jay crosses from left to right high in the background, blue on the wing for a moment.',
  'Light comes low through the stems, so that every second stripe of the ground is gold.',
  'Where it does not reach, shadows are blue and soft at their edges.',
  'Crust breaks under a paw, a flat plate tips, and dry crystals roll down the slope.',
  'The tail sweeps once, slowly, and leaves a shallow fan in the white.',
  'Behind the ridge the sky is pale green, then rose, with no cloud in it.',
  'A pebble of ice skitters over the lake and rings like thin glass.',
  'Bark peels from the oldest birch in curls as light as paper.',
  'Moss shows through on the north side, dark and a little wet.',
  'Distance is built from three planes: reeds, animal, forest, each a tone paler than the one before.',
  'Grain is fine and even, highlights roll off gently, and blacks keep some detail.',
  'Wind picks up near the end, from behind, and lifts the fur along the spine.',
  'A cone drops into the crust without a sound and leaves a round blue hole.',
  'On the far bank three alders lean over the water, their twigs red against the white.',
  'Somewhere out of frame a branch cracks, and one shoulder tightens under the winter coat.',
  'Thin cloud has drawn over half of the sun, and for a while all colours are quieter.',
  'Nothing else moves, apart from steam over the spring.',
  'For the last second it stands quite still, nose high, one forefoot drawn up under the body.',
].join(' ');
