/** The few outside things a service may ask for. A port exists only where a test must replace it; SQLite is not one. */

/** Time. Milliseconds throughout; `now` is Unix time and may jump, `monotonic` only goes forward. */
export type Clock = {
  now(): number;
  monotonic(): number;
  /** Resolves after `ms`, or early (never rejecting) when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export type Random = {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** A new opaque id of `length` lower-case letters and digits. */
  id(length: number): string;
};

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
/** One line per call. Callers pass no secret and no prompt; the writer redacts what looks like a key all the same. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Keeps the error with its chain of causes. */
  error(event: string, error: unknown, fields?: LogFields): void;
};

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Longest silence, before the headers and between pieces of the body. */
  readonly idleMs: number;
  readonly signal?: AbortSignal;
};

export type HttpResponse = {
  readonly status: number;
  /** Names in lower case; repeated headers joined with ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it arrives. Ends with an HttpError when the connection breaks or falls silent. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Drops the connection. Harmless after the end. */
  discard(): void;
};

/** Sends one request on one connection, once: no retry, no redirect, no cookie, no cache. Rejects with HttpError. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

export type HttpErrorPhase =
  /** No byte of the request was handed to a connection: the other side cannot have acted on it. */
  | 'not-sent'
  /** The request may have arrived. */
  | 'sent'
  /** Headers had arrived; the body broke off. */
  | 'body';

export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly phase: HttpErrorPhase;
  /** System or own code: ECONNREFUSED, ENOTFOUND, ECONNRESET, TIMEOUT, ABORTED … */
  readonly code: string;

  constructor(phase: HttpErrorPhase, code: string, options: ErrorOptions = {}) {
    super(`${phase}: ${code}`, options);
    this.phase = phase;
    this.code = code;
  }
}

/** `os`: a keyring; `weak`: obfuscated with a key anyone can know; `none`: cannot be stored at all. */
export type SecretProtection = 'os' | 'weak' | 'none';

/** Secrets by name. `save` with `weak` protection happens only after the user agreed. */
export type SecretStore = {
  protection(): Promise<SecretProtection>;
  load(name: string): Promise<string | null>;
  save(name: string, value: string): Promise<void>;
  erase(name: string): Promise<void>;
};

/** The settings file as parsed JSON; schema, defaults and versions are the settings service's. */
export type SettingsFile = { read(): unknown; write(value: unknown): void };

export type Notice = { readonly title: string; readonly body: string };

/** What is told outside the window. Where a desktop lacks one of these, nothing happens. */
export type Signals = {
  isFocused(): boolean;
  onFocus(listener: () => void): void;
  notify(notice: Notice, onClick: () => void): void;
  /** A share from 0 to 1, 'busy' without one, null for nothing. */
  setProgress(progress: number | 'busy' | null): void;
  /** The number at the dock's or launcher's icon; 0 takes it away. */
  setBadge(count: number): void;
  /** Keeps the machine from sleeping by itself; the screen may go dark. */
  keepAwake(isAwake: boolean): void;
};

/** What only the desktop can do. Paths stay inside main. */
export type Desktop = {
  reveal(path: string): void;
  openFolder(path: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  /** Into the system's trash. */
  trash(path: string): Promise<void>;
  copyFiles(paths: readonly string[]): Promise<void>;
  /** Existing files, as many as the user likes; null when the dialog was closed. Extensions without a dot. */
  chooseFiles(options: {
    readonly title: string;
    readonly startIn: string | null;
    readonly kinds: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  }): Promise<readonly string[] | null>;
  /** Null when the user closed the dialog. */
  chooseFolder(options: { readonly title: string; readonly startIn: string | null }): Promise<string | null>;
  chooseSaveFile(options: {
    readonly title: string;
    readonly startIn: string | null;
    readonly name: string;
  }): Promise<string | null>;
};
