import { readdir, readFile, rename, rm, symlink, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realDisk, type Disk } from '../../../electron/services/disk.ts';
import { createExporter, type ExportChoice } from '../../../electron/services/export/exporter.ts';
import type { Library } from '../../../electron/services/library/library.ts';
import { readClipRecipe } from '../../../electron/services/mp4/clip-recipe.ts';
import { createWorks } from '../../../electron/services/works.ts';
import type { ClipId } from '../../../shared/contract/ids.ts';
import { diskError, failingDisk } from '../../fakes/disk.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { sha256Of } from '../../fakes/sample-clips.ts';
import { scratchFolder } from '../../fakes/scratch.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { importWorld } from '../import/import-world.ts';
import { libraryWorld, publish, readSidecar, visibleFiles } from '../library/library-world.ts';

async function exportWorld(clips = 2) {
  const world = await libraryWorld();
  const library = await world.open();
  const ids: ClipId[] = [];
  for (let number = 1; number <= clips; number += 1) ids.push(await publish(library, world.root, number));
  return { ...world, library, ids, target: await scratchFolder() };
}

async function exportTo(
  library: Library,
  target: string,
  choice: Partial<ExportChoice> & Pick<ExportChoice, 'selection'>,
  disk: Disk = realDisk,
) {
  const { clock, works } = await quietWorks();
  const exporter = createExporter({ disk, random: createSeededRandom(4) }, { library, works });
  const full = { template: '{title}', withSidecars: false, recipeInFile: false, ...choice };
  const preview = await exporter.preview(full.template, full.selection);
  const id = exporter.start(full, target);
  while (works.isUnderWay('export')) await new Promise((resolve) => setImmediate(resolve));
  const work = works.list().find((each) => each.id === id);
  return { ...exporter.outcome(id), state: work?.state, code: work?.errorCode, preview, clock };
}

async function quietWorks() {
  const { createVirtualClock } = await import('../../fakes/clock.ts');
  const clock = createVirtualClock();
  return {
    clock,
    works: createWorks({ clock, random: createSeededRandom(8), log: silentLog }, { onChanged() {} }),
  };
}

const files = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).map((name) => name.replaceAll(path.sep, '/')).toSorted();

test('copies bear the names that the preview showed, bit for bit the same', async () => {
  const { library, ids, target } = await exportWorld(2);
  const told = await exportTo(library, target, { selection: { kind: 'ids', ids }, template: 'out/{title}' });
  expect(told).toMatchObject({ exported: 2, missing: 0, state: 'done' });
  expect(told.preview.names).toEqual(['out/Fox in falling snow.mp4', 'out/Fox in falling snow (2).mp4']);
  expect(await files(target)).toEqual(['out', ...told.preview.names.toSorted()]);
  const [clip] = await library.clips(ids);
  expect(sha256Of(await readFile(path.join(target, told.preview.names[0]!)))).toBe(clip?.sha256);
});

test('what is there already is never written over, nor its sidecar', async () => {
  const { library, ids, target } = await exportWorld(1);
  await writeFile(path.join(target, 'fox in falling SNOW.json'), 'mine');
  await exportTo(library, target, { selection: { kind: 'ids', ids }, withSidecars: true });
  expect(await files(target)).toEqual([
    'Fox in falling snow (2).json',
    'Fox in falling snow (2).mp4',
    'fox in falling SNOW.json',
  ]);
  expect(await readFile(path.join(target, 'fox in falling SNOW.json'), 'utf8')).toBe('mine');
});

test('an exported sidecar speaks of the exported file, and both are understood by an import elsewhere', async () => {
  const { library, ids, target } = await exportWorld(1);
  await library.curate({ kind: 'ids', ids }, { kind: 'rate', rating: 5 });
  await exportTo(library, target, {
    selection: { kind: 'ids', ids },
    withSidecars: true,
    recipeInFile: true,
  });
  const sidecar = await readSidecar(target, 'Fox in falling snow.json');
  const bytes = await readFile(path.join(target, 'Fox in falling snow.mp4'));
  expect(sidecar).toMatchObject({
    id: ids[0],
    rating: 5,
    file: { name: 'Fox in falling snow.mp4', sha256: sha256Of(bytes), sizeBytes: bytes.byteLength },
  });
  const there = await importWorld();
  const other = await there.open({ seed: 77 });
  expect(await there.bring(other, [target])).toMatchObject({ imported: 1, clips: ids });
  expect((await other.clips(ids))[0]).toMatchObject({ rating: 5, title: 'Fox in falling snow' });
});

