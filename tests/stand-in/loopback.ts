import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { handlerOf } from './session.ts';

/** The one origin that the app's scheme serves, as main knows it. */
const appOrigin = 'app://studio';

export type Loopback = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly cookie: { readonly name: string; readonly value: string };
  toPage(url: string): string;
  toApp(url: string): string;
};

/**
 * Serves `app://studio` to Chromium over loopback HTTP. Any program of this machine can reach the port, so every request must carry
 * the cookie of this start; the Host header must name the address itself, so that no foreign name can be pointed here.
 */
export async function openLoopback(preferredPort: number): Promise<Loopback> {
  const cookie = { name: 'stand-in', value: randomBytes(32).toString('hex') };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const { port } = server.address() as AddressInfo;
    const isOurs = request.headers.host === `127.0.0.1:${port}` && hasCookie(request, cookie);
    // Chromium asks for an icon of every HTTP site; Electron asks for none.
    if (request.url === '/favicon.ico') response.writeHead(404).end();
    else if (isOurs) void answer(request, response, `http://127.0.0.1:${port}`);
    else response.writeHead(403).end();
  });
  await listen(server, preferredPort).catch(() => listen(server, 0));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    cookie,
    toPage: (url) => swap(url, appOrigin, origin),
    toApp: (url) => swap(url, origin, appOrigin),
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function swap(url: string, from: string, to: string): string {
  return url === from || url.startsWith(`${from}/`) ? `${to}${url.slice(from.length)}` : url;
}

function hasCookie(request: IncomingMessage, { name, value }: Loopback['cookie']): boolean {
  const expected = Buffer.from(`${name}=${value}`);
  return (request.headers.cookie ?? '').split('; ').some((pair) => {
    const given = Buffer.from(pair);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  try {
    const handler = handlerOf(new URL(appOrigin).protocol.slice(0, -1));
    if (handler === undefined) throw new Error('No handler for the scheme');
    const reply = await handler(toRequest(request, origin));
    await give(reply, request, response);
  } catch (error) {
    // Electron prints it and fails the request without an answer.
    if (!response.destroyed) console.error(error);
    response.destroy();
  }
}

function toRequest(request: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (['host', 'cookie', 'connection', 'transfer-encoding'].includes(name) || value === undefined) continue;
    headers.set(name, swap(String(value), origin, appOrigin));
  }
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(request);
  // Node's own stream type and the one of fetch are the same thing under two names.
  const init = { method, headers, body: body as BodyInit | null, duplex: 'half' };
  return new Request(`${appOrigin}${request.url}`, init) as never;
}

/** Streams the answer; when the page gives up, as it does with every seek, the body is cancelled. */
async function give(reply: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (reply.type === 'error') throw new Error('The handler answered with an error');
  // A custom scheme is not cached over HTTP; without this Chromium would keep what it likes.
  response.writeHead(reply.status, { 'cache-control': 'no-store', ...Object.fromEntries(reply.headers) });
  if (reply.body === null || request.method === 'HEAD') {
    response.end();
    return;
  }
  const body = Readable.fromWeb(reply.body as NodeReadableStream);
  await pipeline(body, response).catch((error: unknown) => {
    if (!request.destroyed && !response.destroyed) throw error;
  });
}
