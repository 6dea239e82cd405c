import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AspectRatio, Duration } from '../../../shared/recipe.ts';
import { hashOf } from './hash.ts';
import { scenesOf } from './scene-words.ts';

/** One sample clip; `scene`, shape and length come from its name: fox-16x9-5s.mp4. */
export type PracticeClip = {
  readonly name: string;
  readonly path: string;
  readonly scene: string;
  readonly aspectRatio: AspectRatio;
  readonly durationS: Duration;
};

export function readPracticeClips(folder: string): readonly PracticeClip[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const [, scene, shape, seconds] = /^([a-z]+)-(16x9|9x16|1x1)-(5|10)s\.mp4$/.exec(name) ?? [];
      if (scene === undefined) return [];
      const aspectRatio = shape === '9x16' ? '9:16' : shape === '1x1' ? '1:1' : '16:9';
      return [
        { name, path: path.join(folder, name), scene, aspectRatio, durationS: seconds === '10' ? 10 : 5 },
      ];
    });
}

/**
 * The clip for a prompt: of the scene it speaks of, in the shape and length asked for as far as there is one. Where several fit, as
 * for a prompt that speaks of none, its text spreads the choice, so that a library of them looks varied. Null without any clip.
 */
export function choosePracticeClip(
  clips: readonly PracticeClip[],
  wanted: { readonly prompt: string; readonly aspectRatio: AspectRatio; readonly durationS: Duration },
): PracticeClip | null {
  const scenes = scenesOf(wanted.prompt);
  const scored = clips.map((clip) => ({
    clip,
    score:
      (scenes.includes(clip.scene) ? 100 - scenes.indexOf(clip.scene) * 10 : 0) +
      (clip.aspectRatio === wanted.aspectRatio ? 4 : 0) +
      (clip.durationS === wanted.durationS ? 2 : 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const choices = scored.filter(({ score }) => score === best);
  return choices[hashOf(wanted.prompt) % choices.length]?.clip ?? null;
}
