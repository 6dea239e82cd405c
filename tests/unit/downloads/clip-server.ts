import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { HttpError, type Http } from '../../../electron/services/ports.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;
export type ClipServer = { readonly url: string; readonly requests: readonly IncomingMessage[] };

/** A server on loopback that answers the n-th request by the n-th answer, and later ones by the last. */
export async function startClipServer(...answers: readonly Answer[]): Promise<ClipServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answers[Math.min(requests.length, answers.length) - 1]?.(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/predictions/1.mp4`, requests };
}

type Tags = { readonly etag?: string; readonly 'last-modified'?: string };

/** The whole file, whatever was asked. */
export function whole(bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.byteLength, ...headers });
    response.end(bytes);
  };
}

const breakHeader = 'x-break-after';

/** Promises the whole file and sends `sent` bytes of it; `breakingHttp` then sees the connection break, with nothing lost on the way. */
export function cutOff(bytes: Uint8Array, sent: number, tags: Tags = {}): Answer {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': bytes.byteLength, [breakHeader]: sent, ...tags });
    response.write(bytes.subarray(0, sent));
  };
}

/** A real reset takes along what the client had not read yet, as much as it likes; here the break comes where the test wants it. */
export function breakingHttp(http: Http): Http {
  return async (request) => {
    const response = await http(request);
    const breakAfter = Number(response.headers[breakHeader] ?? Number.POSITIVE_INFINITY);
    return { ...response, body: broken(response.body, breakAfter) };
  };
}

async function* broken(body: AsyncIterable<Uint8Array>, breakAfter: number): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const piece of body) {
    yield piece;
    passed += piece.byteLength;
    if (passed >= breakAfter) throw new HttpError('body', 'ECONNRESET');
  }
}

/** Serves ranges as RFC 9110 asks, `If-Range` included. */
export function ranged(bytes: Uint8Array, tags: Tags): Answer {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? Number.NaN);
    const condition = request.headers['if-range'];
    const isCurrent = condition === undefined || condition === (tags.etag ?? tags['last-modified']);
    if (Number.isNaN(from) || !isCurrent) {
      whole(bytes, tags)(request, response);
      return;
    }
    const range = `bytes ${from}-${bytes.byteLength - 1}/${bytes.byteLength}`;
    response.writeHead(206, { ...tags, 'content-range': range, 'content-length': bytes.byteLength - from });
    response.end(bytes.subarray(from));
  };
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(code, headers);
    response.end();
  };
}
