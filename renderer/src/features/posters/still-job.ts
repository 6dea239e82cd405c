import type { StillKind } from './draw-stills.ts';

/** What the page asks of the worker, one at a time. */
export type StillJob = { readonly url: string; readonly kind: StillKind };

export type StillAnswer =
  | { readonly kind: 'drawn'; readonly blob: Blob }
  /** This browser has no decoder for workers. */
  | { readonly kind: 'no-decoder' }
  /** This file is not for this decoder, or is damaged. */
  | { readonly kind: 'failed' };
