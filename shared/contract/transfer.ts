import { z } from 'zod';
import { importRefusals } from '../import-refusals.ts';
import { longestTemplate } from '../name-template.ts';
import { clipId, workId } from './ids.ts';
import { selection } from './selection.ts';

const count = z.int().min(0);

export const importOutcome = z.object({
  /** New clips. */
  imported: count,
  /** Clips whose file was missing here and has come back. */
  healed: count,
  /** The same content is here already. */
  known: count,
  /** The same content is here, in the trash. */
  trashed: count,
  /** The new, the healed and the known ones, as far as they fit. */
  clips: z.array(clipId),
  /** Files that were not taken, as far as they fit, and how many there were. */
  refused: z.array(z.object({ fileName: z.string(), reason: z.enum(importRefusals) })),
  refusals: count,
});
export type ImportOutcome = z.output<typeof importOutcome>;

const templateProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown-field'), name: z.string() }),
  z.object({ kind: z.literal('unclosed') }),
  z.object({ kind: z.literal('empty') }),
]);

export const exportPreview = z.object({
  /** Of the first few clips, with the folders that the template makes, separated by '/'. */
  names: z.array(z.string()),
  clips: count,
  problem: templateProblem.nullable(),
});
export type ExportPreview = z.output<typeof exportPreview>;

export const exportOutcome = z.object({
  exported: count,
  /** Their files are not in the library. */
  missing: count,
  /** Exported, but nothing could be put into their files: no MP4, no prompt, or a kind that is left alone. */
  withoutRecipe: count,
});
export type ExportOutcome = z.output<typeof exportOutcome>;

const template = z.string().max(longestTemplate);

/** How many files and folders one drop may hold, and how long a name the system gives them may be. */
export const droppedPlaces = z.array(z.string().min(1).max(32_768)).min(1).max(5000);

/** What goes into the library and out of it: works, all of them, told of by `works.changed`. */
export const transferRequests = {
  /** Asks for files, or for a folder with files in it. `cancelled` when the user closed the dialog. */
  'library.importFiles': {
    input: z.object({ from: z.enum(['files', 'folder']).default('files') }),
    output: z.object({ id: workId }),
  },
  /** How an import fared, also while it goes on. `not-found` for any other work, or a forgotten one. */
  'library.exportPreview': { input: z.object({ template, selection }), output: exportPreview },
  /** Asks for a folder, then copies. `cancelled` when the user closed the dialog, `in-library` for one inside the library. */
  'library.export': {
    input: z.object({ template, selection, withSidecars: z.boolean(), recipeInFile: z.boolean() }),
    output: z.object({ id: workId }),
  },
  'library.exportOutcome': { input: z.object({ id: workId }), output: exportOutcome },
  'library.importOutcome': { input: z.object({ id: workId }), output: importOutcome },
} as const;
