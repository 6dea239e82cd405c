import * as http from 'node:http';
import * as https from 'node:https';
import { httpBody, type Failure } from './http-body.ts';
import { httpErrorCode } from './http-error-code.ts';
import { HttpError, type Http, type HttpErrorPhase, type HttpRequest, type HttpResponse } from './ports.ts';

/** Some content networks refuse a request that names no program. */
const userAgent = 'Dailies';

/**
 * HTTP over node:http. A POST always gets a connection of its own: on a kept-alive one that the server closes at that moment,
 * nobody could tell whether the request was read. A reading request may share connections; repeating one costs nothing.
 */
export function createHttp(): Http {
  const agents = {
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
  return async (request) => {
    if (request.signal?.aborted === true) throw new HttpError('not-sent', 'ABORTED');
    return exchange(request, open(request, agents));
  };
}

type Agents = { readonly http: http.Agent; readonly https: https.Agent };

function open(request: HttpRequest, agents: Agents): http.ClientRequest {
  const secure = request.url.protocol === 'https:';
  const headers: Record<string, string | number> = { 'user-agent': userAgent, ...request.headers };
  if (request.body !== undefined) headers['content-length'] = Buffer.byteLength(request.body);
  const agent = request.method === 'POST' ? false : secure ? agents.https : agents.http;
  const options = { method: request.method, headers, agent };
  try {
    return secure ? https.request(request.url, options) : http.request(request.url, options);
  } catch (error) {
    // Node checks URL and headers before it connects; its message names the header, never the value.
    throw new HttpError('not-sent', httpErrorCode(error, 'UNKNOWN'), { cause: error });
  }
}

function exchange(request: HttpRequest, outgoing: http.ClientRequest): Promise<HttpResponse> {
  const { idleMs, signal } = request;
  const failure: Failure = { error: null };
  let phase: HttpErrorPhase = 'not-sent';
  return new Promise((resolve, reject) => {
    const fail = (code: string, cause?: unknown) => {
      settle();
      outgoing.destroy();
      reject(new HttpError(phase, code, { cause }));
    };
    const timer = setTimeout(() => fail('TIMEOUT'), idleMs);
    const onAbort = () => fail('ABORTED');
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    signal?.addEventListener('abort', onAbort);
    whenConnected(outgoing, () => {
      phase = 'sent';
      timer.refresh();
      outgoing.end(request.body);
    });
    outgoing.on('error', (error) => {
      failure.error ??= error;
      if (phase !== 'body') fail(httpErrorCode(error, 'UNKNOWN'), error);
    });
    outgoing.on('response', (incoming) => {
      phase = 'body';
      settle();
      const body = httpBody(incoming, failure, idleMs, signal);
      resolve({ status: incoming.statusCode ?? 0, headers: headersOf(incoming), ...body });
    });
  });
}

/**
 * Runs `then` once TCP, and TLS for https, stand. The request is handed over only after that, so that a failure before it proves
 * that no byte of it can have left.
 */
function whenConnected(outgoing: http.ClientRequest, then: () => void): void {
  outgoing.once('socket', (socket) => {
    const isSecure = 'encrypted' in socket;
    const isReady = isSecure
      ? 'secureConnecting' in socket && socket.secureConnecting === false
      : !socket.connecting;
    if (isReady) then();
    else socket.once(isSecure ? 'secureConnect' : 'connect', then);
  });
}

function headersOf(incoming: http.IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    headers[name] = (values ?? []).join(', ');
  }
  return headers;
}
