import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../../electron/services/http.ts';
import type { Http, HttpRequest, Log } from '../../../electron/services/ports.ts';
import { createClient } from '../../../electron/services/wavespeed/create-client.ts';
import { klingModel, type Recipe } from '../../../shared/recipe.ts';
import { startRawServer } from '../http/raw-server.ts';

const key = 'wsk_0123456789abcdef';
const recipe: Recipe = { prompt: 'a fox', negativePrompt: '', aspectRatio: '9:16', durationS: 10 };
const created = JSON.stringify({ code: 200, data: { id: 'a1', status: 'created' } });

type Seen = { readonly line: string; readonly headers: IncomingMessage['headers']; readonly body: string };

function recordingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (...parts: readonly unknown[]) =>
    void lines.push(parts.map((part) => JSON.stringify(part)).join(' '));
  return {
    log: { info: write, warn: write, error: (event, error, fields) => write(event, String(error), fields) },
    lines,
  };
}

async function startApi(respond: (response: ServerResponse, seen: Seen) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      const one = { line: `${request.method} ${request.url}`, headers: request.headers, body };
      seen.push(one);
      respond(response, one);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`);
  return { seen, baseUrl };
}

function clientOf(baseUrl: URL, secret: string | null = key, http: Http = createHttp()) {
  const { log, lines } = recordingLog();
  return { client: createClient({ http, log }, { baseUrl, key: async () => secret }), lines };
}

describe('submit', () => {
  test('sends the known fields, once, to the model’s path, with the key', async () => {
    const api = await startApi((response) => response.end(created));
    const outcome = await clientOf(api.baseUrl).client.submit(klingModel, recipe);
    expect(outcome).toMatchObject({ kind: 'accepted', prediction: { id: 'a1' } });
    expect(api.seen).toHaveLength(1);
    expect(api.seen[0]?.line).toBe('POST /api/v3/kwaivgi/kling-v2.0-t2v-master');
    expect(api.seen[0]?.headers).toMatchObject({
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
    });
    expect(JSON.parse(api.seen[0]?.body ?? '')).toEqual({
      prompt: 'a fox',
      aspect_ratio: '9:16',
      duration: 10,
    });
  });

  test.each([
    ['blur', 'blur'],
    [' \n ', undefined],
  ])('with a negative prompt of %j sends %j', async (negativePrompt, expected) => {
    const api = await startApi((response) => response.end(created));
    await clientOf(api.baseUrl).client.submit(klingModel, { ...recipe, negativePrompt });
    expect(JSON.parse(api.seen[0]?.body ?? '')).toMatchObject({ prompt: 'a fox' });
    expect((JSON.parse(api.seen[0]?.body ?? '') as Record<string, unknown>)['negative_prompt']).toBe(
      expected,
    );
  });

  test('keeps every character of a prompt', async () => {
    const prompt = 'лиса 🦊 "quoted" \\ \u0000 \u2028 日本語\n';
    const api = await startApi((response) => response.end(created));
    await clientOf(api.baseUrl).client.submit(klingModel, { ...recipe, prompt });
    expect(JSON.parse(api.seen[0]?.body ?? '')).toMatchObject({ prompt });
  });

  test.each([301, 302, 303, 307, 308])('never follows a %i', async (status) => {
    const other = await startApi((response) => response.end(created));
    const api = await startApi((response) =>
      response.writeHead(status, { location: other.baseUrl.href }).end(),
    );
    expect(await clientOf(api.baseUrl).client.submit(klingModel, recipe)).toEqual({
      kind: 'ambiguous',
      reason: `redirect-${status}`,
    });
    expect(api.seen).toHaveLength(1);
    expect(other.seen).toHaveLength(0);
  });

  test('is "not-sent" when nobody listens, and sends nothing later', async () => {
    const api = await startRawServer(() => undefined);
    const url = new URL('http://127.0.0.1:1/api/v3');
    expect(await clientOf(url).client.submit(klingModel, recipe)).toMatchObject({ kind: 'not-sent' });
    expect(api.received).toEqual([]);
  });

  test('is ambiguous when the connection breaks after the request', async () => {
    const api = await startRawServer((socket) => socket.resetAndDestroy());
    expect(await clientOf(api.url).client.submit(klingModel, recipe)).toEqual({
      kind: 'ambiguous',
      reason: 'sent-ECONNRESET',
    });
    expect(api.received).toHaveLength(1);
  });

  test('is ambiguous when the answer breaks off, even one that begins like a refusal', async () => {
    const api = await startRawServer((socket) =>
      socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 99\r\n\r\n{"code":400'),
    );
    expect(await clientOf(api.url).client.submit(klingModel, recipe)).toEqual({
      kind: 'ambiguous',
      reason: 'body-ECONNRESET',
    });
  });

  test('is ambiguous when the answer has no end', async () => {
    const api = await startApi((response) => response.end(Buffer.alloc(2 * 1024 * 1024, ' ')));
    expect(await clientOf(api.baseUrl).client.submit(klingModel, recipe)).toMatchObject({
      kind: 'ambiguous',
    });
  });

  test('is ambiguous, and reported, when this program itself fails', async () => {
    const { client, lines } = clientOf(new URL('http://127.0.0.1:1/'), key, () =>
      Promise.reject(new Error('bug')),
    );
    expect(await client.submit(klingModel, recipe)).toEqual({ kind: 'ambiguous', reason: 'sent-UNEXPECTED' });
    expect(lines.join('\n')).toContain('bug');
  });

  test.each(['', '../other', 'a b', 'a?b=c', '//evil.example/x'])(
    'sends nothing for a model named %j',
    async (model) => {
      const api = await startApi((response) => response.end(created));
      expect(await clientOf(api.baseUrl).client.submit(model, recipe)).toMatchObject({
        reason: 'model-unknown',
      });
      expect(api.seen).toHaveLength(0);
    },
  );
});

describe('the key', () => {
  test.each([null, '', '  ', 'with space', 'line\nbreak', 'ключ'])('%j is sent as no key', async (secret) => {
    const api = await startApi((response) => response.writeHead(401).end());
    expect(await clientOf(api.baseUrl, secret).client.submit(klingModel, recipe)).toMatchObject({
      kind: 'key',
    });
    expect(api.seen[0]?.headers.authorization).toBeUndefined();
  });

  test('that cannot be read is sent as no key', async () => {
    const api = await startApi((response) => response.writeHead(401).end());
    const { log } = recordingLog();
    const locked = () => Promise.reject(new Error('locked'));
    const client = createClient({ http: createHttp(), log }, { baseUrl: api.baseUrl, key: locked });
    expect(await client.balance()).toMatchObject({ kind: 'key' });
  });

  test('goes only to the base’s origin, whatever the answers say, and never into the log or an outcome', async () => {
    const requests: HttpRequest[] = [];
    const real = createHttp();
    const other = await startApi((response) => response.end(created));
    const api = await startApi((response) => {
      const message = `your key ${key} at ${other.baseUrl.href}`;
      const data = {
        id: 'a1',
        status: `failed`,
        error: message,
        urls: { get: `${other.baseUrl.href}/predictions/a1/result` },
        outputs: [`${other.baseUrl.href}/1.mp4`],
      };
      response.end(JSON.stringify({ code: 200, message, data }));
    });
    const { client, lines } = clientOf(api.baseUrl, key, (request) => {
      requests.push(request);
      return real(request);
    });
    const outcomes = [
      await client.submit(klingModel, recipe),
      await client.result('a1'),
      await client.history({ model: klingModel, afterMs: 0, beforeMs: 1, page: 1 }),
      await client.price(klingModel, recipe),
      await client.balance(),
    ];
    expect(requests.map((request) => request.url.origin)).toEqual(requests.map(() => api.baseUrl.origin));
    expect(requests).toHaveLength(5);
    expect(
      requests.every((request) => !request.url.href.includes(key) && request.body?.includes(key) !== true),
    ).toBe(true);
    expect(other.seen).toHaveLength(0);
    expect(JSON.stringify(outcomes)).not.toContain(key);
    expect(lines.join('\n')).not.toContain(key);
    expect(lines.join('\n')).not.toContain('a fox');
  });
});

describe('questions', () => {
  test('ask for a result by its path', async () => {
    const api = await startApi((response) => response.end(created));
    expect(await clientOf(api.baseUrl).client.result('a1')).toMatchObject({ kind: 'prediction' });
    expect(api.seen[0]?.line).toBe('GET /api/v3/predictions/a1/result');
  });

  test.each(['', '../balance', 'a/b', 'a?b'])('never ask for an id like %j', async (id) => {
    const api = await startApi((response) => response.end(created));
    expect(await clientOf(api.baseUrl).client.result(id)).toEqual({ kind: 'unknown-id' });
    expect(api.seen).toHaveLength(0);
  });

  test('ask for the history by model, window and page', async () => {
    const api = await startApi((response) => response.end('{"code":200,"data":{"items":[]}}'));
    const query = {
      model: klingModel,
      afterMs: Date.UTC(2026, 0, 1),
      beforeMs: Date.UTC(2026, 0, 2),
      page: 3,
    };
    expect(await clientOf(api.baseUrl).client.history(query)).toEqual({ kind: 'items', items: [] });
    expect(api.seen[0]?.line).toBe('POST /api/v3/predictions');
    expect(JSON.parse(api.seen[0]?.body ?? '')).toEqual({
      model: klingModel,
      page: 3,
      page_size: 100,
      created_after: '2026-01-01T00:00:00.000Z',
      created_before: '2026-01-02T00:00:00.000Z',
    });
  });

  test('ask for a history open to both sides', async () => {
    const api = await startApi((response) => response.end('{"code":200,"data":{"items":[]}}'));
    const query = { model: klingModel, afterMs: -1, beforeMs: Number.MAX_SAFE_INTEGER, page: 1 };
    expect(await clientOf(api.baseUrl).client.history(query)).toEqual({ kind: 'items', items: [] });
    expect(JSON.parse(api.seen[0]?.body ?? '')).toMatchObject({
      created_after: '1970-01-01T00:00:00.000Z',
      created_before: '9999-01-01T00:00:00.000Z',
    });
  });

  test.each([
    [
      { price: 1.3, discounted_price: 1.17, discount_rate: 10, currency: 'USD' },
      { kind: 'amount', micros: 1_170_000 },
    ],
    [{ price: 1.3 }, { kind: 'amount', micros: 1_300_000 }],
    [
      { price: '1.30', discounted_price: null },
      { kind: 'amount', micros: 1_300_000 },
    ],
    [
      { price: 1.3, discounted_price: 0 },
      { kind: 'amount', micros: 1_300_000 },
    ],
    [
      { price: 1.3, currency: 'usd' },
      { kind: 'amount', micros: 1_300_000 },
    ],
    [{ price: 9, currency: 'CNY' }, { kind: 'transient' }],
    [{}, { kind: 'transient' }],
    [null, { kind: 'transient' }],
  ])('read a price of %j as %j', async (data, expected) => {
    const api = await startApi((response) => response.end(JSON.stringify({ code: 200, data })));
    expect(await clientOf(api.baseUrl).client.price(klingModel, recipe)).toMatchObject(expected);
    expect(api.seen[0]?.line).toBe('POST /api/v3/model/price');
    expect(JSON.parse(api.seen[0]?.body ?? '')).toEqual({
      model_id: klingModel,
      inputs: { aspect_ratio: '9:16', duration: 10 },
    });
  });

  test('tell a broken connection from one that never was', async () => {
    const api = await startRawServer((socket) => socket.resetAndDestroy());
    expect(await clientOf(api.url).client.balance()).toMatchObject({
      kind: 'transient',
      reason: 'sent-ECONNRESET',
    });
    expect(await clientOf(new URL('http://127.0.0.1:1/')).client.balance()).toMatchObject({
      kind: 'not-sent',
    });
  });
});
