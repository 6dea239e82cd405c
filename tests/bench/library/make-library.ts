import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipId, draftId, revisionId, takeId } from '../../../shared/contract/ids.ts';
import { clipStem, monthOf } from '../../../electron/services/library/clip-name.ts';
import { sidecarOf, sidecarText } from '../../../electron/services/library/sidecar.ts';
import { titleOf, klingModel } from '../../../shared/recipe.ts';
import type { AspectRatio, Recipe } from '../../../shared/recipe.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { createPrompts } from './prompts.ts';

const tags = ['animal/fox', 'animal/owl', 'city', 'city/night', 'snow', 'people', 'keeper', 'b-roll'];
const collections = ['Showreel', 'Winter', 'Client A', 'Tests'];
const pictures: Readonly<Record<AspectRatio, readonly [number, number]>> = {
  '16:9': [1280, 720],
  '9:16': [720, 1280],
  '1:1': [960, 960],
};
const ratios = Object.keys(pictures) as AspectRatio[];
/** So many share one file on the disk; a volume lets a file have some 60,000 names. */
const namesPerFile = 20_000;
const halfYearMs = 180 * 86_400_000;

/** A library of clips that have one film in common and each its own words: the same for the same number. */
export function makeLibrary(root: string, clips: number, film: string): void {
  const random = createSeededRandom(7);
  const promptOf = createPrompts(random);
  const { uniform } = random;
  mkdirSync(path.join(root, '.dailies', 'partial'), { recursive: true });
  const months = new Set<string>();
  let source = film;
  for (let number = 0; number < clips; number += 1) {
    const keptAtMs = Date.UTC(2026, 4, 20) + Math.floor((halfYearMs * number) / clips);
    const id = clipId.parse(random.id(16));
    const prompt = promptOf(number);
    const recipe: Recipe = {
      prompt,
      negativePrompt: uniform() < 0.5 ? 'blur, low quality, watermark' : '',
      aspectRatio: ratios[Math.floor(uniform() * ratios.length)] ?? '16:9',
      durationS: uniform() < 0.7 ? 5 : 10,
    };
    const [width, height] = pictures[recipe.aspectRatio];
    const sha256 = createHash('sha256').update(id).digest('hex');
    const facts = { width, height, durationMs: recipe.durationS * 1000 + 42, fps: 24, codec: 'avc1.640028' };
    const draft = Math.floor(number / 8);
    const title = titleOf(prompt);
    const month = monthOf(keptAtMs);
    const stem = clipStem({ title, keptAtMs, id });
    if (!months.has(month)) mkdirSync(path.join(root, month), { recursive: true });
    months.add(month);
    const file = path.join(root, month, `${stem}.mp4`);
    if (number % namesPerFile === 0) {
      copyFileSync(film, file);
      source = file;
    } else linkSync(source, file);
    const sidecar = sidecarOf(
      id,
      `${stem}.mp4`,
      { path: file, sizeBytes: 1, sha256, facts },
      {
        takeId: takeId.parse(random.id(16)),
        outputIndex: 0,
        draftId: draftId.parse(`draft${String(draft).padStart(8, '0')}`),
        revisionId: revisionId.parse(`revision${String(number).padStart(8, '0')}`),
        revisionNumber: (number % 8) + 1,
        title,
        recipe,
        model: klingModel,
        service: 'live',
        remoteId: `remote-${number}`,
        createdAtMs: keptAtMs - 200_000,
        generationMs: 170_000,
        costMicros: recipe.durationS * 260_000,
        flagged: false,
      },
      keptAtMs,
    );
    const judged = {
      ...sidecar,
      rating: uniform() < 0.4 ? 1 + Math.floor(uniform() * 5) : 0,
      flag: uniform() < 0.2 ? (uniform() < 0.5 ? ('keep' as const) : ('reject' as const)) : null,
      tags: tags.filter(() => uniform() < 0.08),
      collections: collections.filter(() => uniform() < 0.03),
      notes: uniform() < 0.05 ? 'The ear twitches at the end; cut there.' : '',
    };
    writeFileSync(path.join(root, month, `${stem}.json`), sidecarText(judged));
  }
}
