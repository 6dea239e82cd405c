import type { z } from 'zod';
import type { WireError } from '../errors.ts';
import { appEvents, appRequests } from './app.ts';
import { curationEvents, curationRequests } from './curation.ts';
import { doubleRequests } from './doubles.ts';
import { draftEvents, draftRequests } from './drafts.ts';
import { ledgerRequests } from './ledger.ts';
import { libraryEvents, libraryRequests } from './library.ts';
import type { eventNames, requestNames } from './names.ts';
import { phrasebookEvents, phrasebookRequests } from './phrasebook.ts';
import { revisionRequests } from './revisions.ts';
import { settingsEvents, settingsRequests } from './settings.ts';
import { takeEvents, takeRequests } from './takes.ts';
import { transferRequests } from './transfer.ts';
import { workEvents, workRequests } from './works.ts';

export type RequestName = (typeof requestNames)[number];
export type EventName = (typeof eventNames)[number];

export const requests = {
  ...appRequests,
  ...curationRequests,
  ...doubleRequests,
  ...draftRequests,
  ...ledgerRequests,
  ...libraryRequests,
  ...phrasebookRequests,
  ...revisionRequests,
  ...settingsRequests,
  ...takeRequests,
  ...transferRequests,
  ...workRequests,
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  ...appEvents,
  ...curationEvents,
  ...draftEvents,
  ...libraryEvents,
  ...phrasebookEvents,
  ...settingsEvents,
  ...takeEvents,
  ...workEvents,
} as const satisfies Record<EventName, z.ZodType>;

/** What the caller writes, what the handler receives, what comes back. */
export type Input<N extends RequestName> = z.input<(typeof requests)[N]['input']>;
export type Parsed<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type Output<N extends RequestName> = z.output<(typeof requests)[N]['output']>;
export type Payload<N extends EventName> = z.output<(typeof events)[N]>;

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/** A `File` of the page, as the one thing that main is told of it: where it lies, which the page never learns. */
export type DroppedFile = { readonly name: string; readonly size: number };

/** The whole surface the preload puts on `window.bridge`. */
export type Bridge = {
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Reply<Output<N>>>;
  /** Calls `listener` for each event; the returned function ends the subscription. */
  subscribe<N extends EventName>(name: N, listener: (payload: Payload<N>) => void): () => void;
  /** One way: a native drag must begin in the same gesture, so nothing may be awaited (electron#471 in Image-MetaHub). */
  startDrag(ids: Input<'library.prepareDrag'>['ids']): void;
  /** One way: files dropped on the window. The preload finds where they lie, and tells main alone. */
  importDropped(files: readonly DroppedFile[]): void;
};
