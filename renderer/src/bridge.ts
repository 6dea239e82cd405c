import type { Bridge, Input, Output, RequestName } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the DOM's.
  interface Window {
    readonly bridge: Bridge;
  }
}

export type { Bridge };

/** The bridge the preload made. Everything else is handed one, so that tests and previews bring their own. */
export function realBridge(): Bridge {
  return window.bridge;
}

/** Asks main and resolves with the value. Throws AppError with main's code. */
export async function ask<N extends RequestName>(
  bridge: Bridge,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const reply = await bridge.request(name, input);
  if (reply.ok) return reply.value;
  const { code, message, retryAfterMs, reportId } = reply.error;
  throw new AppError(code, message, {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(reportId === undefined ? {} : { reportId }),
  });
}

/** The error as the app knows it. What is no AppError (a torn channel) is `unexpected`. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('unexpected', error instanceof Error ? error.message : String(error), { cause: error });
}
