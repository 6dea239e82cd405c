import type { ClipId, DraftId, RevisionId, TakeId } from '../../../shared/contract/ids.ts';
import type { Take } from '../../../shared/contract/takes.ts';
import type { Micros } from '../../../shared/money.ts';
import type { Recipe } from '../../../shared/recipe.ts';
import {
  remoteLifeMs,
  type FailureCode,
  type HoldReason,
  type TakeState,
} from '../../../shared/take-state.ts';

export type Money = Take['money'];
export type Candidate = Take['candidates'][number];

/** What never changes after a take was queued, except that an unsent one may be bound to another service. */
type TakeOrigin = {
  readonly id: TakeId;
  readonly draftId: DraftId;
  readonly revisionId: RevisionId;
  readonly revisionNumber: number;
  readonly title: string;
  readonly recipe: Recipe;
  readonly model: string;
  readonly createdMs: number;
};

/** What the life of a take writes. Times are Unix milliseconds. */
export type TakeFacts = {
  /** 'practice' or a base URL. */
  readonly service: string;
  readonly state: TakeState;
  readonly position: number;
  /** A hold that is this take's own and must survive a restart; the others are worked out (queue-holds.ts). */
  readonly hold: HoldReason | null;
  readonly sentMs: number | null;
  readonly submittedMs: number | null;
  readonly acceptedMs: number | null;
  readonly completedMs: number | null;
  readonly endedMs: number | null;
  readonly dismissedMs: number | null;
  readonly remoteId: string | null;
  readonly remoteCreatedMs: number | null;
  readonly outputs: readonly string[];
  readonly flagged: boolean;
  readonly agreedMicros: Micros;
  readonly priceMicros: Micros;
  /** The live price when it was sent; null where only the list price was known. */
  readonly quotedMicros: Micros | null;
  /** What the account's billing says that it cost. */
  readonly costMicros: Micros | null;
  /** When the billing was seen to give the money back. */
  readonly refundedMs: number | null;
  readonly money: Money;
  readonly failureCode: FailureCode | null;
  readonly failureDetail: string | null;
  readonly clipId: ClipId | null;
  readonly inferenceMs: number | null;
  /** How long after the POST it ended: the middle of the gap between two looks, and how wide that was. */
  readonly tookMs: number | null;
  readonly tookGapMs: number | null;
  readonly looks: number;
  readonly lookedMs: number | null;
  readonly candidates: readonly Candidate[];
};

export type TakeRecord = TakeOrigin & TakeFacts;
export type TakePatch = Partial<TakeFacts>;

export const practiceServiceId = 'practice';

export function serviceKind(service: string): 'practice' | 'live' {
  return service === practiceServiceId ? 'practice' : 'live';
}

export function remoteExpiresMs(take: TakeRecord): number | null {
  const made = take.remoteCreatedMs ?? take.acceptedMs ?? take.submittedMs;
  return take.remoteId === null || made === null ? null : made + remoteLifeMs;
}
