import type { Clip } from '../../../shared/contract/library.ts';
import type { Duration } from '../../../shared/recipe.ts';
import { aClip, aRecipe, sampleNow } from './samples.ts';

/** The practice clips, in words that a user might have written for them. */
const scenes = [
  [
    'fox',
    '16:9',
    5,
    'A red fox with a white-tipped tail first crosses deep falling snow, then stops and looks back.',
  ],
  [
    'forest',
    '16:9',
    5,
    'Light falls through a tall green forest. The camera glides forward between the trunks.',
  ],
  ['neon', '9:16', 10, 'Neon alley after rain, a courier first checks his watch, then runs. Handheld.'],
  ['lighthouse', '16:9', 10, 'Lighthouse at dusk, waves first swell, then break over the rocks.'],
  [
    'balloon',
    '16:9',
    5,
    'Hot-air balloons drift over soft hills in the morning. Wide, slow pan to the right.',
  ],
  ['desert', '16:9', 5, 'A caravan crosses the dunes while the sun goes down. Long lens, heat shimmer.'],
  ['boats', '1:1', 5, 'Paper boats on a rain puddle, macro, shallow focus.'],
  ['aurora', '16:9', 10, 'Aurora over a still lake, stars turning slowly. Locked camera.'],
  ['fox', '9:16', 5, '雪の中の狐が立ち止まり、こちらを振り返る。'],
  ['boats', '16:9', 5, 'Paper boats race down a gutter; the camera follows at water level.'],
  ['lighthouse', '1:1', 5, 'A lighthouse turns its beam through sea fog.'],
  ['neon', '16:9', 5, 'Rain on neon, reflections tremble, a tram passes behind glass.'],
] as const satisfies readonly (readonly [string, '16:9' | '9:16' | '1:1', Duration, string])[];

/** An id from which the preview's server knows which practice clip to show: `cfoxx16x9x5s0001`. */
export function footageId(at: number): string {
  const [scene, ratio, durationS] = scenes[at % scenes.length] ?? scenes[0];
  return `c${scene}x${ratio.replace(':', 'x')}x${durationS}s${String(at).padStart(4, '0')}`;
}

/** `count` clips, newest first, a few each day. */
export function footage(count: number): Clip[] {
  return Array.from({ length: count }, (_, at) => {
    const [, aspectRatio, durationS, prompt] = scenes[at % scenes.length] ?? scenes[0];
    const keptAtMs = sampleNow - at * 2.3 * 3_600_000;
    const recipe = aRecipe({
      prompt,
      aspectRatio,
      durationS,
      negativePrompt: 'blur, distortion, flicker, text',
    });
    return aClip(footageId(at), { recipe, keptAtMs, createdAtMs: keptAtMs - 60_000 });
  });
}
