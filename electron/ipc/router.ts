import { requests } from '../../shared/contract/index.ts';
import type { Output, Parsed, Reply, RequestName } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { WireError } from '../../shared/errors.ts';
import type { Log } from '../services/ports.ts';

export type Handlers = { readonly [N in RequestName]: (input: Parsed<N>) => Promise<Output<N>> };
export type Route = (name: unknown, input: unknown) => Promise<Reply<unknown>>;

type Options = {
  readonly log: Log;
  /** A new id that the user can quote. */
  newReportId(): string;
  now(): number;
  /** Parse what handlers answer as well: in tests and development, not for users. */
  readonly checkOutputs: boolean;
};

const slowMs = 100;

/** One door for every request: the name against the table, the input against its schema, errors made into data. */
export function createRouter(handlers: Handlers, options: Options): Route {
  return async (name, input) => {
    const startedAt = options.now();
    try {
      if (!isRequestName(name)) throw new AppError('invalid-input', 'Unknown request');
      const parsed = requests[name].input.safeParse(input);
      if (!parsed.success) {
        // Paths of the issues alone: the values may be prompts or a key.
        const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
        throw new AppError('invalid-input', `${name}: ${where}`);
      }
      // The table ties each name to its own input; TypeScript cannot carry that through a lookup.
      const handle = handlers[name] as (input: unknown) => Promise<unknown>;
      const value = await handle(parsed.data);
      return { ok: true, value: options.checkOutputs ? requests[name].output.parse(value) : value };
    } catch (error) {
      return { ok: false, error: toWire(error, isRequestName(name) ? name : 'unknown', options) };
    } finally {
      const tookMs = Math.round(options.now() - startedAt);
      if (tookMs > slowMs && isRequestName(name)) options.log.info('request.slow', { name, tookMs });
    }
  };
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

function toWire(error: unknown, request: string, options: Options): WireError {
  if (!(error instanceof AppError)) {
    const reportId = options.newReportId();
    options.log.error('request.failed', error, { request, reportId });
    return { code: 'unexpected', message: 'Unexpected error', reportId };
  }
  const { code, message, retryAfterMs, reportId } = error;
  if (error.cause !== undefined) options.log.error('request.refused', error, { request, code });
  return {
    code,
    message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(reportId !== undefined && { reportId }),
  };
}
