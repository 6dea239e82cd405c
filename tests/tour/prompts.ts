import type { AspectRatio, Duration } from '../../shared/recipe.ts';

/** What the tour writes: prompts as the model's makers advise, in several languages and every shape. */
export type Scene = {
  readonly prompt: string;
  readonly aspectRatio: AspectRatio;
  readonly durationS: Duration;
  readonly takes: number;
};

export const heroPrompt =
  'A red fox with a white-tipped tail first crosses deep falling snow, then stops and looks back over its shoulder, breath misting. A birch forest at dawn, flakes drifting through low golden light. The camera slowly pushes in, medium shot. Quiet, watchful, 35 mm film grain.';
export const heroNegative = 'blur, distortion, extra legs, flicker, text, watermark';

export const scenes: readonly Scene[] = [
  {
    prompt:
      'Neon alley after rain, a courier first checks his watch, then runs. The camera tracks alongside, low angle. Reflections in the puddles.',
    aspectRatio: '16:9',
    durationS: 5,
    takes: 2,
  },
  {
    prompt: 'Lighthouse at dusk, waves first swell, then break over the rocks. Static wide shot, last light.',
    aspectRatio: '16:9',
    durationS: 10,
    takes: 2,
  },
  {
    prompt:
      'A caravan of camels crosses the desert at sunset, first small on the ridge, then closer. Crane down.',
    aspectRatio: '16:9',
    durationS: 5,
    takes: 1,
  },
  {
    prompt:
      'A hot air balloon first rises over misty hills, then drifts left. Slow aerial orbit, early morning.',
    aspectRatio: '1:1',
    durationS: 10,
    takes: 2,
  },
  {
    prompt: '雪の中の狐。まず森を横切り、それから振り返る。カメラはゆっくり寄る。',
    aspectRatio: '9:16',
    durationS: 5,
    takes: 1,
  },
  {
    prompt:
      'Aurora over a still lake, green first, then violet, stars turning slowly. Static extreme wide shot.',
    aspectRatio: '16:9',
    durationS: 10,
    takes: 2,
  },
  {
    prompt:
      'Paper boats on a rain-filled gutter, macro, the camera tracks the red one as it tips over the edge.',
    aspectRatio: '16:9',
    durationS: 5,
    takes: 1,
  },
  {
    prompt: 'Morning fog in an old forest, light first finds the moss, then the path. The camera pushes in.',
    aspectRatio: '9:16',
    durationS: 5,
    takes: 1,
  },
];
