import type { Disk } from '../disk.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { ClipIndex } from './clip-index.ts';
import type { LibraryPaths } from './paths.ts';

/** One library folder that is there, with its index open. */
export type Shelf = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly paths: LibraryPaths;
  readonly index: ClipIndex;
  /** Nothing may be written in the folder. */
  readonly readOnly: boolean;
};
