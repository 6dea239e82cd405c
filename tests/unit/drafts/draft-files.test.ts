import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDraftFiles, type DraftFiles } from '../../../electron/services/drafts/draft-files.ts';
import { createSettings } from '../../../electron/services/settings.ts';
import { emptyRecipe } from '../../../shared/recipe.ts';
import { silentLog } from '../../fakes/silent-log.ts';
import { createDraftsWorld, type DraftsWorld } from './drafts-world.ts';

let world: DraftsWorld;
let chosen: { files: readonly string[] | null; target: string | null };
let files: DraftFiles;

beforeEach(() => {
  world = createDraftsWorld();
  chosen = { files: null, target: null };
  const desktop = { chooseFiles: async () => chosen.files, chooseSaveFile: async () => chosen.target };
  const settings = createSettings({ read: () => ({}), write() {} }, silentLog);
  files = createDraftFiles({ random: world.random, desktop }, world.drafts, settings);
});
afterEach(() => world.close());

async function file(name: string, text: string): Promise<string> {
  const target = path.join(world.folder, name);
  await writeFile(target, text);
  return target;
}

describe('drafts from files', () => {
  it('are made of every file that holds words, and the others are counted', async () => {
    chosen.files = [await file('fox.txt', '\uFEFFA fox in snow'), await file('film.txt', 'a\0b')];
    const { made, skipped } = await files.importFiles();
    expect(made.map((id) => world.drafts.open(id).recipe.prompt)).toEqual(['A fox in snow']);
    expect(skipped).toBe(1);
  });

  it('leave out a text too long to be kept whole, instead of cutting it', async () => {
    chosen.files = [await file('novel.txt', 'x'.repeat(100_001))];
    expect(await files.importFiles()).toEqual({ made: [], skipped: 1 });
    expect(world.drafts.list().drafts).toEqual([]);
  });

  it('are none when the dialog was closed', async () => {
    await expect(files.importFiles()).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('drafts into a file', () => {
  it('come back from it with their title and revisions, and leave nothing half written behind', async () => {
    const { id } = world.drafts.create({ ...emptyRecipe, prompt: 'A fox' });
    world.drafts.rename(id, 'Opening');
    const { revisionId } = world.drafts.pinRevision(id, { ...emptyRecipe, prompt: 'An owl' });
    world.drafts.renameRevision(revisionId, 'The first');
    chosen.target = path.join(world.folder, 'out.json');
    expect(await files.exportFile([id], 'json')).toEqual({ written: 1 });
    expect((await readdir(world.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    chosen.files = [chosen.target];
    const { made } = await files.importFiles();
    const [copy] = made;
    if (copy === undefined) throw new Error('nothing came back');
    expect(world.drafts.open(copy)).toMatchObject({ ownTitle: 'Opening', recipe: { prompt: 'A fox' } });
    expect(await world.drafts.timeline(copy, async () => null)).toMatchObject([
      { name: 'The first', recipe: { prompt: 'An owl' } },
    ]);
  });

  it('as text hold the words alone', async () => {
    const { id } = world.drafts.create({ ...emptyRecipe, prompt: 'A fox', negativePrompt: 'blur' });
    chosen.target = path.join(world.folder, 'out.txt');
    await files.exportFile([id], 'text');
    expect(await readFile(chosen.target, 'utf8')).toBe('A fox\n\nNegative prompt: blur\n');
  });
});
