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

export const copyOutcome = z.object({
  copied: count,
  /** There already, as they were at the last copy. */
  unchanged: count,
  /** Gone or unreadable since they were listed. */
  left: count,
  /** In the backup, but no longer as they were backed up. */
  damaged: count,
});
export type CopyOutcome = z.output<typeof copyOutcome>;

export const verifyOutcome = z.object({
  checked: count,
  /** As far as they fit, and how many there are. */
  missing: z.array(clipId),
  missingClips: count,
  damaged: z.array(clipId),
  damagedClips: count,
});
export type VerifyOutcome = z.output<typeof verifyOutcome>;

const begun = z.object({ id: workId });

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
  /** Asks for a folder, and backs the whole library up in it, or brings an older backup there up to date. */
  'library.backup': { input: z.object({}), output: begun },
  /** Asks for a backup and for an empty folder, copies, and makes that the library. */
  'library.restoreBackup': { input: z.object({}), output: begun },
  /** Asks for an empty folder, copies the library there, compares, and uses it from then on. The old one is left as it is. */
  'library.moveTo': { input: z.object({}), output: begun },
  /** How a backup, its return, or a move fared, also while it goes on. */
  'library.copyOutcome': { input: z.object({ id: workId }), output: copyOutcome },
  /** Puts the folder that the library has moved out of into the system's trash. */
  'library.trashOld': { input: z.object({}), output: z.object({}) },
  /** Reads every clip and compares it with what was kept. */
  'library.verify': { input: z.object({}), output: begun },
  'library.verifyOutcome': { input: z.object({ id: workId }), output: verifyOutcome },
  /** A clip's file was changed on purpose: takes it as it is from now on. */
  'library.acceptFile': { input: z.object({ id: clipId }), output: z.object({}) },
  /** What is where the library should be, for choosing a way out. */
  'library.lookAtPlace': {
    input: z.object({}),
    output: z.object({
      /** Nothing is there, or an empty folder: a new library could be made. */
      isFree: z.boolean(),
      /** It is on the disk where the library was; null while nobody knows. */
      isSameDisk: z.boolean().nullable(),
    }),
  },
  /** Makes a new, empty library where the last one was. `conflict` when something is there. */
  'library.startAnew': { input: z.object({}), output: z.object({}) },
  /** Asks for a folder from which everything new is imported from now on, once. */
  'library.watchFolder': { input: z.object({}), output: z.object({}) },
  'library.unwatchFolder': { input: z.object({}), output: z.object({}) },
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