test('a clip whose sidecar lies in the spare place is exported with it, and without the other program’s', async () => {
  const { library, ids, root, target } = await exportWorld(1);
  const [json = '', mp4 = ''] = await visibleFiles(root);
  await rename(path.join(root, json), path.join(root, `${mp4}.json`));
  await writeFile(path.join(root, json), '{"theirs":1}');
  await exportTo(library, target, { selection: { kind: 'ids', ids }, withSidecars: true });
  expect(await readSidecar(target, 'Fox in falling snow.json')).toMatchObject({ id: ids[0] });
});

test('the recipe goes into the file when asked, and an import reads it from there', async () => {
  const { library, ids, target } = await exportWorld(1);
  await exportTo(library, target, { selection: { kind: 'ids', ids }, recipeInFile: true });
  expect(await readClipRecipe(realDisk, path.join(target, 'Fox in falling snow.mp4'))).toMatchObject({
    prompt: 'A fox in falling snow',
  });
  const there = await importWorld();
  const other = await there.open();
  const { clips } = await there.bring(other, [target]);
  expect((await other.clips(clips))[0]).toMatchObject({
    title: 'Fox in falling snow',
    recipe: { prompt: 'A fox in falling snow', negativePrompt: 'blur', aspectRatio: '16:9', durationS: 5 },
    model: 'kwaivgi/kling-v2.0-t2v-master',
  });
});

test('for sharing, nothing is in the copy that was not in the clip', async () => {
  const { library, ids, target } = await exportWorld(1);
  await exportTo(library, target, { selection: { kind: 'ids', ids } });
  expect(await readClipRecipe(realDisk, path.join(target, 'Fox in falling snow.mp4'))).toBeNull();
});

test('a whole query is exported but for a few, and a clip without its file is counted', async () => {
  const { library, ids, target } = await exportWorld(3);
  await rm(library.clipFile(ids[0]!)!.path);
  const told = await exportTo(library, target, {
    selection: { kind: 'all', query: 'fox', except: [ids[1]!] },
    template: '{id}',
  });
  expect(told).toMatchObject({ exported: 1, missing: 1, state: 'done' });
  expect(await files(target)).toEqual([`${ids[2]!.slice(0, 6)}.mp4`]);
});

test('a full target ends the export; what was copied is whole, and nothing half is left', async () => {
  const { library, ids, target } = await exportWorld(3);
  let copies = 0;
  const disk = failingDisk((act, file) => {
    if (act === 'open' && file.startsWith(target)) copies += 1;
    return act === 'write' && copies > 1 && file.startsWith(target) ? diskError('ENOSPC') : null;
  });
  const told = await exportTo(library, target, { selection: { kind: 'ids', ids } }, disk);
  expect(told).toMatchObject({ state: 'failed', code: 'disk-full', exported: 1 });
  expect(await files(target)).toEqual(['Fox in falling snow.mp4']);
});

test('a link in the target leads nowhere', async () => {
  const { library, ids, target } = await exportWorld(1);
  const elsewhere = await scratchFolder();
  await mkdir(path.join(target, 'in'));
  await symlink(elsewhere, path.join(target, 'in/out'));
  const told = await exportTo(library, target, {
    selection: { kind: 'ids', ids },
    template: 'in/out/{title}',
  });
  expect(told).toMatchObject({ state: 'failed', exported: 0 });
  expect(await files(elsewhere)).toEqual([]);
});

test('the library is only read', async () => {
  const { library, root, ids, target } = await exportWorld(2);
  const before = await visibleFiles(root);
  await exportTo(library, target, {
    selection: { kind: 'ids', ids },
    withSidecars: true,
    recipeInFile: true,
  });
  expect(await visibleFiles(root)).toEqual(before);
});
