import type { ClipId } from '../../../shared/contract/ids.ts';
import type { Disk } from '../disk.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Serial } from '../serial.ts';
import type { ActStore } from './acts/act-store.ts';
import type { Lists } from './acts/lists.ts';
import type { ClipIndex } from './clip-index.ts';
import type { Double } from './doubles.ts';
import type { IndexNews } from './open-followed-index.ts';
import type { LibraryPaths } from './paths.ts';
import type { ChosenReader } from './worker/choose-reader.ts';

/** One library folder that is there, with its index open. */
export type Shelf = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly paths: LibraryPaths;
  readonly index: ClipIndex;
  /** Searches; the index answers for single clips. */
  readonly reader: ChosenReader;
  readonly acts: ActStore;
  readonly lists: Lists;
  /** Clips that are known although their sidecar is gone or cannot be read: it is written anew. */
  readonly unwell: Set<ClipId>;
  /** Clips of whose last acts the index knows nothing yet, for want of room. */
  readonly behind: Set<ClipId>;
  /** What the last look has found that belongs to no video. */
  readonly seen: Seen;
  /** One act at a time; whoever writes to `acts` is in here. Never wait for the library's turn inside. */
  readonly acting: Serial;
  /** Nothing may be written in the folder. */
  readonly readOnly: boolean;
  /** As another program has the library. */
  readonly isHeld: boolean;
  /** Where the index is that program's: what has become of it since this was asked last. Nothing is written in it then. */
  readonly followed: (() => IndexNews) | null;
};

type Seen = {
  /** JSON files without a video of their name, with when they were written to last. */
  orphans: Map<string, number>;
  /** Second sidecars of clips that have one, and say something else. */
  doubles: readonly Double[];
};

/** What a look through the folder needs; it may have a thread and a connection of its own. */
export type LookShelf = Pick<Shelf, 'disk' | 'clock' | 'log' | 'paths' | 'index' | 'unwell' | 'readOnly'>;
