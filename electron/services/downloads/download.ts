/** What a demuxer reads from a clip. */
export type MediaFacts = {
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly fps: number | null;
  /** Codec string such as "avc1.64001f". */
  readonly codec: string | null;
};

/** A whole, checked, fsynced file that still has its partial name. */
export type FetchedFile = {
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly facts: MediaFacts;
};

export type FetchProblem =
  /** Try again later: connection, 5xx, short body. */
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs: number | null }
  /** This URL is gone (403, 404, 410): ask the service for a fresh one. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** The bytes are not a playable clip, and would not be next time. */
  | { readonly kind: 'not-a-video'; readonly reason: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'library-offline' }
  | { readonly kind: 'library-read-only' }
  | { readonly kind: 'forbidden-url'; readonly reason: string };

export type FetchOutcome = { readonly kind: 'fetched'; readonly file: FetchedFile } | FetchProblem;

export type FetchProgress = {
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  /** Whether what has arrived would still count after a stop: the server told how to recognise the file, and serves ranges of it. */
  readonly keepsBytes: boolean;
};

export type Downloads = {
  /**
   * Fetches one output into `<folder>/<name>.part`, resuming what is there where the server allows, then checks it.
   * Never sends the key. Resolves with the outcome; does not throw for what the network, the server or the disk do.
   */
  fetch(request: {
    readonly url: string;
    readonly folder: string;
    readonly name: string;
    /** http to loopback is allowed only when the service itself is on loopback. */
    readonly allowLoopback: boolean;
    readonly signal?: AbortSignal;
    onProgress(progress: FetchProgress): void;
  }): Promise<FetchOutcome>;
  /** Removes the partial file of a take that will not be fetched any more. */
  discard(folder: string, name: string): Promise<void>;
};
