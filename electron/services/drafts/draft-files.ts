import path from 'node:path';
import { draftId, type DraftId } from '../../../shared/contract/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { diskProblem } from '../disk-problem.ts';
import { realDisk } from '../disk.ts';
import { slug } from '../library/clip-name.ts';
import { readText, unlessUnreadable, writeWhole } from '../library/files.ts';
import type { Desktop, Random } from '../ports.ts';
import type { SettingsService } from '../settings.ts';
import { draftsAsJson, draftsAsText, draftsIn, type PortableDraft } from './draft-text.ts';
import type { Drafts } from './drafts.ts';

export type DraftFiles = {
  /** Asks for files. Throws `cancelled`. `skipped` counts the files in which nothing was found. */
  importFiles(): Promise<{ made: DraftId[]; skipped: number }>;
  /** Asks where to. Throws `cancelled`, `not-found`, `disk-full`, `forbidden`. */
  exportFile(ids: readonly DraftId[], form: 'text' | 'json'): Promise<{ written: number }>;
};

/** The bridge carries no longer text. One that is longer is left out, as half a text would pass for the whole. */
const longestText = 100_000;

function fits({ recipe }: PortableDraft): boolean {
  return recipe.prompt.length <= longestText && recipe.negativePrompt.length <= longestText;
}

export function createDraftFiles(
  ports: { readonly random: Random; readonly desktop: Pick<Desktop, 'chooseFiles' | 'chooseSaveFile'> },
  drafts: Drafts,
  settings: SettingsService,
): DraftFiles {
  const { random, desktop } = ports;

  function make(portable: PortableDraft): DraftId {
    const { recipe, title, revisions } = portable;
    const { id } = drafts.create(recipe);
    if (title !== null) drafts.rename(id, title);
    for (const { name, recipe: pinned } of revisions.toSorted((a, b) => a.number - b.number)) {
      const { revisionId } = drafts.pinRevision(id, pinned, { pinned: 'hand' });
      if (name !== null) drafts.renameRevision(revisionId, name);
    }
    return id;
  }

  async function portableOf(id: DraftId): Promise<PortableDraft> {
    const { ownTitle, recipe } = drafts.open(id);
    const timeline = await drafts.timeline(id, async () => null);
    const revisions = timeline.map(({ number, name, recipe: pinned }) => ({ number, name, recipe: pinned }));
    return { title: ownTitle, recipe, revisions: revisions.toReversed() };
  }

  return {
    async importFiles() {
      const files = await desktop.chooseFiles({
        title: 'Import drafts',
        startIn: settings.get().lastFolder,
        kinds: [{ name: 'Texts, sidecars, exported drafts', extensions: ['txt', 'md', 'json'] }],
      });
      const [first] = files ?? [];
      if (files === null || first === undefined) throw new AppError('cancelled', 'No file was chosen');
      settings.update({ lastFolder: path.dirname(first) });
      const found = await Promise.all(files.map(draftsInFile));
      const made = found.flatMap((portables) => portables.map(make));
      return { made, skipped: found.filter((portables) => portables.length === 0).length };
    },
    async exportFile(ids, form) {
      const portables = await Promise.all(ids.map(portableOf));
      const [first] = ids;
      const title = first === undefined ? '' : drafts.open(draftId.parse(first)).title;
      const stem = ids.length === 1 ? slug(title) : '';
      const target = await desktop.chooseSaveFile({
        title: 'Export drafts',
        startIn: settings.get().lastFolder,
        name: `${stem === '' ? 'Dailies drafts' : stem}.${form === 'text' ? 'txt' : 'json'}`,
      });
      if (target === null) throw new AppError('cancelled', 'No place was chosen');
      settings.update({ lastFolder: path.dirname(target) });
      await write(target, form === 'text' ? draftsAsText(portables) : draftsAsJson(portables));
      return { written: portables.length };
    },
  };

  /** The dialog has asked whether an existing file may go; it goes only when the new one is whole. */
  async function write(target: string, text: string): Promise<void> {
    const temporary = path.join(path.dirname(target), `.${random.id(8)}.part`);
    try {
      await writeWhole(realDisk, temporary, target, text);
    } catch (error) {
      await realDisk.unlink(temporary);
      const problem = diskProblem(error);
      if (problem === null) throw error;
      const code = problem.kind === 'disk-full' ? 'disk-full' : 'forbidden';
      throw new AppError(code, 'The drafts could not be written there', { cause: error });
    }
  }
}

/** None where the file cannot be read, is too long, or holds no words. */
async function draftsInFile(file: string): Promise<readonly PortableDraft[]> {
  const read = await unlessUnreadable(async () => ({ text: await readText(realDisk, file) }));
  if (read?.text == null || read.text.includes('\0')) return [];
  return draftsIn(read.text.replace(/^\uFEFF/u, '')).filter(fits);
}
