import type { ClipId } from '../../../../shared/contract/ids.ts';
import type { OutlineRequest, SuggestRequest } from '../../../../shared/contract/library.ts';
import type { LogFields } from '../../ports.ts';
import type { Differences, LookProgress } from '../reconcile.ts';

/** What a thread is started for. Paths are absolute. */
export type Job =
  | { readonly kind: 'read'; readonly file: string }
  | {
      readonly kind: 'look';
      readonly file: string;
      readonly root: string;
      /** Whether somebody searches: the look gives way. */
      readonly asking: SharedArrayBuffer;
    };

/** To a reader. `id` comes back with the answer. */
export type Question =
  | {
      readonly kind: 'outline';
      readonly id: number;
      readonly request: OutlineRequest;
      readonly nowMs: number;
    }
  | { readonly kind: 'suggest'; readonly id: number; readonly request: SuggestRequest }
  | { readonly kind: 'counts'; readonly id: number; readonly of: 'tag' | 'collection' }
  | { readonly kind: 'touched'; readonly ids: readonly ClipId[] | 'all' };

/** From a reader. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };

/** From a look through the folder; the last one is `done` or `failed`. */
export type LookNews =
  | { readonly kind: 'touched'; readonly ids: readonly ClipId[] | 'all' }
  | { readonly kind: 'progress'; readonly progress: LookProgress }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn';
      readonly event: string;
      readonly fields: LogFields | undefined;
    }
  | { readonly kind: 'done'; readonly differences: Differences; readonly unwell: readonly ClipId[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The code of a failure that only a new index mends. */
export const damagedIndex = 'INDEX_DAMAGED';

/** An error as it crosses: its class is lost on the way, its codes are what is acted upon. */
export type Failure = {
  readonly message: string;
  readonly code: string | null;
  readonly errcode: number | null;
};

export function failureOf(error: unknown): Failure {
  const at = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in at && typeof at.code === 'string' ? at.code : null;
  const errcode = 'errcode' in at && typeof at.errcode === 'number' ? at.errcode : null;
  return { message: at.message, code, errcode };
}

export function errorOf({ message, code, errcode }: Failure): Error {
  return Object.assign(new Error(message), code !== null && { code }, errcode !== null && { errcode });
}
