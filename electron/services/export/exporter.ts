import path from 'node:path';
import type { WorkId } from '../../../shared/contract/ids.ts';
import type { Clip } from '../../../shared/contract/library.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import type { ExportOutcome, ExportPreview } from '../../../shared/contract/transfer.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseTemplate } from '../../../shared/name-template.ts';
import { copyFile } from '../copy-file.ts';
import { diskProblem } from '../disk-problem.ts';
import type { Disk } from '../disk.ts';
import { hashFile } from '../hash-file.ts';
import { readText, writeWhole } from '../library/files.ts';
import type { Library } from '../library/library.ts';
import { sidecarPlaces } from '../library/paths.ts';
import { parseSidecar, sidecarText, type Sidecar } from '../library/sidecar.ts';
import { copyWithRecipe } from '../mp4/copy-with-recipe.ts';
import type { Random } from '../ports.ts';
import type { Works } from '../works.ts';
import { createExportNames } from './export-names.ts';
import { createTargetFolder, type TargetFolder } from './target-folder.ts';

export type ExportChoice = {
  readonly selection: Selection;
  readonly template: string;
  readonly withSidecars: boolean;
  readonly recipeInFile: boolean;
};

export type Exporter = {
  preview(template: string, selection: Selection): Promise<ExportPreview>;
  /** Begins to copy into a folder. Throws `invalid-input` for a template with a problem. */
  start(choice: ExportChoice, folder: string): WorkId;
  outcome(id: WorkId): ExportOutcome;
};

const shownNames = 3;
const readAtOnce = 200;
const mostOutcomes = 20;

type Tally = { -readonly [K in keyof ExportOutcome]: ExportOutcome[K] };

