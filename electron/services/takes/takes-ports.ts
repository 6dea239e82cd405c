import type { DatabaseSync } from 'node:sqlite';
import type { DraftId } from '../../../shared/contract/ids.ts';
import type { Downloads } from '../downloads/download.ts';
import type { ClipKeeper } from '../library/clip-keeper.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Services } from '../service.ts';
import type { Caps } from '../spend.ts';
import type { TakesChange } from './pushes.ts';

export type TakesPorts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** studio.sqlite, opened with durability 'full'. */
  readonly database: DatabaseSync;
  readonly services: Services;
  readonly downloads: Downloads;
  readonly keeper: ClipKeeper;
};

export type TakesOptions = {
  limits(): { readonly concurrent: number; readonly perMinute: number };
  caps(): Caps;
  /** At most once per frame, each changed take once, as it is then. */
  onChanged(change: TakesChange): void;
  /** Something in `summary()` changed; at most once per frame. */
  onStatus(): void;
  /** Takes were queued: the draft's count of takes grew. */
  onQueued(draftId: DraftId): void;
};
