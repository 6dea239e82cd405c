import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readBody } from '../../../electron/services/http-read-body.ts';
import { createHttp } from '../../../electron/services/http.ts';
import { HttpError, type HttpRequest } from '../../../electron/services/ports.ts';
import { startRawServer } from './raw-server.ts';

const http = createHttp();

async function startServer(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

function post(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url, body: '{}', idleMs: 5000, ...more };
}

function get(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, idleMs: 5000, ...more };
}

async function errorOf(work: Promise<unknown>): Promise<HttpError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HttpError)) throw new Error('Expected an HttpError', { cause: error });
  return error;
}

async function closedPort(): Promise<URL> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return new URL(`http://127.0.0.1:${port}/`);
}

describe('an exchange that works', () => {
  test('carries method, headers and body, and answers with status, headers and body', async () => {
    const url = await startServer((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        response.writeHead(201, { 'X-Echo': request.headers['x-one'], 'set-cookie': ['a=1', 'b=2'] });
        response.end(`${request.method} ${body}`);
      });
    });
    const response = await http(post(url, { headers: { 'x-one': 'eins' }, body: 'füchse' }));
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ 'x-echo': 'eins', 'set-cookie': 'a=1, b=2' });
    expect(new TextDecoder().decode((await readBody(response, 100)) ?? undefined)).toBe('POST füchse');
  });

  test('does not follow a redirect', async () => {
    const url = await startServer((_, response) => response.writeHead(307, { location: '/other' }).end());
    const response = await http(post(url));
    expect(response.status).toBe(307);
    expect(response.headers['location']).toBe('/other');
  });

  test('gives every POST a connection of its own', async () => {
    const ports = new Set<number | undefined>();
    const url = await startServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    for (let index = 0; index < 3; index += 1) await readBody(await http(post(url)), 10);
    expect(ports.size).toBe(3);
  });

  test('may share a connection between GETs', async () => {
    const ports = new Set<number | undefined>();
    const url = await startServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    for (let index = 0; index < 3; index += 1) await readBody(await http(get(url)), 10);
    expect(ports.size).toBe(1);
  });

  test('lets a slow reader slow the sender down, without counting its pauses as silence', async () => {
    let sentBytes = 0;
    const piece = Buffer.alloc(64 * 1024);
    const url = await startServer((_, response) => {
      const more = () => {
        while (sentBytes < 64 * 1024 * 1024 && !response.destroyed) {
          sentBytes += piece.byteLength;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const response = await http(get(url, { idleMs: 400 }));
    const iterator = response.body[Symbol.asyncIterator]();
    await iterator.next();
    // Longer than the silence limit: the pause is the reader's.
    await new Promise((resolve) => {
      setTimeout(resolve, 700);
    });
    expect((await iterator.next()).done).toBe(false);
    expect(sentBytes).toBeLessThan(32 * 1024 * 1024);
    response.discard();
  });

  test('answers a HEAD without a body', async () => {
    const url = await startServer((_, response) => response.writeHead(200, { 'content-length': '77' }).end());
    const response = await http({ method: 'HEAD', url, idleMs: 5000 });
    expect(response.headers['content-length']).toBe('77');
    expect((await readBody(response, 10))?.byteLength).toBe(0);
  });
});

describe('the phase of a failure', () => {
  test('is "not-sent" when nobody listens', async () => {
    const error = await errorOf(http(post(await closedPort())));
    expect(error).toMatchObject({ phase: 'not-sent', code: 'ECONNREFUSED' });
  });

  test('is "not-sent" when the name does not exist', async () => {
    const error = await errorOf(http(post(new URL('http://no-such-name.invalid/'))));
    expect(error.phase).toBe('not-sent');
  });

  test('is "not-sent" when the server speaks no TLS, and no byte of the request leaves', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const url = new URL(`https://127.0.0.1:${server.url.port}/`);
    const error = await errorOf(http(post(url, { body: 'secret-body' })));
    expect(error.phase).toBe('not-sent');
    expect(server.received.join('')).not.toContain('secret-body');
  });

  test('is "not-sent" when the TLS handshake falls silent', async () => {
    const server = await startRawServer(() => undefined);
    const url = new URL(`https://127.0.0.1:${server.url.port}/`);
    expect(await errorOf(http(post(url, { idleMs: 50 })))).toMatchObject({
      phase: 'not-sent',
      code: 'TIMEOUT',
    });
  });

  test('is "not-sent" when a header cannot be sent, and its value is not in the message', async () => {
    const error = await errorOf(
      http(post(await closedPort(), { headers: { authorization: 'Bearer a\nb-secret' } })),
    );
    expect(error).toMatchObject({ phase: 'not-sent', code: 'ERR_INVALID_CHAR' });
    expect(`${error.message} ${String(error.cause)}`).not.toContain('secret');
  });

  test('is "not-sent" when the signal was aborted before', async () => {
    const error = await errorOf(http(post(await closedPort(), { signal: AbortSignal.abort() })));
    expect(error).toMatchObject({ phase: 'not-sent', code: 'ABORTED' });
  });

  test('is "sent" when the connection is reset after the request arrived', async () => {
    const server = await startRawServer((socket) => socket.resetAndDestroy());
    expect(await errorOf(http(post(server.url)))).toMatchObject({ phase: 'sent', code: 'ECONNRESET' });
    expect(server.received).toHaveLength(1);
  });

  test('is "sent" when the connection is closed without an answer', async () => {
    const server = await startRawServer((socket) => socket.end());
    expect((await errorOf(http(post(server.url)))).phase).toBe('sent');
  });

  test('is "sent" when the answer is no HTTP', async () => {
    const server = await startRawServer((socket) => socket.end('what?\r\n\r\n'));
    expect((await errorOf(http(post(server.url)))).phase).toBe('sent');
  });

  test('is "sent" when no answer comes in time', async () => {
    const server = await startRawServer(() => undefined);
    expect(await errorOf(http(post(server.url, { idleMs: 50 })))).toMatchObject({
      phase: 'sent',
      code: 'TIMEOUT',
    });
  });

  test('is "sent" when half of the headers come and then nothing', async () => {
    const server = await startRawServer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-le'));
    expect(await errorOf(http(post(server.url, { idleMs: 50 })))).toMatchObject({
      phase: 'sent',
      code: 'TIMEOUT',
    });
  });

  test('is "sent" when it is aborted while waiting', async () => {
    const abort = new AbortController();
    const server = await startRawServer(() => abort.abort());
    const error = await errorOf(http(post(server.url, { signal: abort.signal })));
    expect(error).toMatchObject({ phase: 'sent', code: 'ABORTED' });
  });

  const broken: readonly (readonly [string, string, 'end' | 'reset'])[] = [
    ['a length is closed early', 'content-length: 100\r\n\r\nhalf', 'end'],
    ['a length is reset', 'content-length: 100\r\n\r\nhalf', 'reset'],
    ['chunks are closed early', 'transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n', 'end'],
    ['chunks are reset', 'transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n', 'reset'],
    ['neither length nor chunks is reset', '\r\nhalf', 'reset'],
  ];
  test.each(broken)('is "body" when a body with %s', async (_, rest, how) => {
    const server = await startRawServer((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${rest}`, () => (how === 'end' ? socket.end() : undefined));
      if (how === 'reset') socket.once('resetNow', () => socket.resetAndDestroy());
      sockets.push(socket);
    });
    const sockets: { emit(event: string): boolean }[] = [];
    const response = await http(get(server.url));
    const iterator = response.body[Symbol.asyncIterator]();
    expect(new TextDecoder().decode((await iterator.next()).value as Uint8Array)).toBe('half');
    for (const socket of sockets) socket.emit('resetNow');
    expect(await errorOf(iterator.next())).toMatchObject({ phase: 'body', code: 'ECONNRESET' });
  });

  test('is "body" when the body falls silent', async () => {
    const server = await startRawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
    );
    const response = await http(get(server.url, { idleMs: 50 }));
    expect(await errorOf(readBody(response, 100))).toMatchObject({ phase: 'body', code: 'TIMEOUT' });
  });

  test('is "body" when the body is aborted', async () => {
    const abort = new AbortController();
    const server = await startRawServer((socket) =>
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'),
    );
    const response = await http(get(server.url, { signal: abort.signal }));
    abort.abort();
    expect(await errorOf(readBody(response, 100))).toMatchObject({ phase: 'body', code: 'ABORTED' });
  });
});

describe('what is read', () => {
  test('a body without length or chunks ends with the connection', async () => {
    const server = await startRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nwhole'));
    expect((await readBody(await http(get(server.url)), 100))?.byteLength).toBe(5);
  });

  test('a body longer than allowed is null, and the connection is dropped', async () => {
    let closed: () => void = () => undefined;
    const wasClosed = new Promise<void>((resolve) => (closed = resolve));
    const url = await startServer((request, response) => {
      request.socket.once('close', closed);
      response.write(Buffer.alloc(1000));
    });
    expect(await readBody(await http(get(url)), 999)).toBeNull();
    await wasClosed;
  });

  test('leaving the loop drops the connection', async () => {
    let closed: () => void = () => undefined;
    const wasClosed = new Promise<void>((resolve) => (closed = resolve));
    const url = await startServer((request, response) => {
      request.socket.once('close', closed);
      response.write(Buffer.alloc(1000));
    });
    for await (const piece of (await http(get(url))).body) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    await wasClosed;
  });

  test('discarding twice, or after the end, is harmless', async () => {
    const url = await startServer((_, response) => response.end('x'));
    const response = await http(get(url));
    expect((await readBody(response, 10))?.byteLength).toBe(1);
    response.discard();
    response.discard();
  });
});
