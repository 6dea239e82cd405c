import type { ClipId, DraftId, RevisionId, TakeId } from '../../../shared/contract/ids.ts';
import type { Micros } from '../../../shared/money.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { FetchedFile } from '../downloads/download.ts';

/** What is known of a take when its file is published; goes into the sidecar whole. */
export type ClipRecord = {
  readonly takeId: TakeId;
  /** Which of the prediction's outputs; most have one, number 0. */
  readonly outputIndex: number;
  readonly draftId: DraftId;
  readonly revisionId: RevisionId;
  readonly revisionNumber: number;
  readonly title: string;
  readonly recipe: Recipe;
  readonly model: string;
  readonly service: 'practice' | 'live';
  readonly remoteId: string;
  /** When the service made it, or when it was submitted. */
  readonly createdAtMs: number;
  readonly generationMs: number | null;
  readonly costMicros: Micros | null;
  readonly flagged: boolean;
};

export type KeepProblem = { readonly kind: 'disk-full' | 'library-offline' | 'library-read-only' };
export type PartialFolder = { readonly kind: 'folder'; readonly path: string } | KeepProblem;
export type PublishOutcome = { readonly kind: 'kept'; readonly clipId: ClipId } | KeepProblem;

/** `none`: never published here, or the library is offline. `damaged`: the file differs from what was fetched. */
export type ClipCheck = 'none' | 'sound' | 'missing' | 'damaged';

/** What the takes engine needs of the library. */
export type ClipKeeper = {
  /** `<library>/.dailies/partial`, made when the library is there and writable. */
  partialFolder(): Promise<PartialFolder>;
  /**
   * Moves a checked file to its place, writes the sidecar, indexes it. Each step durable before the next, and each found and
   * finished or undone at the next start. A second call for the same output finds the first one's clip; where that one's file is gone or
   * damaged, it is repaired: the same clip, never in place of a file that differs.
   */
  publish(file: FetchedFile, record: ClipRecord): Promise<PublishOutcome>;
  /** The clip already published for this output (the first unless told), if any: asked before anything is downloaded again. */
  clipOfTake(takeId: TakeId, outputIndex?: number): Promise<ClipId | null>;
  /** Reads the whole file of that clip and compares. */
  checkClip(takeId: TakeId, outputIndex: number): Promise<ClipCheck>;
};
