/** Every failure the app expects. The renderer holds one user text per code. */
export const errorCodes = [
  'batch-too-large',
  'cancelled',
  'cap-batch',
  'cap-day',
  'cap-month',
  'conflict',
  'disk-full',
  'file-missing',
  'forbidden',
  'invalid-input',
  'in-library',
  'key-missing',
  'library-held',
  'library-offline',
  'library-read-only',
  'model-unknown',
  'no-credit',
  'not-a-backup',
  'not-found',
  'not-playable',
  'offline',
  'price-changed',
  'prompt-empty',
  'prompt-too-long',
  'rate-limited',
  'refused',
  'target-refused',
  'target-taken',
  'unauthorized',
  'unavailable',
  'unexpected',
  'untrusted-sender',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What crosses a process boundary: plain data, no stack, no path, no secret. */
export type WireError = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number;
  readonly reportId?: string;
};

type AppErrorOptions = ErrorOptions & { readonly retryAfterMs?: number; readonly reportId?: string };

/** The one error thrown on purpose. `message` is for developers: no secret, no path, not shown to users. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly reportId: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.reportId = options.reportId;
  }
}

/** Compile-time proof that a union has been handled in full. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`);
}
