import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '../../../electron/services/disk.ts';
import { parseBoxes, viewOf, writeBox, writeBoxes, type Box } from '../../../electron/services/mp4/boxes.ts';
import { readClipRecipe } from '../../../electron/services/mp4/clip-recipe.ts';
import { copyWithRecipe } from '../../../electron/services/mp4/copy-with-recipe.ts';
import { planRecipe } from '../../../electron/services/mp4/write-recipe.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { assembled, box, fileType, memoryFile, nested, track, words } from './film-maker.ts';

const clips = path.resolve(import.meta.dirname, '../../../electron/assets/practice');
const names = readdirSync(clips).filter((name) => name.endsWith('.mp4'));
const recipe = {
  title: 'Fuchs im Schnee 狐',
  prompt: `A fox, “quoted” — 雪の中の狐 🦊\nsecond line ${'long '.repeat(480)}`,
  negativePrompt: 'blur, text',
  aspectRatio: '16:9',
  durationS: 5,
  model: 'kwaivgi/kling-v2.0-t2v-master',
  createdAt: '2026-11-22T11:00:00.000Z',
};
const hasFfmpeg =
  spawnSync('ffprobe', ['-version']).status === 0 && spawnSync('ffmpeg', ['-version']).status === 0;

/** The hash of the coded frames alone, as a demuxer finds them by the file's tables. */
function framesOf(file: string): string {
  const frames = execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    file,
    '-map',
    '0',
    '-c',
    'copy',
    '-f',
    'framehash',
    '-',
  ]);
  return createHash('sha256').update(frames).digest('hex');
}

function tagsOf(file: string): Record<string, string> {
  const told = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format_tags', '-of', 'json', file]);
  return (JSON.parse(told.toString()) as { format: { tags: Record<string, string> } }).format.tags;
}

function mediaData(bytes: Uint8Array): Uint8Array {
  return parseBoxes(bytes)?.find(({ type }) => type === 'mdat')?.body ?? new Uint8Array();
}

test.each(names)('%s holds the recipe, and its film’s data bit for bit', async (name) => {
  const target = path.join(await scratchFolder(), name);
  expect(await copyWithRecipe(realDisk, path.join(clips, name), target, recipe)).toBe(true);
  expect(await readClipRecipe(realDisk, target)).toMatchObject({
    title: recipe.title,
    prompt: recipe.prompt,
    negativePrompt: recipe.negativePrompt,
    durationS: 5,
    createdAtMs: Date.UTC(2026, 10, 22, 11),
  });
  const [before, after] = [readFileSync(path.join(clips, name)), readFileSync(target)];
  expect(Buffer.compare(mediaData(before), mediaData(after))).toBe(0);
  expect(await readClipRecipe(realDisk, path.join(clips, name))).toBeNull();
});

test.runIf(hasFfmpeg)('players see the title and the prompt, and every frame as before', async () => {
  for (const name of names.slice(0, 3)) {
    const target = path.join(await scratchFolder(), name);
    await copyWithRecipe(realDisk, path.join(clips, name), target, recipe);
    expect(tagsOf(target)).toMatchObject({ title: recipe.title, description: recipe.prompt });
    expect(framesOf(target)).toBe(framesOf(path.join(clips, name)));
  }
});

test.runIf(hasFfmpeg)('the recipe survives ffmpeg -c copy, with moov in front and behind', async () => {
  const folder = await scratchFolder();
  const [inside, behind, front] = ['inside.mp4', 'behind.mp4', 'front.mp4'].map((name) =>
    path.join(folder, name),
  );
  await copyWithRecipe(realDisk, path.join(clips, names[0]!), inside!, recipe);
  execFileSync('ffmpeg', ['-v', 'error', '-i', inside!, '-c', 'copy', behind!]);
  execFileSync('ffmpeg', ['-v', 'error', '-i', behind!, '-c', 'copy', '-movflags', '+faststart', front!]);
  for (const file of [behind!, front!]) {
    expect(await readClipRecipe(realDisk, file)).toMatchObject({
      prompt: recipe.prompt,
      title: recipe.title,
    });
    const again = `${file}.again.mp4`;
    expect(await copyWithRecipe(realDisk, file, again, { ...recipe, prompt: 'another' })).toBe(true);
    expect(await readClipRecipe(realDisk, again)).toMatchObject({ prompt: 'another' });
    expect(framesOf(again)).toBe(framesOf(file));
  }
});

test.runIf(hasFfmpeg)('a fragmented film is left alone', async () => {
  const folder = await scratchFolder();
  const fragmented = path.join(folder, 'fragmented.mp4');
  const flags = '+frag_keyframe+empty_moov';
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    path.join(clips, names[0]!),
    '-c',
    'copy',
    '-movflags',
    flags,
    fragmented,
  ]);
  expect(await copyWithRecipe(realDisk, fragmented, path.join(folder, 'target.mp4'), recipe)).toBe(false);
  expect(readdirSync(folder)).toEqual(['fragmented.mp4']);
});

