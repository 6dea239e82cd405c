import type { HttpRequest } from '../../electron/services/ports.ts';
import { callExchange, type Answered } from './exchange-call.ts';
import { createTruth, type Billed, type Truth } from './truth.ts';

/** The service as a schedule in virtual time speaks with it: without a socket. */
export type Remote = {
  billed(): readonly Billed[];
  call(request: HttpRequest, takeId: string | null): Promise<Answered>;
  hurry: Truth['hurry'];
  close(): void;
};

export function createRemote(options: Parameters<typeof createTruth>[0]): Remote {
  const truth = createTruth(options);
  return {
    billed: truth.billed,
    call: (request, takeId) =>
      callExchange((incoming, outgoing) => truth.handle(takeId, incoming, outgoing), request),
    hurry: truth.hurry,
    close: truth.close,
  };
}
