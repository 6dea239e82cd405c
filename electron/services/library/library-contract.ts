import type { ClipId } from '../../../shared/contract/ids.ts';
import type {
  Clip,
  Lineage,
  OutlineRequest,
  PackedOutline,
  Suggestion,
  SuggestRequest,
} from '../../../shared/contract/library.ts';
import type { Doubled } from '../../../shared/contract/doubles.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { Selection } from '../../../shared/contract/selection.ts';
import type { Disk } from '../disk.ts';
import type { FetchedFile } from '../downloads/download.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Curator, CuratorEvents } from './acts/curator.ts';
import type { ClipKeeper } from './clip-keeper.ts';
import type { CopyTarget } from './copies.ts';
import type { Holder } from './lock/library-lock.ts';
import type { LibraryState } from './look.ts';
import type { LookProgress } from './reconcile.ts';
import type { Emptying, TrashWay } from './trash-removal.ts';
import type { Arrival, KnownClip, TakenIn } from './take-in.ts';

export type LibraryPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly disk?: Disk;
  /** The script of the library's threads. Without it, and with a disk of one's own, all is done on the spot. */
  readonly worker?: string;
};

/** What differs; with `all` everything may. */
export type LibraryChange = {
  readonly changed: readonly ClipId[];
  readonly removed: readonly ClipId[];
  readonly all: boolean;
};

export type LibrarySummary = {
  readonly state: LibraryState | 'held';
  readonly clips: number;
  readonly sizeBytes: number;
  /** While `held`: who has the library. It can be read meanwhile. */
  readonly heldBy?: Holder;
  /** Clips with a second sidecar that says something else; absent where there are none. */
  readonly doubled?: readonly ClipId[];
};

export type LibraryOptions = CuratorEvents & {
  /** The library's folder now; asked again by `reopen`. */
  folder(): string;
  /**
   * May a library be made where there is none? True only for a folder in which none was ever seen: an empty folder may be the place where
   * a disk that is away will appear.
   */
  mayCreate(): boolean;
  onChanged(change: LibraryChange): void;
  /** Posters or strips of these were drawn, could not be, or are asked for anew; nothing else of them differs. */
  onStills(ids: readonly ClipId[]): void;
  /** Puts a folder into the system's trash. Without it nothing goes there, and clips stay in the library's until they are deleted. */
  toSystemTrash?(folder: string): Promise<void>;
  /** How far a long look through the folder is; null when it has ended. */
  onLooking?(progress: LookProgress | null): void;
  /** What `summary` tells has changed. Not called before `openLibrary` has resolved. */
  onState(): void;
};

type TrashView = {
  readonly clips: number;
  readonly sizeBytes: number;
  readonly ends: readonly { readonly id: ClipId; readonly endsAtMs: number }[];
};

/** A clip's file as the media service serves it. */
type ClipFile = { readonly path: string; readonly sha256: string };

type Keeping = ClipKeeper & Omit<Curator, 'looked' | 'adopt'>;

/**
 * The clips that are kept. Reading works in every state, and offline finds nothing. Writing rejects with AppError: `library-offline`,
 * `library-held`, `library-read-only`, `disk-full`. Paths stay in main.
 */
export type Library = Keeping & {
  /** Offline, there are no clips. */
  summary(): LibrarySummary;
  outline(request: OutlineRequest): Promise<PackedOutline>;
  /** All that a query finds, the newest first. */
  find(query: string): Promise<readonly ClipId[]>;
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** Those that exist, in the order asked for. */
  clips(ids: readonly ClipId[]): Promise<Clip[]>;
  /** What else came of the same draft and revision. Rejects with `not-found`. */
  lineage(id: ClipId): Promise<Lineage>;
  postersWanted(limit: number): Promise<ClipId[]>;
  posterFailed(id: ClipId): Promise<void>;
  /** A JPEG that has been checked. Rejects with `not-found` for a clip that is not there. */
  savePoster(id: ClipId, bytes: Uint8Array): Promise<void>;
  posterPath(id: ClipId): string | null;
  /** As for posters. A strip belongs to the bytes it was drawn from. */
  stripsWanted(limit: number): Promise<ClipId[]>;
  stripFailed(id: ClipId): Promise<void>;
  saveStrip(id: ClipId, bytes: Uint8Array): Promise<void>;
  stripFile(id: ClipId): ClipFile | null;
  /** Asks for posters and strips anew; answers with the number of clips. */
  redraw(selection: Selection): Promise<number>;
  /** Null for what is unknown, missing, or in the trash. */
  clipFile(id: ClipId): ClipFile | null;
  /** The clips of a selection, in its order; those in the trash only where it names them. */
  choose(selection: Selection): Promise<readonly ClipId[]>;
  /** What is here of this content, the trash included; null when nothing is. */
  findSame(sha256: string): Promise<KnownClip | null>;
  /** The whole trash, and when the stay of these clips in it ends; those that are not there are left out. */
  trashed(ids: readonly ClipId[]): Promise<TrashView>;
  /** Without a selection all of it. What the system's trash refuses stays. This is no act: it cannot be undone here. */
  emptyTrash(
    selection: Selection | null,
    way: TrashWay,
    emptying?: Emptying,
  ): Promise<{ readonly removed: number; readonly refused: number }>;
  /** Publishes a file that was copied to partial/. Also rejects with `file-missing`, when that copy has changed. */
  takeIn(file: FetchedFile, arrival: Arrival): Promise<TakenIn>;
  /** Answers with the number of copies. Also rejects with `file-missing`, and `forbidden` where the target cannot be written. */
  copyTo(ids: readonly ClipId[], target: CopyTarget): Promise<number>;
  /** Looks at the folder again, whole: a disk that came back, files that moved. */
  rescan(): Promise<void>;
  /** Makes a library where the last one was, after the user has said that it is gone for good. */
  startAnew(): Promise<void>;
  /** Closes the library while `work` goes on, and opens what `folder()` says afterwards. */
  whileShut<T>(work: () => Promise<T>): Promise<T>;
  /** Takes the file of a clip as it is from now on. Rejects with `file-missing`, `not-playable` and `not-found`. */
  acceptFile(id: ClipId): Promise<void>;
  /** The sidecars of a clip that has several which differ. Rejects with `not-found` for any other. */
  doubledSidecars(id: ClipId): Promise<Doubled>;
  /** Makes one of them the clip's own; the others are set aside. Also rejects with `conflict` when it says something else by now. */
  chooseSidecar(id: ClipId, version: string): Promise<Output<'library.chooseSidecar'>>;
  /** Closes what is open and opens what `folder()` now says. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};
