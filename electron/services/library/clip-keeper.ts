import type { ClipId, DraftId, RevisionId, TakeId } from '../../../shared/contract/ids.ts';
import type { Micros } from '../../../shared/money.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import type { FetchedFile } from '../downloads/download.ts';

/** What is known of a take when its file is published; goes into the sidecar whole. */
export type ClipRecord = {
  readonly takeId: TakeId;
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

/** What the takes engine needs of the library. */
export type ClipKeeper = {
  /** `<library>/.dailies/partial`, made when the library is there and writable. */
  partialFolder(): Promise<PartialFolder>;
  /**
   * Moves a checked file to its place, writes the sidecar, indexes it. Each step durable before the next, and each found and
   * finished or undone at the next start. A second call for the same take finds the first one's clip.
   */
  publish(file: FetchedFile, record: ClipRecord): Promise<PublishOutcome>;
  /** The clip already published for this take, if any: asked before anything is downloaded again. */
  clipOfTake(takeId: TakeId): Promise<ClipId | null>;
};
