import { z } from 'zod';
import { importRefusals } from '../import-refusals.ts';
import { clipId, workId } from './ids.ts';

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
  'library.importOutcome': { input: z.object({ id: workId }), output: importOutcome },
} as const;
