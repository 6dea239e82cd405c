import { describe, expect, test } from 'vitest';
import { choosePracticeClip, readPracticeClips } from '../../../electron/services/practice/clips.ts';
import { scenesOf } from '../../../electron/services/practice/scene-words.ts';
import { aspectRatios, durations } from '../../../shared/recipe.ts';
import { clipsFolder } from './start.ts';

const clips = readPracticeClips(clipsFolder);

test('there are fourteen clips, of eight scenes, in three shapes and both lengths', () => {
  expect(clips).toHaveLength(14);
  expect(new Set(clips.map((clip) => clip.scene)).size).toBe(8);
  expect(new Set(clips.map((clip) => clip.aspectRatio))).toEqual(new Set(aspectRatios));
  expect(new Set(clips.map((clip) => clip.durationS))).toEqual(new Set(durations));
});

test.each([
  ['A red fox walks through falling snow', 'fox'],
  ['Ein Fuchs im Schnee', 'fox'],
  ['Лиса в снегу', 'fox'],
  ['雪の中のキツネ', 'fox'],
  ['A woman under an umbrella in a neon street', 'neon'],
  ['Regen auf den Straßen der Stadt', 'neon'],
  ['夜の街', 'neon'],
  ['Old lighthouse above a stormy ocean', 'lighthouse'],
  ['Un phare au bord de la mer', 'lighthouse'],
  ['маяк', 'lighthouse'],
  ['Sunbeams in an old forest', 'forest'],
  ['Der Wald am Morgen', 'forest'],
  ['森林', 'forest'],
  ['Camel caravan in the desert', 'desert'],
  ['沙漠里的骆驼', 'desert'],
  ['Aurora above a lake', 'aurora'],
  ['Polarlicht über der Hütte', 'aurora'],
  ['Hot air balloons over a valley', 'balloon'],
  ['热气球', 'balloon'],
  ['Paper boats on a pond', 'boats'],
  ['Барка и лодка', 'boats'],
])('%j speaks first of %s', (prompt, scene) => {
  expect(scenesOf(prompt)[0]).toBe(scene);
});

test.each(['An elderly man smiles', 'A caring scarf', 'A marble statue', 'Alisa', 'Talking heads'])(
  '%j names no scene: only beginnings of words count',
  (prompt) => {
    expect(scenesOf(prompt)).toEqual([]);
  },
);

describe('the choice', () => {
  test('follows the scene, then shape and length', () => {
    const choose = (prompt: string, aspectRatio: '16:9' | '9:16' | '1:1', durationS: 5 | 10) =>
      choosePracticeClip(clips, { prompt, aspectRatio, durationS })?.name;
    expect(choose('a fox', '16:9', 5)).toBe('fox-16x9-5s.mp4');
    expect(choose('a fox', '9:16', 5)).toBe('fox-9x16-5s.mp4');
    expect(choose('a fox', '16:9', 10)).toBe('fox-16x9-5s.mp4');
    expect(choose('a balloon', '1:1', 5)).toBe('balloon-1x1-10s.mp4');
    expect(choose('a lighthouse and a fox', '1:1', 5)).toBe('lighthouse-1x1-5s.mp4');
  });

  test('for a prompt that names no scene has the right shape and length, and varies', () => {
    const seen = new Set<string>();
    for (let index = 0; index < 200; index += 1) {
      const clip = choosePracticeClip(clips, {
        prompt: `portrait ${index}`,
        aspectRatio: '16:9',
        durationS: 5,
      });
      expect(clip).toMatchObject({ aspectRatio: '16:9', durationS: 5 });
      seen.add(clip?.name ?? '');
    }
    expect(seen.size).toBe(
      clips.filter((clip) => clip.aspectRatio === '16:9' && clip.durationS === 5).length,
    );
  });

  test('is the same for the same prompt, and null without clips', () => {
    const wanted = { prompt: 'portrait', aspectRatio: '1:1', durationS: 5 } as const;
    expect(choosePracticeClip(clips, wanted)).toBe(choosePracticeClip(clips, wanted));
    expect(choosePracticeClip([], wanted)).toBeNull();
  });
});