/** Copies clips out of the library under names of the user's making. What is there is never written over; each file appears whole. */
export function createExporter(
  ports: { readonly disk: Disk; readonly random: Random },
  options: { readonly library: Pick<Library, 'choose' | 'clips' | 'clipFile'>; readonly works: Works },
): Exporter {
  const { disk, random } = ports;
  const { library, works } = options;
  const outcomes = new Map<WorkId, Tally>();

  async function exportOne(
    clip: Clip,
    place: string,
    folder: TargetFolder,
    choice: ExportChoice,
  ): Promise<boolean> {
    const source = library.clipFile(clip.id);
    const isThere = source !== null && (await disk.stat(source.path)) !== null;
    if (!isThere) throw new AppError('file-missing', 'The clip has no file');
    const ending = path.extname(source.path).toLowerCase();
    const hidden = folder.hidden(place, `.${random.id(8)}.part`);
    const isInside = choice.recipeInFile && (await putRecipe(clip, source.path, hidden));
    if (!isInside) await copyFile(disk, source.path, hidden);
    try {
      if (choice.withSidecars) await exportSidecar(clip, source.path, { place, ending, hidden, folder });
      await folder.settle(hidden, place + ending);
    } finally {
      await disk.unlink(hidden);
    }
    return isInside || !choice.recipeInFile;
  }

  async function putRecipe(clip: Clip, from: string, to: string): Promise<boolean> {
    if (clip.recipe === null || path.extname(from).toLowerCase() !== '.mp4') return false;
    const { title, recipe, model, createdAtMs } = clip;
    const createdAt = new Date(createdAtMs).toISOString();
    return await copyWithRecipe(disk, from, to, { title: title.slice(0, 200), ...recipe, model, createdAt });
  }

  /** With the copy's own name and content, so that it is a sidecar of it wherever it is brought. */
  async function exportSidecar(
    clip: Clip,
    source: string,
    to: {
      readonly place: string;
      readonly ending: string;
      readonly hidden: string;
      readonly folder: TargetFolder;
    },
  ): Promise<void> {
    const sidecar = await ownSidecar(clip, source);
    if (sidecar === null) return;
    const file = {
      ...sidecar.file,
      name: path.posix.basename(to.place) + to.ending,
      sizeBytes: (await disk.stat(to.hidden))?.sizeBytes ?? sidecar.file.sizeBytes,
      sha256: await hashFile(disk, to.hidden),
    };
    const [draft, whole] = [`${to.hidden}.draft`, `${to.hidden}.json`];
    try {
      await writeWhole(disk, draft, whole, sidecarText({ ...sidecar, ...notedOf(clip), file }));
      await to.folder.settle(whole, `${to.place}.json`);
    } finally {
      await disk.unlink(draft);
      await disk.unlink(whole);
    }
  }

  async function ownSidecar(clip: Clip, source: string): Promise<Sidecar | null> {
    for (const place of sidecarPlaces(source)) {
      const text = await readText(disk, place);
      const sidecar = text === null ? null : parseSidecar(text);
      if (sidecar?.id === clip.id) return sidecar;
    }
    return null;
  }

  async function exportAll(
    choice: ExportChoice,
    root: string,
    tally: Tally,
    report: (progress: { readonly done: number; readonly total: number; readonly skipped: number }) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { parts } = parseTemplate(choice.template);
    const folder = createTargetFolder(disk, root);
    const ids = await library.choose(choice.selection);
    const wish = createExportNames(parts);
    const nameFor = createExportNames(parts, (place) =>
      folder.isTaken(place, ['.mp4', '.mov', '.webm', '.json']),
    );
    for (let from = 0; from < ids.length; from += readAtOnce) {
      for (const [index, clip] of (await library.clips(ids.slice(from, from + readAtOnce))).entries()) {
        if (signal.aborted) return;
        report({ done: from + index, total: ids.length, skipped: tally.missing });
        const numbered = { clip, number: from + index + 1, of: ids.length };
        await folder.open(wish(numbered));
        try {
          const isAsWished = await exportOne(clip, nameFor(numbered), folder, choice);
          tally.exported += 1;
          if (!isAsWished) tally.withoutRecipe += 1;
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'file-missing') throw translated(error);
          tally.missing += 1;
        }
      }
    }
    await folder.sync();
    report({ done: ids.length, total: ids.length, skipped: tally.missing });
  }

  return {
    async preview(template, selection) {
      const { parts, problem } = parseTemplate(template);
      const ids = await library.choose(selection);
      const nameFor = createExportNames(parts);
      const clips = await library.clips(ids.slice(0, shownNames));
      const names = clips.map((clip, index) => {
        const ending = path.extname(clip.fileName).toLowerCase();
        return nameFor({ clip, number: index + 1, of: ids.length }) + ending;
      });
      return { names, clips: ids.length, problem };
    },
    start(choice, folder) {
      if (parseTemplate(choice.template).problem !== null) {
        throw new AppError('invalid-input', 'The template cannot be understood');
      }
      const tally: Tally = { exported: 0, missing: 0, withoutRecipe: 0 };
      const { id } = works.start('export', (report, signal) =>
        exportAll(choice, folder, tally, report, signal),
      );
      outcomes.set(id, tally);
      for (const old of [...outcomes.keys()].slice(0, -mostOutcomes)) outcomes.delete(old);
      return id;
    },
    outcome(id) {
      const tally = outcomes.get(id);
      if (tally === undefined) throw new AppError('not-found', 'No such export');
      return { ...tally };
    },
  };
}

/** What was noted last may still be on its way into the library's own sidecar. A label that is not ours stays as it is there. */
function notedOf({ title, rating, flag, label, tags, collections, notes }: Clip): Partial<Sidecar> {
  return { title, rating, flag, tags, collections, notes, ...(label !== null && { label }) };
}

/** What the disk refused was refused in the target: the library is only read. */
function translated(error: unknown): unknown {
  const problem = diskProblem(error);
  if (problem === null) return error;
  const code = problem.kind === 'disk-full' ? 'disk-full' : 'target-refused';
  return new AppError(code, 'The folder took no more', { cause: error });
}
