import type { IncomingMessage } from 'node:http';
import { httpErrorCode } from './http-error-code.ts';
import { HttpError, type HttpResponse } from './ports.ts';

/** What the request's own error listener has heard so far; null while all is well. */
export type Failure = { error: unknown };

/**
 * The body as it arrives, read only as fast as the caller takes it. The silence limit runs while the caller waits, not while it
 * writes to a slow disk.
 */
export function httpBody(
  incoming: IncomingMessage,
  failure: Readonly<Failure>,
  idleMs: number,
  signal: AbortSignal | undefined,
): Pick<HttpResponse, 'body' | 'discard'> {
  let stoppedBy: 'ABORTED' | 'TIMEOUT' | null = null;
  const stop = (reason: 'ABORTED' | 'TIMEOUT') => {
    stoppedBy ??= reason;
    incoming.destroy(new Error(reason));
  };
  const onAbort = () => stop('ABORTED');
  // Without a listener an error that comes before anyone reads would end the process; reading reports it.
  incoming.on('error', () => undefined);
  incoming.once('close', () => signal?.removeEventListener('abort', onAbort));
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener('abort', onAbort);

  async function* read(): AsyncGenerator<Uint8Array, void, void> {
    let isWaiting = true;
    const timer = setTimeout(() => {
      if (isWaiting) stop('TIMEOUT');
    }, idleMs);
    try {
      for await (const piece of incoming as AsyncIterable<Buffer>) {
        isWaiting = false;
        yield piece;
        isWaiting = true;
        timer.refresh();
      }
    } catch (error) {
      throw new HttpError('body', stoppedBy ?? httpErrorCode(failure.error ?? error, 'ECONNRESET'), {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
    // A body without a length ends when the connection does. Node reports a reset there as a normal end of the message, and
    // tells the truth only to the request's listener.
    if (failure.error !== null || !incoming.complete) {
      throw new HttpError('body', httpErrorCode(failure.error, 'ECONNRESET'), { cause: failure.error });
    }
  }

  return { body: read(), discard: () => void incoming.destroy() };
}
