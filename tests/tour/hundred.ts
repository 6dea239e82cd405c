import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clipStem, monthOf } from '../../electron/services/library/clip-name.ts';
import { sidecarOf, sidecarText } from '../../electron/services/library/sidecar.ts';
import { clipId, draftId, revisionId, takeId } from '../../shared/contract/ids.ts';
import { klingModel, titleOf } from '../../shared/recipe.ts';
import { createSeededRandom } from '../fakes/random.ts';
import { filmOf } from '../e2e/films.ts';
import { rooms } from '../e2e/rooms.ts';
import { launchStudio } from '../e2e/studio.ts';
import { createCamera } from './camera.ts';

/** What a week of work leaves: each film with what was asked for it. */
const films = [
  ['fox-16x9-5s', 'A red fox first crosses deep falling snow, then looks back. Slow push in, dawn.'],
  ['neon-9x16-10s', 'Neon alley after rain, a courier checks his watch, then runs. Tracking shot.'],
  ['lighthouse-16x9-10s', 'Lighthouse at dusk, waves first swell, then break. Static wide shot.'],
  ['balloon-1x1-10s', 'A hot air balloon rises over misty hills. Slow aerial orbit, early morning.'],
  ['aurora-16x9-10s', 'Aurora over a frozen lake, stars turning. Locked-off, long exposure.'],
  ['boats-1x1-5s', 'Paper boats drift down a rainy street, macro, shallow focus.'],
  ['fox-9x16-5s', 'A fox in falling snow, close, breath misting. Handheld.'],
  ['desert-16x9-5s', 'A caravan of camels crosses the desert at sunset. Crane down.'],
  ['forest-9x16-5s', 'Light falls through a forest after rain, the camera rises along a trunk.'],
  ['neon-16x9-5s', 'Neon signs mirrored in puddles, a tram passes. Low angle.'],
  ['forest-16x9-5s', 'Fog moves through a birch forest in snow. Slow dolly left.'],
] as const;

const amount = 100;
const perDay = 17;
const dayMs = 86_400_000;

/** A library of a hundred clips over six days, the last of them today; each file has bytes of its own. */
function makeHundred(root: string): void {
  // The first letters of an id stand in the file's name.
  const random = createSeededRandom(7);
  const now = Date.now();
  for (let number = 0; number < amount; number += 1) {
    const [scene, prompt] = films[number % films.length] ?? films[0];
    const keptAtMs = now - Math.floor(number / perDay) * dayMs - (number % perDay) * 60_000;
    const id = clipId.parse(random.id(16));
    const [, ratio = '16x9', seconds = '5s'] = /-(\d+x\d+)-(\d+)s$/.exec(scene) ?? [];
    const free = Buffer.concat([Buffer.from('\0\0\0\u0010free', 'latin1'), Buffer.alloc(8, number)]);
    const bytes = Buffer.concat([readFileSync(filmOf(scene)), free]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [width, height] = ratio === '1x1' ? [720, 720] : ratio === '9x16' ? [720, 1280] : [1280, 720];
    const durationS = seconds === '10' ? 10 : 5;
    const aspectRatio = ratio === '1x1' ? '1:1' : ratio === '9x16' ? '9:16' : '16:9';
    const title = titleOf(prompt);
    const stem = clipStem({ title, keptAtMs, id });
    const folder = path.join(root, monthOf(keptAtMs));
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${stem}.mp4`);
    writeFileSync(file, bytes);
    const facts = { width, height, durationMs: durationS * 1000, fps: 24, codec: 'avc1.640028' };
    const sidecar = sidecarOf(
      id,
      `${stem}.mp4`,
      { path: file, sizeBytes: bytes.byteLength, sha256, facts },
      {
        takeId: takeId.parse(`hundred${String(number).padStart(5, '0')}`),
        outputIndex: 0,
        draftId: draftId.parse(`draft${String(number % films.length).padStart(7, '0')}`),
        revisionId: revisionId.parse(`revision${String(number).padStart(4, '0')}`),
        revisionNumber: 1 + Math.floor(number / films.length),
        title,
        recipe: { prompt, negativePrompt: 'blur, text', aspectRatio, durationS },
        model: klingModel,
        service: 'live',
        remoteId: `remote-${number}`,
        createdAtMs: keptAtMs - 200_000,
        generationMs: 170_000,
        costMicros: durationS * 260_000,
        flagged: false,
      },
      keptAtMs,
    );
    const judged = {
      ...sidecar,
      rating: [0, 4, 0, 3, 5, 0, 2][number % 7] ?? 0,
      flag: number % 9 === 4 ? ('keep' as const) : null,
      tags: scene.startsWith('fox') ? ['animal/fox', 'snow'] : [scene.split('-')[0] ?? ''],
    };
    writeFileSync(path.join(folder, `${stem}.json`), sidecarText(judged));
  }
}

/** A hundred clips by day, a search with what completes it, and the whole of them at the size of a large screen. */
export async function walkHundred(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dailies-tour-'));
  const libraryDir = path.join(folder, 'library');
  makeHundred(libraryDir);
  const studio = await launchStudio({ libraryDir, userDataDir: path.join(folder, 'data') });
  try {
    const { page } = studio;
    const { goTo } = rooms(page);
    const { picture, inBothThemes } = createCamera(page);
    const drawn = (): Promise<unknown> =>
      page.waitForFunction(
        () => {
          const cells = [...document.querySelectorAll('[role=gridcell]')];
          return cells.length > 0 && cells.every((cell) => cell.querySelector('img') !== null);
        },
        null,
        { timeout: 300_000 },
      );
    await page.setViewportSize({ width: 1440, height: 900 });
    await goTo('Library');
    await drawn();
    await inBothThemes('library-by-day');
    const search = page.getByRole('searchbox', { name: 'Search library' });
    await search.fill('fox snow rating:>=3 tag:');
    await page.getByRole('option').first().waitFor();
    await drawn();
    await inBothThemes('search');
    await search.fill('');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 2560, height: 1440 });
    await drawn();
    await picture('library-large-dark');
  } finally {
    await studio.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
