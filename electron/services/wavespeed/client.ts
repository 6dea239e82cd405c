import type { Micros } from '../../../shared/money.ts';
import type { Recipe } from '../../../shared/recipe.ts';

/** Each prediction may have a charge and a refund, and one answer holds a hundred entries at most. */
export const billingsAtOnce = 50;

/** What a prediction is known to be, whatever the shape of the answer. */
export type Prediction = {
  readonly id: string;
  readonly state: 'running' | 'completed' | 'failed';
  /** The status word as it came. */
  readonly status: string;
  readonly model: string | null;
  readonly outputs: readonly string[];
  readonly flagged: boolean;
  readonly createdAtMs: number | null;
  readonly inferenceMs: number | null;
  /** For `failed`: which kind, and the service's own words. */
  readonly failure: { readonly kind: PredictionFailure; readonly message: string | null } | null;
};
export type PredictionFailure =
  | 'moderation'
  | 'bad-request'
  | 'failed'
  | 'no-output'
  | 'timeout'
  | 'deleted'
  | 'cancelled';

/** Answers that mean the same for every call. `message` is the service's own words, shortened, or null. */
export type Trouble =
  | { readonly kind: 'credit'; readonly message: string | null }
  | { readonly kind: 'key'; readonly message: string | null }
  | { readonly kind: 'permission'; readonly message: string | null }
  | { readonly kind: 'rate'; readonly retryAfterMs: number | null; readonly message: string | null };

/** The request cannot have reached the service: trying later repeats nothing. */
export type NotSent = { readonly kind: 'not-sent'; readonly code: string };

export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly prediction: Prediction }
  | {
      readonly kind: 'refused';
      readonly reason: 'moderation' | 'bad-request' | 'model-unknown' | 'refused';
      readonly message: string | null;
    }
  | Trouble
  | NotSent
  /** May have been bought: never sent again by itself. `reason` names what happened, for the journal. */
  | { readonly kind: 'ambiguous'; readonly reason: string };

export type Transient = {
  readonly kind: 'transient';
  readonly reason: string;
  readonly retryAfterMs: number | null;
};

export type ResultOutcome =
  | { readonly kind: 'prediction'; readonly prediction: Prediction }
  | { readonly kind: 'unknown-id' }
  | Exclude<Trouble, { kind: 'credit' }>
  | NotSent
  | Transient;

export type HistoryItem = Prediction & {
  readonly input: Partial<Recipe> | null;
};
export type HistoryOutcome =
  | { readonly kind: 'items'; readonly items: readonly HistoryItem[] }
  | Exclude<Trouble, { kind: 'credit' }>
  | NotSent
  | Transient;

export type AmountOutcome =
  | { readonly kind: 'amount'; readonly micros: Micros }
  | Trouble
  | NotSent
  | Transient;

/** One entry of the account's billing. */
export type Billing = {
  readonly remoteId: string;
  readonly kind: 'charge' | 'refund';
  readonly micros: Micros;
};
export type BillingsOutcome =
  | { readonly kind: 'billings'; readonly billings: readonly Billing[] }
  | Trouble
  | NotSent
  | Transient;

/** The remote API. No call throws; each sends at most one request. */
export type WavespeedClient = {
  /** Sends the paid POST, once. */
  submit(model: string, recipe: Recipe): Promise<SubmitOutcome>;
  result(remoteId: string): Promise<ResultOutcome>;
  /** One page of the account's history, newest first. Times are Unix milliseconds. */
  history(query: {
    readonly model: string;
    readonly afterMs: number;
    readonly beforeMs: number;
    readonly page: number;
  }): Promise<HistoryOutcome>;
  price(model: string, recipe: Pick<Recipe, 'aspectRatio' | 'durationS'>): Promise<AmountOutcome>;
  balance(): Promise<AmountOutcome>;
  /** What was charged and given back for these predictions, at most `billingsAtOnce` of them. */
  billings(remoteIds: readonly string[]): Promise<BillingsOutcome>;
};