test('metadata of others stays, in the film and around it', async () => {
  const folder = await scratchFolder();
  const bytes = readFileSync(path.join(clips, names[0]!));
  const target = path.join(folder, 'target.mp4');
  const source = path.join(folder, 'source.mp4');
  const movie = (file: Uint8Array): readonly Box[] =>
    parseBoxes(parseBoxes(file)!.find(({ type }) => type === 'moov')!.body)!;
  await writeFile(source, Buffer.concat([bytes, writeBox(box('uuid', new Uint8Array(40).fill(7)))]));
  await copyWithRecipe(realDisk, source, target, recipe);
  const text = Buffer.from(writeBoxes(movie(readFileSync(target)))).toString('latin1');
  expect(text).toContain('Lavf');
  expect(parseBoxes(readFileSync(target))!.map(({ type }) => type)).toEqual(
    parseBoxes(readFileSync(source))!.map(({ type }) => type),
  );
});

/** Every chunk's first bytes, by the file's own tables. */
function chunksOf(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  const look = (boxes: readonly Box[]): void => {
    for (const { type, body } of boxes) {
      if (['moov', 'trak', 'mdia', 'minf', 'stbl'].includes(type)) look(parseBoxes(body)!);
      const width = type === 'stco' ? 4 : type === 'co64' ? 8 : 0;
      for (let at = 8; width > 0 && at < body.byteLength; at += width) {
        const view = viewOf(body);
        found.push(width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at)));
      }
    }
  };
  look(parseBoxes(bytes)!);
  return found.map((place) => bytes[place] ?? -1);
}

test('wherever the data lies, before moov, behind it, or both, every chunk is found again', async () => {
  const { uniform } = createSeededRandom(5);
  const number = (most: number): number => Math.floor(uniform() * most);
  for (let run = 0; run < 400; run += 1) {
    const data = Uint8Array.from({ length: 64 + number(500) }, (_, index) => index % 251);
    const [front, back] = [box('mdat', data), box('mdat', data.toReversed())];
    const chunk = (): number => number(data.byteLength);
    const places = Array.from({ length: 1 + number(6) }, () => ({
      isFront: uniform() < 0.5,
      chunk: chunk(),
    }));
    const userData = uniform() < 0.5 ? [] : [box('udta', writeBox(box('XYZ ', words(1, 2))))];
    const film = (offsets: readonly number[]): Uint8Array =>
      writeBoxes([
        fileType,
        front,
        box('moov', writeBoxes([track(offsets), track(offsets), ...userData])),
        back,
      ]);
    const frontAt = writeBox(fileType).byteLength + 8;
    const backAt = film(places.map(() => 0)).byteLength - data.byteLength;
    const bytes = film(places.map((place) => (place.isFront ? frontAt : backAt) + place.chunk));
    const plan = await planRecipe(memoryFile(bytes), bytes.byteLength, {
      ...recipe,
      prompt: 'x'.repeat(number(3000)),
    });
    expect(plan).not.toBeNull();
    const result = assembled(plan!, bytes);
    expect(chunksOf(result)).toEqual(chunksOf(bytes));
    const again = assembled((await planRecipe(memoryFile(result), result.byteLength, recipe))!, result);
    expect(chunksOf(again)).toEqual(chunksOf(bytes));
  }
});

test('offsets that no longer fit into 32 bits are written with 64', async () => {
  const bytes = writeBoxes([
    fileType,
    box('moov', writeBoxes([track([0xffff_fff0, 40]), track([50])])),
    box('mdat', words(1)),
  ]);
  const plan = (await planRecipe(memoryFile(bytes), bytes.byteLength, recipe))!;
  const result = assembled(plan, bytes);
  const text = Buffer.from(result).toString('latin1');
  expect(text).toContain('co64');
  expect(text).not.toContain('stco');
  const at = text.indexOf('co64') + 12;
  const grown = result.byteLength - bytes.byteLength;
  expect(viewOf(result).getBigUint64(at)).toBe(BigInt(0xffff_fff0 + grown));
});

test.each([
  ['fragments to come', [box('mvex', words(0))]],
  ['a compressed moov', [box('cmov', words(0))]],
  ['places of its own in a track', [track([1], [box('saio', words(0, 0))])]],
  [
    'data in another file',
    [nested(['trak', 'mdia', 'minf', 'dinf', 'dref'], words(0, 1), writeBox(box('url ', words(0))))],
  ],
  ['a table cut short', [nested(['trak', 'mdia', 'minf', 'stbl', 'stco'], words(0, 9))]],
])('a film with %s is left alone', async (_what, boxes) => {
  const bytes = writeBoxes([fileType, box('moov', writeBoxes(boxes)), box('mdat', words(1))]);
  expect(await planRecipe(memoryFile(bytes), bytes.byteLength, recipe)).toBeNull();
});

test('whatever the bytes are, nothing fails and nothing is misread', async () => {
  const whole = readFileSync(path.join(clips, names[0]!));
  const { uniform } = createSeededRandom(9);
  for (let run = 0; run < 400; run += 1) {
    const bytes = new Uint8Array(whole.subarray(0, 1 + Math.floor(uniform() * whole.byteLength)));
    for (let hurt = 0; hurt < 4; hurt += 1) {
      bytes[Math.floor(uniform() * Math.min(bytes.byteLength, 4000))] = Math.floor(uniform() * 256);
    }
    const plan = await planRecipe(memoryFile(bytes), bytes.byteLength, recipe);
    if (plan === null) continue;
    const result = assembled(plan, bytes);
    expect(Buffer.compare(mediaData(result), mediaData(bytes))).toBe(0);
  }
});
